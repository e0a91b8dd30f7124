# Source: hashicorp/terraform-provider-azurerm, acceptance tests of azurerm_express_route_circuit_connection
variable "pairs" {
  default = { one = { place = "Equinix-Sydney-SY2", link = "192.168.16.0" }, two = { place = "CDC-Canberra", link = "192.168.17.0" } }
}

resource "azurerm_resource_group" "test" {
  name     = "rg-direct"
  location = "australiaeast"
}

resource "azurerm_express_route_port" "test" {
  for_each            = var.pairs
  name                = "port-${each.key}"
  resource_group_name = azurerm_resource_group.test.name
  location            = azurerm_resource_group.test.location
  peering_location    = each.value.place
  bandwidth_in_gbps   = 10
  encapsulation       = "Dot1Q"
}

resource "azurerm_express_route_circuit" "test" {
  for_each              = var.pairs
  name                  = "circuit-${each.key}"
  resource_group_name   = azurerm_resource_group.test.name
  location              = azurerm_resource_group.test.location
  express_route_port_id = azurerm_express_route_port.test[each.key].id
  bandwidth_in_gbps     = 5

  sku {
    tier   = "Premium"
    family = "MeteredData"
  }
}

resource "azurerm_express_route_circuit_peering" "test" {
  for_each                      = azurerm_express_route_circuit.test
  peering_type                  = "AzurePrivatePeering"
  express_route_circuit_name    = azurerm_express_route_circuit.test[each.key].name
  resource_group_name           = azurerm_resource_group.test.name
  shared_key                    = "ItsAKey"
  peer_asn                      = 65100
  primary_peer_address_prefix   = cidrsubnet("${var.pairs[each.key].link}/29", 1, 0)
  secondary_peer_address_prefix = cidrsubnet("${var.pairs[each.key].link}/29", 1, 1)
  vlan_id                       = 100
}

resource "azurerm_express_route_circuit_connection" "test" {
  name                = "reach"
  peering_id          = azurerm_express_route_circuit_peering.test["one"].id
  peer_peering_id     = azurerm_express_route_circuit_peering.test["two"].id
  address_prefix_ipv4 = "192.169.8.0/29"
}
