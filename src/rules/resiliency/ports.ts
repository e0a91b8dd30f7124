import * as l10n from '@vscode/l10n';
import { directSubscriptionLimit } from '../../catalog/skus';
import { type DirectPort, portOf } from '../../design';
import type { Claim, ClashRule, CustomerRule } from '../rule';
import { placeOf } from '../shared/places';
import { say } from '../shared/keyFixes';

export const enabledLinks: CustomerRule = {
  code: 'RES-017',
  scope: 'customer',
  severity: 'error',
  title: 'Both links of a direct port that carries circuits are enabled.',
  text: 'With one of them disabled every circuit of the port has one link. A port without circuits may wait with disabled links.',
  source: 'APRL',
  fix: say({ adminState: 'Enabled' }),
  *check(scope) {
    const told = new Set<DirectPort>();
    for (const circuit of scope.customer.circuits) {
      const port = portOf(scope, circuit);
      if (!port || told.has(port) || circuit.raw.lifecycle === 'retiring') continue;
      told.add(port);
      for (const which of ['primary', 'secondary'] as const) {
        const link = port.raw.links?.[which];
        if (link?.adminState !== 'Disabled') continue;
        yield {
          message: l10n.t(
            'The {0} link of port "{1}" is disabled, and circuit "{2}" is on it. Write "adminState: Enabled".',
            which,
            port.name,
            circuit.name,
          ),
          place: placeOf(port, link, 'adminState'),
        };
      }
    }
  },
};

interface BandwidthClaim extends Claim {
  readonly gbps: number;
  readonly portGbps: number;
}

export const portBandwidth: ClashRule = {
  code: 'RES-018',
  scope: 'clash',
  severity: 'warning',
  title: 'The circuits of a direct port have together no more than its bandwidth.',
  text: 'Twice as much can be ordered, and is an error beyond; when one link fails, the other carries the port alone.',
  source: 'APRL; ERD24',
  *claims(scope): Generator<BandwidthClaim> {
    for (const circuit of scope.customer.circuits) {
      const port = portOf(scope, circuit);
      const gbps = circuit.raw.bandwidthInGbps;
      const portGbps = port?.raw.bandwidthInGbps;
      // What a LAG carries is in no document.
      if (!port || port.list === 'expressRouteLags' || gbps === undefined || portGbps === undefined) continue;
      yield {
        key: `${port.file.path}|${port.name}`,
        owner: scope.customer.name,
        by: l10n.t('circuit {0}', circuit.name),
        shown: port.name,
        place: () => placeOf(circuit, circuit.raw, 'bandwidthInGbps'),
        gbps,
        portGbps,
      };
    }
  },
  *check(claims) {
    const circuits = claims as readonly BandwidthClaim[];
    const [first] = circuits;
    if (!first) return;
    const sum = circuits.reduce((total, claim) => total + claim.gbps, 0);
    if (sum <= first.portGbps) return;
    const most = directSubscriptionLimit(first.portGbps);
    const over = most !== undefined && sum > most;
    for (const circuit of circuits) {
      yield {
        ...(over && { severity: 'error' as const }),
        message: l10n.t(
          'The {0} circuits of port "{1}" have {2} Gbps together; the port has {3}.',
          circuits.length,
          circuit.shown,
          sum,
          circuit.portGbps,
        ),
        place: circuit.place(),
      };
    }
  },
};
