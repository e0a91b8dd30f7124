# Source: Azure/terraform-azapi-avm-res-network-expressrouteport: ports by azapi, with links by a for, a lock and authorizations of the port
data "azapi_client_config" "current" {}

variable "links" {
  default = [{ name = "link1", state = "Enabled", macsec = null }, { name = "link2", state = "Enabled", macsec = null }]
}

resource "azapi_resource" "this" {
  type      = "Microsoft.Network/ExpressRoutePorts@2025-05-01"
  name      = "erp-azapi"
  parent_id = "${data.azapi_client_config.current.subscription_resource_id}/resourceGroups/rg-azapi"
  location  = "westeurope"
  tags      = { team = "wan" }
  body = {
    properties = {
      bandwidthInGbps = 10
      billingType     = "MeteredData"
      encapsulation   = "QinQ"
      peeringLocation = "Equinix-Amsterdam-AM5"
      links = length(var.links) > 0 ? [
        for link in var.links : {
          name       = link.name
          properties = { adminState = link.state, macSecConfig = link.macsec != null ? { cipher = link.macsec } : null }
        }
      ] : null
    }
  }
}

resource "azurerm_express_route_circuit" "on_port" {
  name                  = "er-on-port"
  resource_group_name   = "rg-azapi"
  location              = "westeurope"
  express_route_port_id = azapi_resource.this.id
  bandwidth_in_gbps     = 5

  sku {
    tier   = "Standard"
    family = "MeteredData"
  }
}

resource "azurerm_management_lock" "this" {
  lock_level = "ReadOnly"
  name       = "lock-ReadOnly"
  scope      = azapi_resource.this.id
}
