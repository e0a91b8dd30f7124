# Source: Azure-Samples landing zones: a hub as a module of the same repository, and one of the registry
module "hub" {
  source  = "./hub"
  name    = "hub-module"
  address = "10.130.0.0/16"
}

module "naming" {
  source  = "Azure/naming/azurerm"
  version = "0.4.0"
}

resource "azurerm_virtual_network_peering" "self" {
  name                      = "hub-to-spoke"
  resource_group_name       = "rg-module"
  virtual_network_name      = module.hub.network_name
  remote_virtual_network_id = azurerm_virtual_network.spoke.id
  allow_gateway_transit     = true
}

resource "azurerm_virtual_network" "spoke" {
  name                = "spoke-module"
  resource_group_name = "rg-module"
  location            = "westeurope"
  address_space       = ["10.131.0.0/16"]
}
