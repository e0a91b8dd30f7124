import { describe, expect, it } from 'vitest';
import { lookAt } from '../../../src/deploy/lab/look';
import type { Router } from '../../../src/deploy/lab/router';
import type { LabCheck } from '../../../src/generate/lab';

type AtRouter = Parameters<typeof lookAt>[0];

const signal = new AbortController().signal;
const peer = '172.16.0.2';
const at = { title: 'the check', node: 'e1', vrf: 'ALPHA', neighbor: peer, family: 4 } as const;
const inside = { title: 'the check', node: 'e1', vrf: 'ALPHA', family: 4 } as const;

/** What is seen, and what was asked for it. */
async function seen(check: LabCheck, answer: unknown, end = 'elsewhere'): Promise<{ seen: string; asked: string[] }> {
  const asked: string[] = [];
  const router = {
    show: (command: string) => {
      asked.push(command);
      return Promise.resolve(answer);
    },
    endOf: (...of: unknown[]) => {
      asked.push(of.slice(0, 2).join(' '));
      return Promise.resolve(end);
    },
  } as unknown as Router;
  return { seen: await lookAt(check as AtRouter, router, signal), asked };
}

describe('what a router shows of a neighbour', () => {
  const neighbor = (of: object) => ({ [peer]: of });

  it('is the state of its session, with what was told last where it is not there', async () => {
    const session: LabCheck = { ...at, kind: 'session', expected: 'Established' };
    const reason = { lastNotificationReason: 'OPEN Message Error/Bad Peer AS' };
    expect(await seen(session, neighbor({ bgpState: 'Established', ...reason }))).toEqual({
      seen: 'Established',
      asked: ['show bgp vrf ALPHA neighbors 172.16.0.2'],
    });
    expect((await seen(session, neighbor({ bgpState: 'Idle', ...reason }))).seen).toBe(
      'Idle: OPEN Message Error/Bad Peer AS',
    );
    const reset = { lastResetDueTo: 'Waiting for peer OPEN' };
    expect((await seen(session, neighbor({ bgpState: 'Active', ...reset }))).seen).toBe(
      'Active: Waiting for peer OPEN',
    );
    expect((await seen(session, neighbor({ bgpState: 'Idle', ...reset, ...reason }))).seen).toContain('Bad Peer AS');
    expect((await seen(session, neighbor({ bgpState: 'Active' }))).seen).toBe('Active');
    expect((await seen(session, {})).seen).toBe('-');
  });

  it('is its BFD, and how many prefixes it may bring', async () => {
    const bfd: LabCheck = { ...at, kind: 'bfd', expected: 'Up' };
    expect((await seen(bfd, neighbor({ peerBfdInfo: { status: 'Up' } }))).seen).toBe('Up');
    expect((await seen(bfd, neighbor({ bgpState: 'Established' }))).seen).toBe('-');
    const limit: LabCheck = { ...at, kind: 'limit', exact: true, expected: '1200' };
    const families = { ipv4Unicast: { prefixAllowedMax: 1200 }, ipv6Unicast: { prefixAllowedMax: 7 } };
    expect((await seen(limit, neighbor({ addressFamilyInfo: families }))).seen).toBe('1200');
    expect((await seen({ ...limit, family: 6 }, neighbor({ addressFamilyInfo: families }))).seen).toBe('7');
    expect((await seen(limit, neighbor({ addressFamilyInfo: { ipv4Unicast: {} } }))).seen).toBe('-');
  });
});

