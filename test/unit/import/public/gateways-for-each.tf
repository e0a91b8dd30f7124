# Source: a public lab of a circuit that moves from one gateway to another: gateways by for_each, a peering by count
locals {
  gateways = { blue = "10.100.0.0/16", green = "10.101.0.0/16" }
  private  = { enabled = true, vlan = 120 }
}

resource "azurerm_virtual_network" "this" {
  for_each            = local.gateways
  name                = "vnet-${each.key}"
  resource_group_name = "rg-move"
  location            = "westeurope"
  address_space       = [each.value]
  tags                = merge({ lab = "move" }, each.key == "blue" ? { old = "yes" } : {})
}

resource "azurerm_subnet" "gateway" {
  for_each             = azurerm_virtual_network.this
  name                 = "GatewaySubnet"
  resource_group_name  = each.value.resource_group_name
  virtual_network_name = azurerm_virtual_network.this[each.key].name
  address_prefixes     = [cidrsubnet(local.gateways[each.key], 10, 0)]
}

resource "azurerm_virtual_network_gateway" "this" {
  for_each            = local.gateways
  name                = "ergw-${each.key}"
  resource_group_name = "rg-move"
  location            = "westeurope"
  type                = "ExpressRoute"
  sku                 = "ErGw1AZ"

  ip_configuration {
    name      = "default"
    subnet_id = azurerm_subnet.gateway[each.key].id
  }
}

resource "azurerm_express_route_circuit" "this" {
  name                  = "er-move"
  resource_group_name   = "rg-move"
  location              = "westeurope"
  service_provider_name = "Megaport"
  peering_location      = "London"
  bandwidth_in_mbps     = 200
  sku {
    tier   = "Standard"
    family = "MeteredData"
  }
}

resource "azurerm_express_route_circuit_peering" "private" {
  count                         = local.private.enabled ? 1 : 0
  peering_type                  = "AzurePrivatePeering"
  express_route_circuit_name    = azurerm_express_route_circuit.this.name
  resource_group_name           = "rg-move"
  peer_asn                      = 65001
  primary_peer_address_prefix   = "172.20.0.0/30"
  secondary_peer_address_prefix = "172.20.0.4/30"
  vlan_id                       = local.private.vlan
}

resource "azurerm_virtual_network_gateway_connection" "this" {
  for_each                   = azurerm_virtual_network_gateway.this
  name                       = "cn-${each.key}"
  resource_group_name        = "rg-move"
  location                   = "westeurope"
  type                       = "ExpressRoute"
  virtual_network_gateway_id = azurerm_virtual_network_gateway.this[each.key].id
  express_route_circuit_id   = azurerm_express_route_circuit.this.id
  routing_weight             = each.key == "green" ? 10 : 0
}
