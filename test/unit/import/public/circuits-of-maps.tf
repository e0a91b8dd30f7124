# Source: aztfmod/terraform-azurerm-caf, examples/networking/express_routes: circuits and their authorizations as maps that name each other by keys
variable "resource_groups" {
  default = {
    live = { name = "rg-express-route", region = "region1" }
  }
}

variable "regions" {
  default = { region1 = "australiaeast" }
}

variable "express_route_circuits" {
  default = {
    er1 = {
      name                  = "er-sydney"
      resource_group_key    = "live"
      service_provider_name = "Equinix"
      peering_location      = "Sydney"
      tier                  = "Standard"
      bandwidth_in_mbps     = 50
    }
    er2 = {
      name                  = "er-melbourne"
      resource_group_key    = "live"
      service_provider_name = "NEXTDC"
      peering_location      = "Melbourne"
      tier                  = "Premium"
      family                = "UnlimitedData"
      bandwidth_in_mbps     = 200
      tags                  = { owner = "network" }
    }
  }
}

variable "authorizations" {
  default = {
    np   = { name = "for-np", express_route_key = "er1" }
    prod = { name = "for-prod", express_route_key = "er1" }
  }
}

locals {
  groups = { for key, group in var.resource_groups : key => merge(group, { location = lookup(var.regions, group.region, "westeurope") }) }
}

resource "azurerm_express_route_circuit" "this" {
  for_each              = var.express_route_circuits
  name                  = each.value.name
  resource_group_name   = local.groups[each.value.resource_group_key].name
  location              = local.groups[each.value.resource_group_key].location
  service_provider_name = each.value.service_provider_name
  peering_location      = each.value.peering_location
  bandwidth_in_mbps     = each.value.bandwidth_in_mbps
  tags                  = try(each.value.tags, null)

  sku {
    tier   = each.value.tier
    family = lookup(each.value, "family", "MeteredData")
  }
}

resource "azurerm_express_route_circuit_authorization" "this" {
  for_each                   = var.authorizations
  name                       = each.value.name
  express_route_circuit_name = azurerm_express_route_circuit.this[each.value.express_route_key].name
  resource_group_name        = azurerm_express_route_circuit.this[each.value.express_route_key].resource_group_name
}