describe('what a router shows of routes', () => {
  const routes = (of: Record<string, object>) => ({
    routes: Object.fromEntries(Object.entries(of).map(([prefix, path]) => [prefix, [path]])),
  });
  const path: LabCheck = { ...at, kind: 'path', asn: 65010, expected: '65010 × 2' };
  const preference: LabCheck = { ...at, kind: 'preference', expected: '200' };

  it('is how often an AS number stands at the head of their paths', async () => {
    const of = async (...paths: string[]) =>
      (await seen(path, routes(Object.fromEntries(paths.map((text, i) => [`10.${i}.0.0/16`, { path: text }]))))).seen;
    expect(await of('65010 65010 4200000001', '65010 65010')).toBe('65010 × 2');
    expect(await of('4200000001 65010')).toBe('65010 × 0');
    expect(await of('')).toBe('65010 × 0');
    expect(await of('65010', '65010 65010')).toBe('10.0.0.0/16: 65010 × 1, 10.1.0.0/16: 65010 × 2');
    // A longer number that begins alike is another.
    expect(await of('650100 65010')).toBe('65010 × 0');
  });

  it('is their local preference, 100 where none is set', async () => {
    expect((await seen(preference, routes({ '10.1.0.0/16': { locPrf: 200 } }))).seen).toBe('200');
    expect((await seen(preference, routes({ '10.1.0.0/16': {} }))).seen).toBe('100');
    expect((await seen(preference, routes({ a: { locPrf: 200 }, b: { locPrf: 150 } }))).seen).toBe('a: 200, b: 150');
  });

  it.each([path, preference])('is unknown where there are none ($kind)', async (check) => {
    expect((await seen(check, { routes: {} })).seen).toBe('?');
    expect((await seen(check, undefined)).seen).toBe('?');
  });

  it('is of no use where it does not know the neighbour: that is not an empty list', async () => {
    for (const check of [
      { ...at, kind: 'accepted', expected: [] },
      { ...at, kind: 'withdrawn', of: ['10.1.0.0/16'], expected: [] },
      { ...at, kind: 'refused', expected: [] },
      { ...inside, kind: 'imported', core: 'core', expected: [] },
      { ...inside, kind: 'leaked', core: 'core', others: [], expected: [] },
      { ...inside, kind: 'exported', prefix: '10.1.0.0/16', distinguisher: '65010:1', expected: [] },
    ] as const) {
      expect((await seen(check, undefined)).seen).toBe('?');
      expect((await seen(check, 'No such neighbor')).seen).toBe('?');
    }
  });

  it('is what has to be gone and is not', async () => {
    const check: LabCheck = { ...at, kind: 'withdrawn', of: ['10.1.0.0/16', '10.2.0.0/16'], expected: [] };
    expect((await seen(check, routes({ '10.3.0.0/16': {} }))).seen).toBe('-');
    expect((await seen(check, routes({ '10.3.0.0/16': {}, '10.2.0.0/16': {} }))).seen).toBe('10.2.0.0/16');
  });

  it('is what a VRF has from the core, from other VRFs, and of others', async () => {
    const table = routes({
      '10.1.0.0/16': {},
      '10.2.0.0/16': { nhVrfName: 'core' },
      '10.3.0.0/16': { nhVrfName: 'BETA' },
      '10.4.0.0/16': {},
    });
    const imported: LabCheck = { ...inside, kind: 'imported', core: 'core', expected: [] };
    const leaked: LabCheck = { ...inside, kind: 'leaked', core: 'core', others: ['10.4.0.0/16'], expected: [] };
    expect(await seen(imported, table)).toEqual({ seen: '10.2.0.0/16', asked: ['show bgp vrf ALPHA ipv4 unicast'] });
    expect((await seen(leaked, table)).seen).toBe('10.3.0.0/16, 10.4.0.0/16');
    expect((await seen({ ...leaked, others: [] }, routes({ '10.1.0.0/16': {} }))).seen).toBe('-');
  });

  it('is the route targets of a VPN route, of the VRF that is meant', async () => {
    const check: LabCheck = {
      ...inside,
      kind: 'exported',
      prefix: '10.1.0.0/16',
      distinguisher: '65010:1001',
      expected: [],
    };
    const of = (string: string) => ({ paths: [{ extendedCommunity: { string } }] });
    const answer = { '65010:1002': of('RT:65010:7'), '65010:1001': of('RT:65010:1001 SoO:65010:9 RT:65010:5') };
    expect(await seen(check, answer)).toEqual({
      seen: '65010:1001, 65010:5',
      asked: ['show bgp ipv4 vpn 10.1.0.0/16'],
    });
    expect((await seen(check, { '65010:1002': of('RT:65010:7') })).seen).toBe('?');
    expect((await seen(check, { '65010:1001': { paths: [{}] } })).seen).toBe('-');
  });
});

it('the end of a VRF is asked for by family', async () => {
  const check: LabCheck = { ...inside, kind: 'end', family: 6, expected: 'unreachable' };
  expect(await seen(check, undefined, 'unreachable')).toEqual({ seen: 'unreachable', asked: ['ALPHA 6'] });
  expect((await seen(check, undefined)).seen).toBe('elsewhere');
});
