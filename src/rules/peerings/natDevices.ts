import * as l10n from '@vscode/l10n';
import type { Peering } from '../../design';
import { overlaps, parsePrefix } from '../../network/prefix';
import type { CustomerRule } from '../rule';
import { placeOf } from '../shared/places';
import { peeringsOf } from './shared';

export const natDevices: CustomerRule = {
  code: 'PEER-039',
  scope: 'customer',
  severity: 'warning',
  title: 'A NAT pool is that of one device.',
  text: 'Both circuits advertise the pool, so that an answer may come over either of them; a device that has not translated the question drops it. Give each device a pool of its own, or name one that stands before both circuits as nat.device of both.',
  source: 'HA; NAT',
  *check({ customer }) {
    const seen: { readonly peering: Peering; readonly device: string }[] = [];
    for (const peering of peeringsOf(customer, 'MicrosoftPeering')) {
      const { nat } = peering.raw;
      const device = deviceOf(peering);
      if (!nat || device === undefined) continue;
      for (const [index, written] of (nat.pools ?? []).entries()) {
        const other = seen.find((each) => each.device !== device && hasPool(each.peering, written));
        if (!other) continue;
        yield {
          message: l10n.t(
            '"{0}" translates to {1} here, and "{2}" does at the circuit "{3}": an answer that comes over the other circuit is dropped. Take another pool, or one device for both.',
            device,
            written,
            other.device,
            other.peering.circuit.name,
          ),
          place: placeOf(peering, nat, 'pools', index),
        };
      }
      seen.push({ peering, device });
    }
  },
};

/** What translates: the device that is named, else the edge routers of the circuit; undefined where neither is known. */
function deviceOf({ raw, circuit }: Peering): string | undefined {
  const routers = circuit.links.flatMap((link) => link.raw.edgeRouter ?? []);
  return raw.nat?.device ?? (routers.length > 0 ? [...new Set(routers)].sort().join(', ') : undefined);
}

function hasPool({ raw }: Peering, written: string): boolean {
  const pool = parsePrefix(written);
  return (raw.nat?.pools ?? []).some((each) => {
    const other = parsePrefix(each);
    return pool !== undefined && other !== undefined && overlaps(pool, other);
  });
}
