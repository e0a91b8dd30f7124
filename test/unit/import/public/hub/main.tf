# Source: as module-hub.tf
variable "name" { type = string }
variable "address" { type = string }

resource "azurerm_virtual_network" "this" {
  name                = var.name
  resource_group_name = "rg-module"
  location            = "westeurope"
  address_space       = [var.address]
}

resource "azurerm_subnet" "gateway" {
  name                 = "GatewaySubnet"
  resource_group_name  = "rg-module"
  virtual_network_name = azurerm_virtual_network.this.name
  address_prefixes     = [cidrsubnet(one(azurerm_virtual_network.this.address_space), 10, 0)]
}

output "network_name" {
  value = azurerm_virtual_network.this.name
}
