# Source: Azure/terraform-azurerm-avm-res-network-expressroutecircuit: peerings by for_each with a dynamic ipv6 block
variable "peerings" {
  default = {
    private = {
      type = "AzurePrivatePeering"
      vlan = 130
      ipv6 = { primary = "2002:db01::/126", secondary = "2003:db01::/126" }
    }
  }
}

resource "azurerm_express_route_circuit" "this" {
  name                  = "er-avm"
  resource_group_name   = "rg-avm"
  location              = "uksouth"
  service_provider_name = "British Telecom"
  peering_location      = "London"
  bandwidth_in_mbps     = 100
  sku {
    tier   = "Standard"
    family = "UnlimitedData"
  }
}

resource "azurerm_express_route_circuit_authorization" "this" {
  for_each                   = toset(["spoke", "partner"])
  name                       = "auth-${each.value}"
  express_route_circuit_name = azurerm_express_route_circuit.this.name
  resource_group_name        = azurerm_express_route_circuit.this.resource_group_name
}

resource "azurerm_express_route_circuit_peering" "this" {
  for_each                      = var.peerings
  express_route_circuit_name    = azurerm_express_route_circuit.this.name
  peering_type                  = each.value.type
  resource_group_name           = "rg-avm"
  vlan_id                       = each.value.vlan
  peer_asn                      = 65020
  primary_peer_address_prefix   = "172.21.0.0/30"
  secondary_peer_address_prefix = "172.21.0.4/30"

  dynamic "ipv6" {
    for_each = each.value.ipv6 != null ? [each.value.ipv6] : []
    content {
      enabled                       = true
      primary_peer_address_prefix   = ipv6.value.primary
      secondary_peer_address_prefix = ipv6.value.secondary
    }
  }
}
