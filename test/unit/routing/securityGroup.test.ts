import { describe, expect, it } from 'vitest';
import type { RawSecurityRule } from '../../../src/design';
import { parseAddress } from '../../../src/network/prefix';
import { type Flow, type Party, verdictOf } from '../../../src/routing/securityGroup';
import { HUB, last, load, trace } from './traced';

const party = (text: string, inVirtualNetwork: boolean, serviceTags?: readonly string[]): Party => {
  const address = parseAddress(text);
  if (!address) throw new Error(text);
  return { address, inVirtualNetwork, ...(serviceTags && { serviceTags }) };
};
const inside = party('10.1.0.4', true);
const other = party('10.2.0.4', true);
const outside = party('8.8.8.8', false);
const nobody = party('10.99.0.4', false);
const tcp = (port?: number): Flow => ({ protocol: 'Tcp', ...(port !== undefined && { port }) });
const all: RawSecurityRule = {
  name: 'mine',
  priority: 100,
  direction: 'Inbound',
  access: 'Allow',
  protocol: '*',
  sourceAddressPrefix: '*',
  sourcePortRange: '*',
  destinationAddressPrefix: '*',
  destinationPortRange: '*',
};

/** What a group of these rules says of a flow, as `access rule`. */
function said(
  rules: readonly Partial<RawSecurityRule>[],
  flow: Flow = tcp(443),
  from = outside,
  to = inside,
  direction: 'Inbound' | 'Outbound' = 'Inbound',
): string {
  const { customer } = load('alpha');
  const [group] = customer.subscriptions[0]?.networkSecurityGroups ?? [];
  if (!group) throw new Error('no group');
  const raw = { ...group.raw, securityRules: rules.map((rule): RawSecurityRule => ({ ...all, ...rule })) };
  const { access, rule } = verdictOf({ ...group, raw }, direction, from, to, flow);
  return `${access} ${rule}`;
}

describe('a group without rules', () => {
  it('lets in what is of the network, and nothing else', () => {
    expect(said([], tcp(443), other, inside)).toBe('Allow AllowVnetInBound');
    expect(said([], tcp(443), outside, inside)).toBe('Deny DenyAllInBound');
    expect(said([], tcp(443), inside, outside)).toBe('Deny DenyAllInBound');
  });

  it('lets out what goes to the network or to the internet', () => {
    expect(said([], tcp(443), inside, other, 'Outbound')).toBe('Allow AllowVnetOutBound');
    expect(said([], tcp(443), inside, outside, 'Outbound')).toBe('Allow AllowInternetOutBound');
    expect(said([], tcp(443), outside, inside, 'Outbound')).toBe('Deny DenyAllOutBound');
  });
});

describe('the rules of a group', () => {
  const deny = { access: 'Deny' } as const;

  it('are asked in the order of their priorities, those of the other direction aside', () => {
    const first = { name: 'first', priority: 200 };
    const second = { name: 'second', priority: 300, ...deny };
    expect(said([second, first])).toBe('Allow first');
    expect(said([first, { ...second, priority: 150 }])).toBe('Deny second');
    expect(said([{ ...second, direction: 'Outbound' }, first])).toBe('Allow first');
    expect(said([{ name: 'none', priority: undefined, ...deny }, first])).toBe('Allow first');
  });

  it('are of a protocol, and ports are of TCP and UDP', () => {
    for (const protocol of ['Tcp', '*'] as const) expect(said([{ protocol }])).toBe('Allow mine');
    for (const protocol of ['Udp', 'Icmp'] as const) expect(said([{ protocol }])).toBe('Deny DenyAllInBound');
    expect(said([{ destinationPortRange: '22' }], { protocol: 'Icmp' })).toBe('Allow mine');
    expect(said([{ destinationPortRange: '22' }])).toBe('Deny DenyAllInBound');
  });

  it.each([
    ['443', 443, true],
    ['443', 444, false],
    ['443', 442, false],
    ['400-443', 443, true],
    ['400-443', 400, true],
    ['400-443', 399, false],
    ['400-443', 444, false],
    ['*', undefined, true],
    ['443', undefined, false],
    ['0-65535', undefined, false],
  ])('that name the ports %s say of port %s: %s', (destinationPortRange, port, is) => {
    expect(said([{ destinationPortRange }], tcp(port))).toBe(is ? 'Allow mine' : 'Deny DenyAllInBound');
  });

  it('match any of several ports', () => {
    const ranges = { destinationPortRange: undefined, destinationPortRanges: ['22', '443'] };
    expect([443, 22, 80].map((port) => said([ranges], tcp(port)))).toEqual([
      'Allow mine',
      'Allow mine',
      'Deny DenyAllInBound',
    ]);
  });

  it.each([
    ['*', [true, true, true]],
    ['Any', [true, true, true]],
    ['VirtualNetwork', [true, false, false]],
    ['virtualnetwork', [true, false, false]],
    ['Internet', [false, true, false]],
    ['10.0.0.0/8', [true, false, true]],
    ['10.2.0.4', [true, false, false]],
    ['10.2.0.5', [false, false, false]],
    ['::a02:4', [false, false, false]],
    ['Storage', [false, false, false]],
  ] as const)('from %s', (sourceAddressPrefix, expected) => {
    const is = [other, outside, nobody].map((from) => said([{ sourceAddressPrefix, ...deny }], tcp(443), from));
    expect(is.map((text) => text === 'Deny mine')).toEqual(expected);
  });

  it('from a service, whose tag is written in any case', () => {
    const storage = party('20.38.98.1', false, ['Storage', 'AzureCloud']);
    for (const tag of ['Storage', 'storage', 'AZURECLOUD'])
      expect(said([{ sourceAddressPrefix: tag }], tcp(443), storage)).toBe('Allow mine');
    expect(said([{ sourceAddressPrefix: 'Sql' }], tcp(443), storage)).toBe('Deny DenyAllInBound');
  });

  it('to any of several addresses, of both ends', () => {
    const rule = { destinationAddressPrefix: undefined, destinationAddressPrefixes: ['10.9.0.0/16', '10.1.0.0/16'] };
    expect(said([rule])).toBe('Allow mine');
    expect(said([{ ...rule, sourceAddressPrefix: '10.2.0.0/16' }])).toBe('Deny DenyAllInBound');
    expect(said([rule], tcp(443), outside, other)).toBe('Deny DenyAllInBound');
  });

  it('say nothing where they name no addresses', () => {
    expect(said([{ sourceAddressPrefix: undefined }])).toBe('Deny DenyAllInBound');
    expect(said([{ destinationPortRange: undefined }])).toBe('Deny DenyAllInBound');
  });
});

describe('a path', () => {
  it('is denied by the default rules of a group in the network of its own', () => {
    const rules = { 'a:subscriptions.0.networkSecurityGroups.0.securityRules': [] };
    const grouped = { ...rules, [`${HUB}.subnets.2.networkSecurityGroup`]: 'nsg' };
    expect(trace('alpha', 'utrecht', 'prod/hub/shared', grouped).arrives).toBe(true);
    const closed = {
      ...grouped,
      'a:subscriptions.0.networkSecurityGroups.0.securityRules': [{ ...all, name: 'no', ...{ access: 'Deny' } }],
    };
    expect(last(trace('alpha', 'utrecht', 'prod/hub/shared', closed).forward)).toBe('securityGroup:nsg deny');
  });
});
