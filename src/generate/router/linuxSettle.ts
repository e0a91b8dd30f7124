import * as l10n from '@vscode/l10n';
import type { EdgeRouterModel } from '../../edge';
import { familiesOf } from './printer';

/** A host that forwards IPv6 takes no default route from others any more. source: kernel, ip-sysctl (accept_ra) */
export function forwardsIpv6(model: EdgeRouterModel): string[] {
  if (!familiesOf(model).includes(6)) return [];
  return [
    l10n.t(
      'interfaces.sh lets the whole system forward IPv6: what it has by router advertisements, such as its default route, it then loses, unless accept_ra of that interface is 2. The first part of verify.txt shows whether it forwards already.',
    ),
  ];
}

/** The kernel tells connections apart by addresses and ports, in all VRFs together. source: kernel, nf_conntrack (zones) */
export function sharedTracking({ translations }: EdgeRouterModel): string[] {
  const inside = new Set(translations.flatMap((t) => t.insideVrf ?? []));
  return [...inside].map((vrf) =>
    l10n.t(
      'The kernel tracks connections of all VRFs together: where another customer on this machine has addresses of {0}, their connections are mixed up. Give the interfaces of each customer a zone of connection tracking first (nftables: ct zone set).',
      vrf,
    ),
  );
}
