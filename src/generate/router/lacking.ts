import * as l10n from '@vscode/l10n';
import {
  type EdgeInterface,
  type EdgeRouterModel,
  type Neighbor,
  type Refusal,
  doesByItself,
  lackOf,
} from '../../edge';
import { familiesOn } from './cisco';
import { interfaceSubject, macSecSubject, tunnelSubject } from './printer';

/** Sub-interfaces of which two circuits have the number: what is loaded second would write over the first. */
export function sharedUnitRefusals(model: EdgeRouterModel): Refusal[] {
  return model.interfaces
    .filter((at) => at.sharesUnit)
    .map((at) => ({
      subject: interfaceSubject(at),
      reason: l10n.t(
        'Another circuit behind the same outer tag has this number too. Say another "subinterface" on the links of the one that is not in service.',
      ),
    }));
}

/** Tunnels, translations and MACsec that the platform does not carry. */
export function lackRefusals(model: EdgeRouterModel): Refusal[] {
  const { platform, family } = model;
  if (!platform) return [];
  const lacks = (subject: string, option: Parameters<typeof lackOf>[1]): Refusal[] => {
    const reason = lackOf({ platform, family }, option, 4);
    return reason === undefined ? [] : [{ subject, reason }];
  };
  return [
    ...model.tunnels.flatMap((t) => lacks(tunnelSubject(t), 'ipsec')),
    ...model.translations.flatMap((t) => lacks(t.name, 'translation')),
    ...model.macSec.flatMap((m) => lacks(macSecSubject(m), 'macSec')),
  ];
}

/**
 * The model without the options of sessions and interfaces that the platform does not carry, and with the reasons; what the
 * platform does of itself is not missing, and only told.
 */
export function withoutOptions(model: EdgeRouterModel): EdgeRouterModel {
  const { platform, family } = model;
  if (!platform) return model;
  const refusals: Refusal[] = [];
  const open = new Set<string>();
  const isCarried = (option: Parameters<typeof lackOf>[1], ip: 4 | 6, subject: string): boolean => {
    const reason = lackOf({ platform, family }, option, ip);
    if (reason !== undefined && doesByItself(platform, option)) open.add(`${option}: ${reason}`);
    else if (reason !== undefined) refusals.push({ subject: `${option} ${subject}`, reason });
    return reason === undefined;
  };
  const ofSession = ({ ttlSecurity, gracefulRestart, ...n }: Neighbor): Neighbor => ({
    ...n,
    ...(ttlSecurity && isCarried('ttlSecurity', n.family, n.address) && { ttlSecurity }),
    ...(gracefulRestart && isCarried('gracefulRestart', n.family, n.address) && { gracefulRestart }),
  });
  const ofInterface = ({ urpf, guarded, ...at }: EdgeInterface): EdgeInterface => {
    const checked = urpf && familiesOn(at).filter((f) => isCarried('urpf', f, interfaceSubject(at)));
    const kept = guarded?.filter((s) => isCarried('controlPlaneProtection', s.family, s.peer)) ?? [];
    return {
      ...at,
      ...(urpf && checked && checked.length > 0 && { urpf }),
      ...(kept.length > 0 && { guarded: kept }),
    };
  };
  const interfaces = model.interfaces.map(ofInterface);
  const tables = model.tables.map((t) => ({ ...t, neighbors: t.neighbors.map(ofSession) }));
  return {
    ...model,
    interfaces,
    tables,
    refusals: [...model.refusals, ...refusals],
    open: [...model.open, ...open],
  };
}

/** The outer tag of a direct port is known when the circuit is made; a configuration needs a number. */
export function stagRefusals(model: EdgeRouterModel): Refusal[] {
  return model.interfaces
    .filter((at) => at.tags.kind === 'qinq' && at.tags.outer === 'stag')
    .map((at) => ({
      subject: interfaceSubject(at),
      reason: l10n.t(
        'Azure hands out the outer tag (stag) when the circuit is made. Write it as outerVlanId of the link then.',
      ),
    }));
}
