# Source: Azure/terraform-azurerm-caf-enterprise-scale, connectivity: subnets with associations, a route table, rules of their own
resource "azurerm_virtual_network" "hub" {
  name                = "hub"
  resource_group_name = "rg-caf"
  location            = "westeurope"
  address_space       = ["10.110.0.0/16"]
  dns_servers         = ["10.110.0.4"]
}

resource "azurerm_subnet" "apps" {
  name                 = "apps"
  resource_group_name  = "rg-caf"
  virtual_network_name = azurerm_virtual_network.hub.name
  address_prefixes     = ["10.110.1.0/24"]
  service_endpoints    = ["Microsoft.Storage"]
}

resource "azurerm_route_table" "apps" {
  name                          = "rt-apps"
  resource_group_name           = "rg-caf"
  location                      = "westeurope"
  bgp_route_propagation_enabled = false
}

resource "azurerm_route" "default" {
  name                   = "default"
  resource_group_name    = "rg-caf"
  route_table_name       = azurerm_route_table.apps.name
  address_prefix         = "0.0.0.0/0"
  next_hop_type          = "VirtualAppliance"
  next_hop_in_ip_address = "10.110.0.68"
}

resource "azurerm_subnet_route_table_association" "apps" {
  subnet_id      = azurerm_subnet.apps.id
  route_table_id = azurerm_route_table.apps.id
}

resource "azurerm_network_security_group" "apps" {
  name                = "nsg-apps"
  resource_group_name = "rg-caf"
  location            = "westeurope"
}

resource "azurerm_network_security_rule" "https" {
  name                        = "https"
  resource_group_name         = "rg-caf"
  network_security_group_name = azurerm_network_security_group.apps.name
  priority                    = 100
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  destination_port_ranges     = ["443", "8443"]
  source_address_prefix       = "10.0.0.0/8"
  destination_address_prefix  = "*"
}

resource "azurerm_subnet_network_security_group_association" "apps" {
  subnet_id                 = azurerm_subnet.apps.id
  network_security_group_id = azurerm_network_security_group.apps.id
}
