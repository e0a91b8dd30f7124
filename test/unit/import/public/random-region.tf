# Source: Azure/terraform-azurerm-avm-res-network-expressroutecircuit, examples/default: a circuit whose names and region a run draws, for connections to gateways that stand elsewhere
locals {
  subscription_id = "6c0f0000-0000-4000-8000-0000000000cc"
  location        = "West US 2"
  group           = "rg-seattle"
  gateway         = "/subscriptions/${local.subscription_id}/resourceGroups/${local.group}/providers/Microsoft.Network/virtualNetworkGateways/er-gateway"
}

provider "azurerm" {
  subscription_id = local.subscription_id
  features {
    resource_group {
      prevent_deletion_if_contains_resources = false
    }
  }
}

resource "random_integer" "index" {
  min = 0
  max = 3
}

resource "azurerm_resource_group" "this" {
  name     = local.group
  location = local.location
  tags     = { draw = random_integer.index.result }
}

resource "azurerm_express_route_circuit" "this" {
  name                  = "er-seattle"
  resource_group_name   = azurerm_resource_group.this.name
  location              = azurerm_resource_group.this.location
  service_provider_name = "Equinix"
  peering_location      = "Seattle"
  bandwidth_in_mbps     = 50

  sku {
    tier   = "Premium"
    family = "MeteredData"
  }
}

resource "azurerm_express_route_circuit_peering" "private" {
  peering_type                  = "AzurePrivatePeering"
  express_route_circuit_name    = azurerm_express_route_circuit.this.name
  resource_group_name           = azurerm_resource_group.this.name
  peer_asn                      = 100
  primary_peer_address_prefix   = "10.0.0.0/30"
  secondary_peer_address_prefix = "10.0.0.4/30"
  ipv4_enabled                  = true
  vlan_id                       = 300

  ipv6 {
    primary_peer_address_prefix   = "2002:db01::/126"
    secondary_peer_address_prefix = "2002:db01:0:1::/126"
    enabled                       = true
  }
}

resource "azurerm_express_route_circuit_authorization" "this" {
  count                      = 2
  name                       = "auth-${count.index + 1}"
  express_route_circuit_name = azurerm_express_route_circuit.this.name
  resource_group_name        = azurerm_resource_group.this.name
}

resource "azurerm_virtual_network_gateway_connection" "elsewhere" {
  name                       = "cn-elsewhere"
  location                   = azurerm_resource_group.this.location
  resource_group_name        = azurerm_resource_group.this.name
  type                       = "ExpressRoute"
  virtual_network_gateway_id = local.gateway
  express_route_circuit_id   = azurerm_express_route_circuit.this.id
  authorization_key          = azurerm_express_route_circuit_authorization.this[0].authorization_key
}
