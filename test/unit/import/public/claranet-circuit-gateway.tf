# Source: claranet/terraform-azurerm-expressroute: everything by count, peerings by a map, a gateway with as many addresses as it has instances
variable "peerings" {
  default = [
    { kind = "AzurePrivatePeering", first = "172.22.0.0/30", second = "172.22.0.4/30", asn = 65040, vlan = 140, config = null },
    { kind = "MicrosoftPeering", first = "198.51.100.0/30", second = "198.51.100.4/30", asn = 64496, vlan = 141, config = { prefixes = ["198.51.100.64/26"], registry = "RIPENCC" } },
  ]
}

locals {
  address_count = 1
  tags          = merge({ env = "prod" }, { stack = "hub" })
}

resource "azurerm_express_route_circuit" "main" {
  count                 = 1
  name                  = "erc-claranet"
  resource_group_name   = "rg-claranet"
  location              = "francecentral"
  service_provider_name = "Equinix"
  peering_location      = "Paris"
  bandwidth_in_mbps     = 100
  tags                  = local.tags

  sku {
    tier   = "Premium"
    family = "MeteredData"
  }
}

moved {
  from = azurerm_express_route_circuit.erc[0]
  to   = azurerm_express_route_circuit.main[0]
}

resource "azurerm_express_route_circuit_peering" "main" {
  for_each                      = { for one in var.peerings : one.kind => one }
  express_route_circuit_name    = one(azurerm_express_route_circuit.main[*].name)
  resource_group_name           = "rg-claranet"
  peering_type                  = each.value.kind
  primary_peer_address_prefix   = each.value.first
  secondary_peer_address_prefix = each.value.second
  peer_asn                      = each.value.asn
  vlan_id                       = each.value.vlan
  route_filter_id               = each.value.kind == "MicrosoftPeering" ? azurerm_route_filter.microsoft.id : null

  dynamic "microsoft_peering_config" {
    for_each = each.value.kind == "MicrosoftPeering" ? each.value.config[*] : []
    content {
      advertised_public_prefixes = microsoft_peering_config.value.prefixes
      routing_registry_name      = microsoft_peering_config.value.registry
    }
  }
}

resource "azurerm_route_filter" "microsoft" {
  name                = "rf-claranet"
  resource_group_name = "rg-claranet"
  location            = "francecentral"

  rule {
    name        = "services"
    access      = "Allow"
    rule_type   = "Community"
    communities = ["12076:5040"]
  }
}

resource "azurerm_virtual_network" "hub" {
  name                = "vnet-claranet"
  resource_group_name = "rg-claranet"
  location            = "francecentral"
  address_space       = ["10.140.0.0/22"]
}

resource "azurerm_subnet" "gateway" {
  name                 = "GatewaySubnet"
  resource_group_name  = "rg-claranet"
  virtual_network_name = azurerm_virtual_network.hub.name
  address_prefixes     = ["10.140.0.0/26"]
}

resource "azurerm_public_ip" "main" {
  count               = local.address_count
  name                = format("%s%s", "pip-ergw", local.address_count > 1 ? "-0${count.index + 1}" : "")
  resource_group_name = "rg-claranet"
  location            = "francecentral"
  allocation_method   = "Static"
  sku                 = "Standard"
  zones               = ["1", "2", "3"]
}

resource "azurerm_virtual_network_gateway" "main" {
  count                       = 1
  name                        = "ergw-claranet"
  resource_group_name         = "rg-claranet"
  location                    = "francecentral"
  type                        = "ExpressRoute"
  sku                         = "ErGw1AZ"
  active_active               = false
  remote_vnet_traffic_enabled = true
  virtual_wan_traffic_enabled = true
  tags                        = local.tags

  dynamic "ip_configuration" {
    for_each = range(1, local.address_count + 1)
    content {
      name                 = "ipconfig-0${ip_configuration.value}"
      public_ip_address_id = azurerm_public_ip.main[ip_configuration.value - 1].id
      subnet_id            = coalesce(azurerm_subnet.gateway.id, "")
    }
  }
}

resource "azurerm_virtual_network_gateway_connection" "main" {
  count                          = 1
  name                           = "con-claranet"
  resource_group_name            = "rg-claranet"
  location                       = "francecentral"
  type                           = "ExpressRoute"
  express_route_circuit_id       = one(azurerm_express_route_circuit.main[*].id)
  virtual_network_gateway_id     = one(azurerm_virtual_network_gateway.main[*].id)
  local_azure_ip_address_enabled = false
  routing_weight                 = 10
}

resource "azurerm_monitor_diagnostic_setting" "circuit" {
  name                       = "diag"
  target_resource_id         = one(azurerm_express_route_circuit.main[*].id)
  log_analytics_workspace_id = "/subscriptions/x/resourceGroups/rg-logs/providers/Microsoft.OperationalInsights/workspaces/logs"
}
