import { describe, expect, it } from 'vitest';
import { gatewayAsn, isReservedForVpn } from '../../../src/catalog/asns';
import { assemble } from '../../../src/design';
import { resourcesOf } from '../../../src/resources';
import { leftOut } from '../../../src/rules';
import { type Change, designFiles, findingsIn, part } from './base';

const messages = (code: string, change: Change): string[] =>
  findingsIn(designFiles(change))
    .filter((finding) => finding.code === code)
    .map(({ message }) => message);

describe('what the page of rules says of CKT-022', () => {
  it('is so: nothing that is sent says anything of classic operations', () => {
    expect(leftOut.find(({ code }) => code === 'CKT-022')?.reason).toMatch(
      /what somebody has turned on in Azure stays/,
    );
    const { designs } = assemble(designFiles());
    const sent = designs.flatMap((design) => design.customers.flatMap((customer) => resourcesOf(design, customer)));
    expect(sent.some(({ id }) => /expressRouteCircuits\/ams$/i.test(id))).toBe(true);
    expect(JSON.stringify(sent)).not.toMatch(/allowClassicOperations/i);
  });
});

describe('what a message says to do', () => {
  const GATEWAY = 'a:subscriptions.0.virtualNetworks.0.gateway';

  it('of FastPath on a scalable gateway is about its units, not the SKU that it has already', () => {
    const scaled = (min: number, max: number): Change => ({
      [`${GATEWAY}.sku`]: 'ErGwScale',
      [`${GATEWAY}.autoScaleConfiguration`]: { min, max },
      'a:circuits.0.connections.0.expressRouteGatewayBypass': true,
    });
    expect(messages('GW-015', scaled(2, 4))).toEqual([
      'Below 10 scale units ErGwScale has no FastPath. Write min and max of 10 or more.',
    ]);
    expect(messages('GW-015', scaled(10, 10))).toEqual([]);
  });

  it('of too many circuits names a gateway that takes them, or says that none does', () => {
    const connected = (count: number): Change => {
      const one = part('a:circuits.0.connections.0');
      const connections = Array.from({ length: count }, (_, n) => ({ ...one, name: `c${n}` }));
      return { [`${GATEWAY}.sku`]: 'ErGw1AZ', 'a:circuits.0.connections': connections };
    };
    expect(messages('GW-012', connected(7)).join()).toMatch(/circuits are connected; ErGw1AZ takes 4\. Take ErGw2AZ\./);
    expect(messages('GW-012', connected(40)).join()).toMatch(/No gateway takes as many/);
  });
});

describe('GW-029', () => {
  const second = { ...part('a:circuits.0.connections.0'), name: 'hub-ams-2', routingWeight: 0 };
  const twice = { 'a:circuits.0.connections.2': second };

  it('does not compare a circuit with itself, where it is connected twice', () => {
    expect(messages('DUP-014', twice)).not.toEqual([]);
    for (const message of messages('GW-029', twice)) {
      const [one, other] = [...message.matchAll(/"([^"]*)"/g)].map(([, name]) => name);
      expect(one).not.toBe(other);
    }
    expect(messages('GW-029', { ...twice, 'a:circuits.1.connections': [] })).toEqual([]);
  });

  it('compares two circuits of one gateway', () => {
    expect(messages('GW-029', { 'a:circuits.0.peerings.private.routing.localPreference': 100 })).toEqual([
      expect.stringMatching(/"ams".*"lon"/),
      expect.stringMatching(/"ams".*"lon"/),
    ]);
  });
});

describe('the AS numbers that Azure keeps for the far end of a tunnel', () => {
  const device = (asn: number) => messages('VPN-007', { 'g:sites.0.vpnDevices.0.asn': asn });

  it.each([8074, 8075, 12076, gatewayAsn, 65517, 65518, 65519, 65520])('%i is told as one of Azure', (asn) => {
    expect(isReservedForVpn(asn)).toBe(true);
    expect(device(asn)).toEqual([expect.stringMatching(/reserved for Azure's own side/)]);
  });

  it.each([65514, 65516, 65521, 8076])('%i is not', (asn) => {
    expect(isReservedForVpn(asn)).toBe(false);
    expect(device(asn)).toEqual([]);
  });
});
