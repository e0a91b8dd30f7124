import * as l10n from '@vscode/l10n';
import {
  type Circuit,
  type EdgeRouter,
  type Link,
  type Peering,
  type RawAttachment,
  type Site,
  findEdgeRouter,
  keptByConnectivityProvider,
  portOf,
  routerOfAttachment,
} from '../../design';
import { attachmentsBeside } from '../../edge';
import { parseInterfaceAddress } from '../../network/prefix';
import type { Claim, ClashRule, CustomerScope } from '../rule';
import { onEach } from '../shared/clash';
import { placeOf } from '../shared/places';
import { nextVlan } from '../networks/poolFixes';

/** The tags of a peering on a link: outer and inner; undefined where the outer one is not known yet. */
export function tagsOf(scope: CustomerScope, circuit: Circuit, link: Link, peering: Peering): string | undefined {
  const { vlanId } = peering.raw;
  const { handoff, outerVlanId, deliveredVlanId } = link.raw;
  if (vlanId === undefined) return undefined;
  if (handoff !== 'QinQ') return String(deliveredVlanId ?? vlanId);
  // On a direct port Azure chooses the outer tag, another one for each circuit.
  if (outerVlanId === undefined || portOf(scope, circuit)) return undefined;
  return `${outerVlanId}.${vlanId}`;
}

/** Routers of the CSP are one scope for all customers; routers of a customer are its own. */
export function scopeOfRouter(scope: CustomerScope, router: EdgeRouter): string {
  return router.owner === 'csp' ? `csp|${router.name}` : `${scope.customer.file.path}|${router.name}`;
}

export const vlanTags: ClashRule = {
  code: 'DUP-010',
  scope: 'clash',
  severity: 'error',
  title: 'A VLAN id is used once on an interface of an edge router (once under each outer tag).',
  text: 'The same number on another interface, or under another outer tag, is legal; on one interface it is one sub-interface, and cannot be in two VRFs, nor for two links.',
  source: 'FORMAT',
  fix: nextVlan,
  *claims(scope) {
    const { customer, design } = scope;
    for (const circuit of customer.circuits.filter((c) => !keptByConnectivityProvider(c))) {
      for (const link of circuit.links) {
        const router = findEdgeRouter(design, circuit, link.raw.edgeRouter);
        if (!router || link.raw.interface === undefined) continue;
        for (const peering of circuit.peerings) {
          const tags = tagsOf(scope, circuit, link, peering);
          if (tags !== undefined) yield claimOf(scope, circuit, link, router, peering, tags);
        }
      }
    }
    for (const site of customer.sites) {
      for (const [index, attachment] of site.attachments.entries()) {
        const router = routerOfAttachment(design, attachment);
        if (!router || attachment.interface === undefined || attachment.vlanId === undefined) continue;
        yield {
          key: `${scopeOfRouter(scope, router)}|${attachment.interface}|${attachment.vlanId}`,
          owner: customer.name,
          by: l10n.t(
            'site {0}, attachment {1}',
            site.name,
            1 + Math.min(index, otherFamily(site, attachment) ?? index),
          ),
          shown: l10n.t('{0} on {1} {2}', attachment.vlanId, router.name, attachment.interface),
          place: () => placeOf(site, attachment, 'vlanId'),
        };
      }
    }
  },
  check: (claims) =>
    onEach(claims, (claim, others) =>
      l10n.t('VLAN {0} is used again by {1}. Take another VLAN id, or another interface.', claim.shown, others),
    ),
};

/** Sessions of both families stand on one sub-interface: the place of the first attachment that is the other half of this one. */
function otherFamily(site: Site, attachment: RawAttachment): number | undefined {
  const familyOf = ({ localAddress }: RawAttachment) => parseInterfaceAddress(localAddress ?? '')?.prefix.family;
  const own = familyOf(attachment);
  const found = attachmentsBeside(site, attachment).find((other) => {
    const family = familyOf(other);
    return own !== undefined && family !== undefined && family !== own;
  });
  return found && site.attachments.indexOf(found);
}

function claimOf(
  scope: CustomerScope,
  circuit: Circuit,
  link: Link,
  router: EdgeRouter,
  peering: Peering,
  tags: string,
): Claim {
  const delivered = link.raw.handoff !== 'QinQ' && link.raw.deliveredVlanId !== undefined;
  return {
    key: `${scopeOfRouter(scope, router)}|${link.raw.interface ?? ''}|${tags}`,
    owner: scope.customer.name,
    // Two peerings of one circuit with one VLAN id are PEER-013's business.
    by: l10n.t('circuit {0}, {1} link', circuit.name, link.which),
    shown: l10n.t('{0} on {1} {2}', tags, router.name, link.raw.interface ?? ''),
    place: () => (delivered ? placeOf(circuit, link.raw, 'deliveredVlanId') : placeOf(peering, peering.raw, 'vlanId')),
  };
}
