# Source: AgicCompany/Standard.PANIC.terraform-azurerm-monitor-expressroute: alerts in two severities on a circuit
locals {
  thresholds = { warn = { severity = 2, below = 99 }, crit = { severity = 1, below = 90 } }
}

resource "azurerm_express_route_circuit" "watched" {
  name                  = "er-watched"
  resource_group_name   = "rg-watched"
  location              = "italynorth"
  service_provider_name = "Retelit"
  peering_location      = "Milan"
  bandwidth_in_mbps     = 200

  sku {
    tier   = "Standard"
    family = "UnlimitedData"
  }
}

resource "azurerm_monitor_metric_alert" "bgp" {
  for_each            = local.thresholds
  name                = "er-watched-bgp-avail-${each.key}"
  resource_group_name = "rg-watched"
  scopes              = [azurerm_express_route_circuit.watched.id]
  description         = "${title(each.key)}: BGP availability"
  severity            = each.value.severity
  frequency           = "PT1M"
  window_size         = "PT5M"

  criteria {
    metric_namespace = "Microsoft.Network/expressRouteCircuits"
    metric_name      = "BgpAvailability"
    aggregation      = "Average"
    operator         = "LessThan"
    threshold        = each.value.below
  }
}
