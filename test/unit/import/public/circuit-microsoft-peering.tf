# Source: hashicorp/terraform-provider-azurerm, docs of azurerm_express_route_circuit_peering and azurerm_route_filter
resource "azurerm_resource_group" "example" {
  name     = "rg-microsoft"
  location = "West Europe"
}

resource "azurerm_express_route_circuit" "example" {
  name                  = "er-microsoft"
  resource_group_name   = azurerm_resource_group.example.name
  location              = azurerm_resource_group.example.location
  service_provider_name = "Equinix"
  peering_location      = "Silicon Valley"
  bandwidth_in_mbps     = 50

  sku {
    tier   = "Premium"
    family = "MeteredData"
  }
}

resource "azurerm_route_filter" "example" {
  name                = "rf-services"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location

  rule {
    name        = "services"
    access      = "Allow"
    rule_type   = "Community"
    communities = ["12076:52004"]
  }
}

resource "azurerm_express_route_circuit_peering" "example" {
  peering_type                  = "MicrosoftPeering"
  express_route_circuit_name    = azurerm_express_route_circuit.example.name
  resource_group_name           = azurerm_resource_group.example.name
  peer_asn                      = 65100
  primary_peer_address_prefix   = "123.0.0.0/30"
  secondary_peer_address_prefix = "123.0.0.4/30"
  vlan_id                       = 300
  route_filter_id               = azurerm_route_filter.example.id

  microsoft_peering_config {
    advertised_public_prefixes = ["123.1.0.0/24"]
    routing_registry_name      = "ARIN"
  }
}
