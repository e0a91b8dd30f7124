import * as l10n from '@vscode/l10n';
import { vlanIds } from '../../catalog/networkLimits';
import {
  endsOnCsp,
  nextCustomerAsn,
  nextGlobalReachPrefix,
  nextRouteDistinguisher,
  nextVlanId,
  setValue,
  usedBy,
} from '../../design';
import { nextFreeNumber } from '../../network/pool';
import { type FixContext, type FixFunction, circuitAt, keyOf, peeringAt, written } from '../fixes/fix';
import { nextPair } from '../peerings/linkFixes';

const VLAN_IDS = { first: vlanIds.least, last: vlanIds.most };

function isOnCspRouter(context: FixContext): boolean {
  const circuit = circuitAt(context);
  return circuit ? endsOnCsp(circuit) : context.customer?.model === 'connect-through';
}

/** The next free VLAN id of the pool; where the pool does not bind, the next one that the customer does not use. */
export const nextVlan: FixFunction = function* (context) {
  const { customer, design, file, path } = context;
  const key = keyOf(context);
  if (!customer || !['vlanId', 'outerVlanId', 'deliveredVlanId'].includes(key)) return;
  const fromPool = isOnCspRouter(context) && key === 'vlanId' ? nextVlanId(design) : undefined;
  if (fromPool !== undefined) {
    yield {
      title: l10n.t('Take the next free VLAN id of the pool: {0}', fromPool),
      edits: setValue(file, path, fromPool),
    };
    return;
  }
  const now = Number(written(context));
  const above = Number.isInteger(now) && now >= VLAN_IDS.first && now < VLAN_IDS.last ? now + 1 : VLAN_IDS.first + 1;
  const used = usedBy(customer).vlanIds;
  const free =
    nextFreeNumber([{ first: above, last: VLAN_IDS.last }], used) ?? nextFreeNumber([{ ...VLAN_IDS, first: 2 }], used);
  if (free === undefined) return;
  yield {
    title: l10n.t('Take the next VLAN id that the customer does not use: {0}', free),
    edits: setValue(file, path, free),
  };
};

/** The AS number of whoever ends the session: the CSP, or the customer's site; else the next free one of the pool. */
export const fittingAsn: FixFunction = function* (context) {
  const { customer, design, file, path } = context;
  const key = keyOf(context);
  if (!customer || !['peerASN', 'asn'].includes(key)) return;
  const peering = peeringAt(context);
  const now = written(context);
  if (peering) {
    const of = peering.circuit.model === 'connect-through' ? design.provider.raw.asn : siteAsn(context);
    if (of !== undefined && String(of) !== now) {
      yield { title: l10n.t('Take the AS number {0}', String(of)), edits: setValue(file, path, of) };
    }
    if (peering.type === 'MicrosoftPeering') return;
  }
  const free = nextCustomerAsn(design);
  if (free === undefined) return;
  yield {
    title: l10n.t('Take the next free AS number of the pool: {0}', String(free)),
    edits: setValue(file, path, free),
  };
};

function siteAsn(context: FixContext): number | undefined {
  const circuit = circuitAt(context);
  const names = new Set(circuit?.links.map((link) => link.raw.edgeRouter));
  return context.customer?.sites.find((site) => site.edgeRouters.some((router) => names.has(router.name)))?.raw.asn;
}

export const nextDistinguisher: FixFunction = function* ({ design, file, path }) {
  const free = nextRouteDistinguisher(design);
  if (free === undefined || path.at(-1) !== 'routeDistinguisher') return;
  yield {
    title: l10n.t('Take the next free route distinguisher of the pool: {0}', free),
    edits: setValue(file, path, free),
  };
};

export const nextReachPrefix: FixFunction = function* ({ design, file, path }) {
  const key = path.at(-1);
  if (!path.includes('globalReach') || (key !== 'addressPrefix' && key !== 'ipv6AddressPrefix')) return;
  const free = nextGlobalReachPrefix(design, key === 'addressPrefix' ? 4 : 6);
  if (!free) return;
  yield {
    title: l10n.t('Take the next free prefix of the pool: {0}', free.text),
    edits: setValue(file, path, free.text),
  };
};

/** Whatever of the pools the finding is on. */
export const nextOfPool: FixFunction = function* (context) {
  yield* nextVlan(context);
  yield* nextDistinguisher(context);
  yield* nextReachPrefix(context);
  if (/PeerAddressPrefix$/.test(keyOf(context))) yield* nextPair(context);
};
