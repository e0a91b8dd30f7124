# Source: Azure/terraform-azurerm-avm-res-network-expressroutecircuit, main.tf: a lock, role assignments and diagnostics beside the circuit
variable "roles" {
  default = { noc = { principal = "3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0a77", role = "Network Contributor" } }
}

resource "azurerm_resource_group" "this" {
  name     = "rg-avm-governed"
  location = "uksouth"
  tags     = { costcenter = "4711" }
}

resource "azurerm_express_route_circuit" "this" {
  name                  = "er-governed"
  resource_group_name   = azurerm_resource_group.this.name
  location              = azurerm_resource_group.this.location
  service_provider_name = "Colt"
  peering_location      = "London"
  bandwidth_in_mbps     = 500

  sku {
    tier   = "Standard"
    family = "MeteredData"
  }
}

resource "azurerm_management_lock" "this" {
  lock_level = "CanNotDelete"
  name       = coalesce(null, "lock-CanNotDelete")
  scope      = azurerm_express_route_circuit.this.id
  notes      = "Cannot delete the resource or its child resources."
}

resource "azurerm_role_assignment" "this" {
  for_each             = var.roles
  principal_id         = each.value.principal
  scope                = azurerm_express_route_circuit.this.id
  role_definition_name = strcontains(lower(each.value.role), "/providers/") ? null : each.value.role
}

resource "azurerm_monitor_diagnostic_setting" "this" {
  name                       = "diag-er"
  target_resource_id         = azurerm_express_route_circuit.this.id
  log_analytics_workspace_id = "/subscriptions/x/resourceGroups/rg-logs/providers/Microsoft.OperationalInsights/workspaces/logs"
}
