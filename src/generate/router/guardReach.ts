import * as l10n from '@vscode/l10n';
import type { EdgeRouterModel, Platform } from '../../edge';
import { guardsOf } from './guards';
import { interfaceSubject } from './printer';

/**
 * What guards all addresses of a router at once; IOS-XR does by itself. source: Cisco, IOS-XE QoS configuration guide
 * (control plane policing); NX-OS security configuration guide (CoPP); Arista, EOS user manual (control plane traffic
 * policy); Juniper, routing policies and firewall filters (filters on lo0); nft(8)
 */
const WHOLE_GUARD: Readonly<Record<Platform, string | undefined>> = {
  'cisco-iosxe': 'control-plane, service-policy input',
  'cisco-iosxr': undefined,
  'cisco-nxos': 'control-plane, service-policy input',
  'arista-eos': 'system control-plane, ip access-group',
  'juniper-junos': 'lo0, family inet filter input',
  frr: 'nftables, hook input',
};

/**
 * A guard is of the addresses of its own interface. What guards the others is one policy of the whole router, which every
 * customer and the management of it stand on: a slice does not print it.
 */
export function openOfGuards(model: EdgeRouterModel): string[] {
  const whole = model.platform && WHOLE_GUARD[model.platform];
  const guarded = [...new Set(guardsOf(model).map(({ at }) => interfaceSubject(at)))];
  if (whole === undefined || guarded.length === 0) return [];
  return [
    l10n.t(
      '{0}: guarded is the own address of the sub-interface. Loopbacks and addresses of other interfaces are still reached through it; the policy of the whole router guards those ({1}), which this file leaves as it is.',
      guarded.join(', '),
      whole,
    ),
  ];
}
