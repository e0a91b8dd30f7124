import { findGatewaySku } from '../catalog/gatewaySkus';
import { type AzurePart, type RawGateway, mbpsOf } from '../design';
import type { Building } from './build';
import { armId } from './ids';
import type { BodyValue, WantedResource } from './model';
import { circuitId, gatewayId, groupOf, portId } from './partIds';
import { types } from './types';

type Aggregation = 'Average' | 'Maximum' | 'Minimum' | 'Total';

/** An alert on one metric; `threshold` undefined lets Azure learn what is usual (dynamic threshold). */
interface Alert {
  readonly name: string;
  readonly metric: string;
  readonly operator: 'LessThan' | 'GreaterThan' | 'GreaterOrLessThan';
  readonly threshold: number | undefined;
  readonly aggregation: Aggregation;
  /** 0 critical to 4 verbose */
  readonly severity: number;
  /** code of the rule of the facts */
  readonly rule: string;
}

/** Baseline alerts of circuits, gateways and direct ports. source: MON-001 to MON-005, MON-008 (AMBA, APRL, WAF) */
export function addAlerts(building: Building): void {
  const { customer } = building;
  if (customer.raw.monitoring?.alerts !== 'baseline') return;
  for (const circuit of customer.circuits) {
    addTo(building, circuit, circuitId(circuit), circuitAlerts(mbpsOf(circuit)));
  }
  for (const network of customer.virtualNetworks) {
    if (network.gateway) addTo(building, network.gateway, gatewayId(network), gatewayAlerts(network.gateway));
  }
  for (const port of customer.expressRoutePorts) {
    // Which metrics a LAG has is in no document yet.
    if (port.list === 'expressRouteLags') continue;
    addTo(building, port, portId(port), portAlerts());
  }
}

const below = (name: string, metric: string, threshold: number, rule: string): Alert => ({
  name,
  metric,
  operator: 'LessThan',
  threshold,
  aggregation: 'Average',
  severity: 0,
  rule,
});

const above = (name: string, metric: string, threshold: number, rule: string): Alert => ({
  name,
  metric,
  operator: 'GreaterThan',
  threshold,
  aggregation: 'Average',
  severity: 2,
  rule,
});

const unusual = (name: string, metric: string, rule: string): Alert => ({
  name,
  metric,
  operator: 'GreaterThan',
  threshold: undefined,
  aggregation: 'Average',
  severity: 2,
  rule,
});

function circuitAlerts(mbps: number | undefined): Alert[] {
  const percent = (share: number): number => Math.round((mbps ?? 0) * 1_000_000 * share);
  return [
    below('arp', 'ArpAvailability', 90, 'MON-001'),
    below('bgp', 'BgpAvailability', 90, 'MON-002'),
    unusual('qos-in', 'QosDropBitsInPerSecond', 'MON-003'),
    unusual('qos-out', 'QosDropBitsOutPerSecond', 'MON-003'),
    ...(mbps === undefined
      ? []
      : [
          above('in-80', 'BitsInPerSecond', percent(0.8), 'MON-004'),
          above('out-80', 'BitsOutPerSecond', percent(0.8), 'MON-004'),
          { ...above('in-90', 'BitsInPerSecond', percent(0.9), 'MON-004'), severity: 1 },
          { ...above('out-90', 'BitsOutPerSecond', percent(0.9), 'MON-004'), severity: 1 },
        ]),
  ];
}

/** Thresholds are 80 % of what the SKU carries, where the catalogue knows it. */
function gatewayAlerts(gateway: AzurePart<RawGateway>): Alert[] {
  const { sku, autoScaleConfiguration } = gateway.raw;
  const capacity = sku === undefined ? undefined : findGatewaySku(sku, autoScaleConfiguration?.max);
  const share = (value: number): number => Math.round(value * 0.8);
  return [
    above('cpu', 'ExpressRouteGatewayCpuUtilization', 80, 'MON-005'),
    ...(capacity === undefined
      ? []
      : [
          above('packets', 'ExpressRouteGatewayPacketsPerSecond', share(capacity.pps), 'MON-005'),
          above('learned', 'ExpressRouteGatewayCountOfRoutesLearnedFromPeer', share(capacity.routesLearned), 'MON-005'),
          above('flows', 'ExpressRouteGatewayActiveFlows', share(capacity.flows), 'MON-005'),
        ]),
    above('advertised', 'ExpressRouteGatewayCountOfRoutesAdvertisedToPeer', share(1000), 'MON-005'),
    unusual('changes', 'ExpressRouteGatewayFrequencyOfRoutesChanged', 'MON-005'),
  ];
}

function portAlerts(): Alert[] {
  const light = (name: string, metric: string): Alert => ({
    ...unusual(name, metric, 'MON-008'),
    operator: 'GreaterOrLessThan',
  });
  return [
    below('line', 'LineProtocol', 1, 'MON-008'),
    light('rx-light', 'RxLightLevel'),
    light('tx-light', 'TxLightLevel'),
    unusual('in', 'PortBitsInPerSecond', 'MON-008'),
    unusual('out', 'PortBitsOutPerSecond', 'MON-008'),
  ];
}

type Target = Parameters<typeof groupOf>[0] & Parameters<Building['add']>[0]['part'];

function addTo(building: Building, part: Target, id: string | undefined, alerts: readonly Alert[]): void {
  const target = building.get(id);
  const group = groupOf(part);
  if (!target || target.existing || !group) return;
  for (const alert of alerts) {
    building.add({
      id: armId(group, types.metricAlert, building.nameFor('metricAlert', target.name, { metric: alert.name })),
      part,
      stage: target.stage,
      located: true,
      location: 'global',
      derived: true,
      body: bodyOf(building, target, alert),
      dependsOn: [target.id],
    });
  }
}

function bodyOf(building: Building, target: WantedResource, alert: Alert): WantedResource['body'] {
  const { actionGroupId } = building.customer.raw.monitoring ?? {};
  const criterion = {
    name: alert.name,
    metricNamespace: target.type,
    metricName: alert.metric,
    operator: alert.operator,
    timeAggregation: alert.aggregation,
  };
  const criteria: BodyValue =
    alert.threshold === undefined
      ? {
          'odata.type': 'Microsoft.Azure.Monitor.MultipleResourceMultipleMetricCriteria',
          allOf: [
            {
              ...criterion,
              criterionType: 'DynamicThresholdCriterion',
              alertSensitivity: 'Medium',
              failingPeriods: { numberOfEvaluationPeriods: 4, minFailingPeriodsToAlert: 4 },
            },
          ],
        }
      : {
          'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria',
          allOf: [{ ...criterion, criterionType: 'StaticThresholdCriterion', threshold: alert.threshold }],
        };
  return {
    properties: {
      description: `${alert.rule}: ${alert.metric} of ${target.name}`,
      severity: alert.severity,
      enabled: true,
      scopes: [{ $id: target.id }],
      evaluationFrequency: alert.threshold === undefined ? 'PT5M' : 'PT1M',
      windowSize: alert.threshold === undefined ? 'PT15M' : 'PT5M',
      criteria,
      autoMitigate: true,
      actions: actionGroupId === undefined ? [] : [{ actionGroupId }],
    },
  };
}
