# Source: catherinevee/code, terraform/azure/mexicocentral: circuit, gateway, outputs of its keys
resource "azurerm_resource_group" "rg" {
  name     = "expressroute1-rg"
  location = "mexicocentral"
}

resource "azurerm_virtual_network" "vnet" {
  name                = "expressroute1-vnet"
  address_space       = ["10.0.0.0/16"]
  location            = azurerm_resource_group.rg.location
  resource_group_name = azurerm_resource_group.rg.name
}

resource "azurerm_subnet" "gateway" {
  name                 = "GatewaySubnet"
  resource_group_name  = azurerm_resource_group.rg.name
  virtual_network_name = azurerm_virtual_network.vnet.name
  address_prefixes     = ["10.0.1.0/24"]
}

resource "azurerm_public_ip" "gateway_ip" {
  name                = "expressroute1-gateway-ip"
  location            = azurerm_resource_group.rg.location
  resource_group_name = azurerm_resource_group.rg.name
  allocation_method   = "Static"
  sku                 = "Standard"
}

resource "azurerm_virtual_network_gateway" "ergateway" {
  name                = "expressroute1-gateway"
  location            = azurerm_resource_group.rg.location
  resource_group_name = azurerm_resource_group.rg.name
  type                = "ExpressRoute"
  vpn_type            = "PolicyBased"
  sku                 = "Standard"
  ip_configuration {
    name                          = "vnetGatewayConfig"
    public_ip_address_id          = azurerm_public_ip.gateway_ip.id
    private_ip_address_allocation = "Dynamic"
    subnet_id                     = azurerm_subnet.gateway.id
  }
}

output "service_key" {
  value     = azurerm_express_route_circuit.missing.service_key
  sensitive = true
}
