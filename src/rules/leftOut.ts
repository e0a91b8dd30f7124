import { figures } from '../catalog/figures';

/** A rule of the facts that a design cannot decide (or that is decided elsewhere), why, and what checks it. */
export interface LeftOut {
  readonly code: string;
  readonly title: string;
  readonly reason: string;
  /** The command, or the part of the program, that checks it. */
  readonly checkedBy: string;
}

const live = 'It is a state of what is deployed; the design does not hold it.';
const unsayable = 'The format cannot say anything else.';
const change = 'It compares the design with what is deployed.';

/** The rules that no check of a design holds; the list is part of RULES.md. */
export const leftOut: readonly LeftOut[] = [
  {
    code: 'CKT-011',
    title: 'sku.name equals tier_family',
    reason: unsayable,
    checkedBy: 'generate (the name is made from both)',
  },
  { code: 'CKT-012', title: 'a change of tier is an allowed one', reason: change, checkedBy: 'plan' },
  { code: 'CKT-013', title: 'UnlimitedData is not changed to MeteredData', reason: change, checkedBy: 'plan' },
  { code: 'CKT-014', title: 'the bandwidth is not lowered in place', reason: change, checkedBy: 'plan' },
  {
    code: 'CKT-015',
    title: 'Premium to Standard only if everything fits',
    reason: `${change} That the new tier fits is CKT-009, CKT-016, PEER-027 and RES-024.`,
    checkedBy: 'check and plan',
  },
  {
    code: 'CKT-020',
    title: 'no circuit stays NotProvisioned for long',
    reason: live,
    checkedBy: 'plan (the state is read from Azure)',
  },
  {
    code: 'CKT-022',
    title: 'allowClassicOperations is false',
    reason: "The design does not say it: Azure's default is false, and what somebody has turned on in Azure stays.",
    checkedBy: 'nothing here',
  },
  {
    code: 'CKT-024',
    title: `average use is below ${figures.alertPercent} %`,
    reason: live,
    checkedBy: 'the baseline alerts (monitoring.alerts)',
  },
  { code: 'CKT-025', title: 'a provisioned circuit is not deleted', reason: change, checkedBy: 'plan' },
  {
    code: 'CKT-027',
    title: 'a customer beyond the limits has more circuits',
    reason: 'The limits themselves are CKT-016, CKT-017 and GW-012.',
    checkedBy: 'check',
  },
  {
    code: 'PEER-001',
    title: 'peerings follow when the provider state is Provisioned',
    reason: live,
    checkedBy: 'deploy (it waits)',
  },
  { code: 'PEER-003', title: 'one peering of each type', reason: unsayable, checkedBy: 'the format' },
  { code: 'PEER-004', title: 'a peering is named by its type', reason: unsayable, checkedBy: 'generate' },
  {
    code: 'PEER-008',
    title: 'the edge has the first usable address, Microsoft the second',
    reason: unsayable,
    checkedBy: 'generate --format router',
  },
  {
    code: 'PEER-020',
    title: `a shared key has at most ${figures.sharedKeyLength} letters and digits`,
    reason: 'The value of a secret is not in the design.',
    checkedBy: 'deploy (when the secret is read)',
  },
  {
    code: 'PEER-023',
    title: 'advertisedPublicPrefixesState is Configured',
    reason: live,
    checkedBy: 'deploy (it waits)',
  },
  {
    code: 'PEER-031',
    title: 'a public prefix is not announced to the internet too',
    reason: 'What a customer announces to the internet is not in the design.',
    checkedBy: 'the checklist of the hand-over',
  },
  {
    code: 'PEER-032',
    title: 'routes of Microsoft peering do not leak into private peering',
    reason: 'A leak is a line of configuration. SEC-008 tells where both are in one VRF.',
    checkedBy: 'generate --format router (no such line is written)',
  },
  {
    code: 'PEER-034',
    title: 'both links advertise the same prefixes',
    reason: unsayable,
    checkedBy: 'generate --format router',
  },
  {
    code: 'GW-018',
    title: 'machines and flows behind a gateway are within its estimates',
    reason: 'Machines are not in the design.',
    checkedBy: 'the baseline alerts (monitoring.alerts)',
  },
  {
    code: 'GW-025',
    title: 'no public address of SKU Basic',
    reason: unsayable,
    checkedBy: 'generate (Azure assigns the address of an ExpressRoute gateway; VPN gateways have Standard ones)',
  },
  {
    code: 'GW-030',
    title: 'timeouts of private endpoints behind ExpressRoute',
    reason: 'Private endpoints are not in the design.',
    checkedBy: 'nothing here',
  },
  {
    code: 'GW-031',
    title: `packets are at most ${figures.packetBytes} bytes`,
    reason: 'It is a property of applications.',
    checkedBy: 'nothing here',
  },
  {
    code: 'RES-004',
    title: 'each circuit of a pair reaches the regions of the networks',
    reason: 'It is CKT-008 and CKT-009, which hold for every circuit.',
    checkedBy: 'check',
  },
  {
    code: 'RES-009',
    title: 'the links of a circuit are active-active',
    reason: unsayable,
    checkedBy: 'generate --format router',
  },
  {
    code: 'RES-012',
    title: 'the AS path is not ignored',
    reason: 'It is a line of configuration.',
    checkedBy: 'generate --format router (no such line is written)',
  },
  {
    code: 'RES-021',
    title: `the resiliency validation ran within ${figures.validationDays} days`,
    reason: live,
    checkedBy: "Azure's Resiliency Insights; the index of the design says what it would bring",
  },
  { code: 'RES-022', title: 'standby circuits are tested', reason: live, checkedBy: "Azure's link failover test" },
  {
    code: 'SEC-002',
    title: 'traffic is encrypted where a policy needs it',
    reason:
      'The policy is not in the design. What is meant to be encrypted is held to it by VPN-003, VPN-004 and SEC-003.',
    checkedBy: 'check',
  },
  {
    code: 'SEC-005',
    title: `activity logs are kept for more than ${figures.logDays} days`,
    reason: 'Logs are kept by the subscription, not by the network.',
    checkedBy: 'nothing here',
  },
  {
    code: 'MON-002',
    title: 'alert on BGP availability',
    reason: 'The baseline has it: MON-001 tells where there is none.',
    checkedBy: 'check (MON-001)',
  },
  {
    code: 'MON-003',
    title: 'alert on dropped bits',
    reason: 'The baseline has it: MON-001 tells where there is none.',
    checkedBy: 'check (MON-001)',
  },
  {
    code: 'MON-004',
    title: 'alert on throughput',
    reason: 'The baseline has it: MON-001 tells where there is none.',
    checkedBy: 'check (MON-001)',
  },
  {
    code: 'MON-005',
    title: 'alerts on gateways',
    reason: 'The baseline has it: MON-001 tells where there is none.',
    checkedBy: 'check (MON-001)',
  },
  {
    code: 'MON-006',
    title: 'a connection monitor',
    reason: 'It needs machines at both ends, which are not in the design.',
    checkedBy: 'nothing here',
  },
  {
    code: 'MON-007',
    title: 'alert of Service Health on maintenance',
    reason: 'The baseline has it: MON-001 tells where there is none.',
    checkedBy: 'check (MON-001)',
  },
  {
    code: 'MON-008',
    title: 'alerts on direct ports',
    reason: 'The baseline has it: MON-001 tells where there is none.',
    checkedBy: 'check (MON-001)',
  },
  {
    code: 'MON-010',
    title: `Traffic Collector only from ${figures.trafficCollectorMbps} Mbps on`,
    reason: 'The format has no Traffic Collector.',
    checkedBy: 'nothing here',
  },
  {
    code: 'VWAN-001',
    title: 'limits of a Virtual WAN hub',
    reason: 'The format has no Virtual WAN.',
    checkedBy: 'nothing here',
  },
];
