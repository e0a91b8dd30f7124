import type { EdgeInterface, EdgeRouterModel, IpFamily, Neighbor } from '../../edge';
import { containsAddress, parseAddress, parseInterfaceAddress } from '../../network/prefix';
import { guardsOf } from './guards';
import { inet, own, unitPath } from './junosNames';

interface Filter {
  readonly name: string;
  readonly at: EdgeInterface;
  readonly family: IpFamily;
  readonly lines: readonly string[];
}

/**
 * The filter of an interface and family: what comes to the router itself as BGP has come over one link only (RFC 5082),
 * and only its neighbours speak to it. What is for others
 * passes in any case, so that the terms that let something in need no destination. The BGP of Junos checks neither by itself. source: Juniper, firewall filters
 */
export function junosFilters(model: EdgeRouterModel): Filter[] {
  return model.interfaces.flatMap((at) =>
    ([4, 6] as const).flatMap((family): Filter[] => {
      const guard = guardsOf({ ...model, interfaces: [at] }).find((g) => g.family === family);
      const near = nearSessions(model, at, family);
      const [first] = near;
      const name = guard?.name ?? (first && own(model, `guard-${first.peer.replaceAll(/[^0-9A-Za-z]+/g, '-')}`));
      if (name === undefined) return [];
      const terms = new Terms(`firewall family ${inet(family)} filter ${name}`, family);
      near.forEach((s, i) => {
        terms.add(`near-${i + 1}`, { to: s.own, protocol: 'tcp', more: ['port bgp', terms.notNear] }, 'discard');
      });
      guard?.sessions.forEach((s, i) => {
        terms.add(`bgp-${i + 1}`, { from: s.peer, protocol: 'tcp', more: ['port bgp'] }, 'accept');
        if (!s.bfd) return;
        terms.add(`bfd-${i + 1}`, { from: s.peer, protocol: 'udp', more: ['destination-port 3784'] }, 'accept');
      });
      if (guard) terms.add('icmp', { protocol: family === 4 ? 'icmp' : 'icmp6' }, 'accept');
      [...new Set((guard?.sessions ?? []).map((s) => s.own))].forEach((to, i) => {
        terms.add(`rest-${i + 1}`, { to }, 'discard');
      });
      terms.add('through', {}, 'accept');
      return [{ name, at, family, lines: terms.lines }];
    }),
  );
}

interface Match {
  readonly from?: string;
  readonly to?: string;
  readonly protocol?: string;
  readonly more?: readonly string[];
}

class Terms {
  readonly lines: string[] = [];

  constructor(
    readonly filter: string,
    readonly family: IpFamily,
  ) {}

  get notNear(): string {
    return this.family === 4 ? 'ttl-except 255' : 'hop-limit-except 255';
  }

  add(name: string, { from, to, protocol, more = [] }: Match, verdict: 'accept' | 'discard'): void {
    const at = `${this.filter} term ${name}`;
    const length = this.family === 4 ? 32 : 128;
    const conditions = [
      ...(from === undefined ? [] : [`source-address ${from}/${length}`]),
      ...(to === undefined ? [] : [`destination-address ${to}/${length}`]),
      ...(protocol === undefined ? [] : [`${this.family === 4 ? 'protocol' : 'next-header'} ${protocol}`]),
      ...more,
    ];
    this.lines.push(...conditions.map((c) => `${at} from ${c}`), `${at} then ${verdict}`);
  }
}

/** Sessions on the interface that ask for it, with the own address. */
function nearSessions(model: EdgeRouterModel, at: EdgeInterface, family: IpFamily) {
  const table = model.tables.find((t) => t.vrf?.name === at.vrf);
  const onIt = (n: Neighbor) => {
    const peer = parseAddress(n.address);
    const found = at.addresses
      .flatMap((a) => parseInterfaceAddress(a) ?? [])
      .find(({ prefix }) => peer !== undefined && containsAddress(prefix, peer));
    return found ? [{ own: found.address.text, peer: n.address }] : [];
  };
  return (table?.neighbors ?? []).filter((n) => n.ttlSecurity && n.family === family).flatMap(onIt);
}

/** The filters, and what puts them on their interfaces. */
export function junosFilterLines(model: EdgeRouterModel): string[] {
  return junosFilters(model).flatMap(({ lines, name, at, family }) => [
    ...lines,
    `${unitPath(at)} family ${inet(family)} filter input ${name}`,
  ]);
}

/** Of an interface that stays, what puts the filter on it goes too. */
export function junosFilterRemoval(model: EdgeRouterModel): string[] {
  return junosFilters(model).flatMap(({ name, at, family }) => [
    ...(at.unit === undefined ? [`${unitPath(at)} family ${inet(family)} filter input ${name}`] : []),
    `firewall family ${inet(family)} filter ${name}`,
  ]);
}
