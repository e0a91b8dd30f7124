import {
  type Address,
  type Prefix,
  addressAt,
  formatAddress,
  parseInterfaceAddress,
  parsePrefix,
  size,
  usableHosts,
} from '../../network/prefix';
import type { CustomerOutput } from '../context';
import type { Chapter } from './chapter';
import { peeringName, sessionsOf } from './links';
import type { Table } from './table';

/** All prefixes of the customer, with the first and the last address that a host can have. */
export function addressChapter(output: CustomerOutput): Chapter {
  return { file: 'address-plan', title: 'Address plan', table: addressPlan(output) };
}

/** In a subnet Azure keeps the first four addresses and the last one. source: [K] */
function hostsOf(kind: string, prefix: Prefix): readonly (Address | undefined)[] {
  if (kind === 'subnet') return [addressAt(prefix, 4), addressAt(prefix, size(prefix) - 2n)];
  const { first, last } = usableHosts(prefix);
  return [first, last];
}

function addressRow(kind: string, where: string, name: string, prefix: string) {
  const parsed = parsePrefix(prefix);
  const hosts = parsed ? hostsOf(kind, parsed) : [];
  const texts = hosts.map((host) => host && parsed && formatAddress(host.value, parsed.family));
  return [kind, where, name, prefix, texts[0], texts[1]];
}

function addressPlan({ customer }: CustomerOutput): Table {
  const rows = [
    ...customer.sites.flatMap((site) =>
      site.prefixes.map((prefix) => addressRow('site', site.name, site.displayName, prefix.written)),
    ),
    ...customer.virtualNetworks.flatMap((network) => [
      ...network.addressSpace.map((prefix) => addressRow('virtual network', network.ref, network.name, prefix.written)),
      ...network.subnets.flatMap((subnet) =>
        subnet.prefixes.map((prefix) => addressRow('subnet', network.ref, subnet.name, prefix.written)),
      ),
      ...(network.vpnGateway?.raw.pointToSite?.addressPool ?? []).map((prefix) =>
        addressRow('point-to-site', network.ref, network.vpnGateway?.name ?? '', prefix),
      ),
    ]),
    ...customer.circuits.flatMap((circuit) => [
      ...sessionsOf(circuit).map(({ peering, which, prefix }) =>
        addressRow('link', circuit.name, `${peeringName(peering)} ${which}`, prefix),
      ),
      ...circuit.globalReach.flatMap(({ name, raw }) =>
        [raw.addressPrefix, raw.ipv6AddressPrefix].flatMap((prefix) =>
          prefix === undefined ? [] : [addressRow('Global Reach', circuit.name, name, prefix)],
        ),
      ),
    ]),
    ...customer.sites.flatMap((site) =>
      site.attachments.flatMap(({ localAddress, edgeRouter, site: at }) =>
        localAddress === undefined
          ? []
          : [addressRow('attachment', at ?? '', `${edgeRouter ?? ''} to ${site.name}`, networkOf(localAddress))],
      ),
    ),
  ];
  return { header: ['kind', 'where', 'name', 'prefix', 'first host', 'last host'], rows };
}

/** The prefix that an address of an interface is in. */
const networkOf = (text: string): string => parseInterfaceAddress(text)?.prefix.text ?? text;
