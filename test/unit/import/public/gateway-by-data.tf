# Source: kumarvna/terraform-azurerm-vpn-gateway: one module for gateways of both kinds, in a network that it looks up, to a circuit of another subscription
variable "gateway_type" {
  type    = string
  default = "ExpressRoute"
}

variable "active_active" {
  type    = bool
  default = false
}

variable "express_route_circuit_id" {
  type    = string
  default = "/subscriptions/6c0f0000-0000-4000-8000-0000000000ee/resourceGroups/rg-circuits/providers/Microsoft.Network/expressRouteCircuits/er-theirs"
}

variable "tags" {
  type    = map(string)
  default = { stage = "live" }
}

data "azurerm_resource_group" "here" {
  name = "rg-hub"
}

data "azurerm_virtual_network" "hub" {
  name                = "vnet-hub"
  resource_group_name = data.azurerm_resource_group.here.name
}

data "azurerm_subnet" "gateway" {
  name                 = "GatewaySubnet"
  virtual_network_name = data.azurerm_virtual_network.hub.name
  resource_group_name  = data.azurerm_resource_group.here.name
}

resource "azurerm_public_ip" "gateway" {
  name                = lower("GW-Hub-pip")
  location            = "westeurope"
  resource_group_name = data.azurerm_resource_group.here.name
  allocation_method   = "Static"
  sku                 = "Standard"
  tags                = merge({ role = "gateway" }, var.tags, )
}

resource "azurerm_virtual_network_gateway" "gw" {
  name                = "gw-hub"
  location            = "westeurope"
  resource_group_name = data.azurerm_resource_group.here.name
  type                = var.gateway_type
  vpn_type            = var.gateway_type != "ExpressRoute" ? "RouteBased" : null
  sku                 = var.gateway_type != "ExpressRoute" ? "VpnGw2AZ" : "ErGw1AZ"
  active_active       = var.active_active

  ip_configuration {
    name                          = "vnetGatewayConfig"
    public_ip_address_id          = azurerm_public_ip.gateway.id
    private_ip_address_allocation = "Dynamic"
    subnet_id                     = data.azurerm_subnet.gateway.id
  }

  dynamic "ip_configuration" {
    for_each = var.active_active ? [true] : []
    content {
      name                 = "second"
      public_ip_address_id = azurerm_public_ip.gateway.id
      subnet_id            = data.azurerm_subnet.gateway.id
    }
  }

  tags = merge({ role = "gateway" }, var.tags, )
}

resource "azurerm_virtual_network_gateway_connection" "on_premises" {
  count                      = var.gateway_type == "ExpressRoute" ? 1 : 0
  name                       = "cn-on-premises"
  location                   = "westeurope"
  resource_group_name        = data.azurerm_resource_group.here.name
  type                       = var.gateway_type
  virtual_network_gateway_id = azurerm_virtual_network_gateway.gw.id
  express_route_circuit_id   = var.gateway_type == "ExpressRoute" ? var.express_route_circuit_id : null
  routing_weight             = 10
}
