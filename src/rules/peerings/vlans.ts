import * as l10n from '@vscode/l10n';
import { figures } from '../../catalog/figures';
import { vlanIds } from '../../catalog/networkLimits';
import { type DesignFile, portOf } from '../../design';
import type { ClashRule, CustomerRule, Remark } from '../rule';
import { onEach } from '../shared/clash';
import { keyOf, placeOf } from '../shared/places';
import { removeKey } from '../shared/keyFixes';
import { nextVlan } from '../networks/poolFixes';
import { portHandoff } from './vlanFixes';

export const publicPeering: CustomerRule = {
  code: 'PEER-002',
  scope: 'customer',
  severity: 'error',
  title: 'Peerings are private and Microsoft peering only.',
  text: `Azure public peering was retired on ${figures.publicPeeringEnd}. Its services are reached over Microsoft peering, or over private endpoints.`,
  source: 'CPold',
  fix: removeKey,
  *check({ customer }) {
    for (const circuit of customer.circuits) {
      const { peerings } = circuit.raw;
      if (!peerings || !('public' in peerings)) continue;
      yield {
        message: l10n.t(
          'Azure public peering was retired on {0}. Use Microsoft peering, or private endpoints.',
          figures.publicPeeringEnd,
        ),
        place: keyOf(circuit, peerings, 'public'),
      };
    }
  },
};

function* outside(of: { readonly file: DesignFile }, object: object, key: string): Generator<Remark> {
  const value: unknown = (object as Record<string, unknown>)[key];
  const { least, most } = vlanIds;
  if (typeof value !== 'number' || (value >= least && value <= most)) return;
  yield {
    message: l10n.t('{0} is no VLAN id: they are {1} to {2}.', value, least, most),
    place: placeOf(of, object, key),
  };
}

export const vlanRange: CustomerRule = {
  code: 'PEER-012',
  scope: 'customer',
  severity: 'error',
  title: `A VLAN id is ${vlanIds.least} to ${vlanIds.most}.`,
  text: `${vlanIds.least - 1} and ${vlanIds.most + 1} are reserved by 802.1Q. It holds for the tags of links and attachments too.`,
  source: '[K]',
  covers: 'NET-016',
  fix: nextVlan,
  *check({ customer }) {
    for (const circuit of customer.circuits) {
      for (const peering of circuit.peerings) yield* outside(circuit, peering.raw, 'vlanId');
      for (const link of circuit.links) {
        yield* outside(circuit, link.raw, 'outerVlanId');
        yield* outside(circuit, link.raw, 'deliveredVlanId');
      }
    }
    for (const site of customer.sites) for (const a of site.attachments) yield* outside(site, a, 'vlanId');
  },
};

export const vlansDiffer: CustomerRule = {
  code: 'PEER-013',
  scope: 'customer',
  severity: 'error',
  title: 'The peerings of one circuit have different VLAN ids.',
  text: 'The VLAN id tells the peerings apart on the link. It is the same on both links of one peering.',
  source: 'RTP19',
  fix: nextVlan,
  *check({ customer }) {
    for (const circuit of customer.circuits) {
      const [a, b] = circuit.peerings;
      if (!a || !b || a.raw.vlanId === undefined || a.raw.vlanId !== b.raw.vlanId) continue;
      for (const [one, other] of [
        [a, b],
        [b, a],
      ] as const) {
        yield {
          message: l10n.t(
            'Both peerings of "{0}" have VLAN {1}. Give one of them another.',
            circuit.name,
            a.raw.vlanId,
          ),
          place: placeOf(circuit, one.raw, 'vlanId'),
          related: [{ place: placeOf(circuit, other.raw, 'vlanId'), message: other.type }],
        };
      }
    }
  },
};

export const portVlans: ClashRule = {
  code: 'PEER-014',
  scope: 'clash',
  severity: 'error',
  title: 'On a direct port with Dot1Q a VLAN id is used once, over all circuits.',
  text: 'With one tag only, the VLAN id alone tells circuits and peerings apart. Take another VLAN id, or a port with QinQ.',
  source: 'ERD',
  fix: nextVlan,
  covers: 'DUP-010',
  *claims(scope) {
    for (const circuit of scope.customer.circuits) {
      const port = portOf(scope, circuit);
      if (port?.raw.encapsulation !== 'Dot1Q') continue;
      for (const peering of circuit.peerings) {
        const { vlanId } = peering.raw;
        if (vlanId === undefined) continue;
        yield {
          key: `${port.file.path}|${port.name}|${vlanId}`,
          owner: scope.customer.name,
          by: l10n.t('circuit {0}', circuit.name),
          shown: l10n.t('{0} of port {1}', vlanId, port.name),
          place: () => placeOf(circuit, peering.raw, 'vlanId'),
        };
      }
    }
  },
  check: (claims) =>
    onEach(claims, (claim, others) =>
      l10n.t('VLAN {0} is used again by {1}. Take another VLAN id.', claim.shown, others),
    ),
};

export const portTags: CustomerRule = {
  code: 'PEER-015',
  scope: 'customer',
  severity: 'error',
  title: 'On a direct port the handoff is the encapsulation of the port, and a Dot1Q port has no outer tags.',
  text: 'The encapsulation is fixed when the port is made. With QinQ Azure chooses the outer tag of each circuit (stag): write it as outerVlanId when the circuit is there, and the edge routers can be configured.',
  source: 'ERD',
  fix: portHandoff,
  *check(scope) {
    for (const circuit of scope.customer.circuits) {
      const port = portOf(scope, circuit);
      if (!port) continue;
      for (const link of circuit.links) {
        const { handoff, outerVlanId } = link.raw;
        const { encapsulation } = port.raw;
        if (handoff !== undefined && encapsulation !== undefined && handoff !== encapsulation) {
          yield {
            message: l10n.t(
              'Port "{0}" is {1}; the handoff of its circuits is the same, not {2}.',
              port.name,
              encapsulation,
              handoff,
            ),
            place: placeOf(circuit, link.raw, 'handoff'),
          };
        }
        // Azure's own tag, written down when the circuit is there, lets the edge router be configured.
        if (outerVlanId === undefined || encapsulation !== 'Dot1Q') continue;
        yield {
          message: l10n.t('The port is Dot1Q: its circuits have no outer tag. Remove outerVlanId.'),
          place: placeOf(circuit, link.raw, 'outerVlanId'),
        };
      }
    }
  },
};
