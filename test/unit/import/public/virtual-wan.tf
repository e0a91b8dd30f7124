# Source: schubergphilis/terraform-azure-mcaf-vwan-expressroute: a hub of Virtual WAN, which is seen and not managed
resource "azurerm_virtual_wan" "wan" {
  name                = "wan"
  resource_group_name = "rg-wan"
  location            = "westeurope"
}

resource "azurerm_virtual_network" "spoke" {
  name                = "spoke"
  resource_group_name = "rg-wan"
  location            = "westeurope"
  address_space       = ["10.120.0.0/16"]

  subnet {
    name             = "work"
    address_prefixes = ["10.120.1.0/24"]
  }
}

resource "azurerm_express_route_gateway" "gateway" {
  name                = "ergw-wan"
  resource_group_name = "rg-wan"
  location            = "westeurope"
  virtual_hub_id      = azurerm_virtual_hub.hub.id
  scale_units         = 2
}
