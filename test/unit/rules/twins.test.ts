import { describe, expect, it } from 'vitest';
import { type DesignFile, type Finding, assemble } from '../../../src/design';
import { nodeAt } from '../../../src/design/yaml/nodes';
import { check } from '../../../src/rules';
import { designFiles } from './base';
import { families } from './cases';

/** Two faults of one value, each with a way out of its own. */
const twoFaults = new Set([
  // A size that no circuit of the port has; and all circuits of the port together.
  'CKT-002 RES-018',
  // The second link of a peering is missing: the format wants the key, the session its redundancy.
  'FMT-002 PEER-033',
  // Basic has no BGP, no second instance and no users of Entra: each is asked for by another key.
  'VPN-001 VPN-003',
  'VPN-001 VPN-003 VPN-011',
  'VPN-001 VPN-003 VPN-015',
]);

/** Two findings of other severities on one value, each with a cause of its own. */
const twoCauses: Readonly<Record<string, string>> = {
  'CKT-004 RES-005': 'the provider is not known there; and it is the only one',
  'DUP-016 NET-016': 'two things on one sub-interface; and a VLAN id that is in no pool',
  'EDGE-003 EDGE-003': 'two routers of two platforms',
  'EDGE-003 EDGE-004': 'what the platform does not print; and translation without an inside',
  'EDGE-003 EDGE-009': 'a router that does not translate; and a pool that nobody uses',
  'EDGE-004 EDGE-004': 'two routers',
  'EDGE-009 PEER-010': 'a pool of IPv6; and addresses of documents',
  'EDGE-009 PEER-035': 'a pool that nobody uses; and that is not advertised',
  'EDGE-017 PEER-030': 'no site brings the default route; and what it draws is not prepared for',
  'FMT-002 RES-019': 'the links are missing; and the circuit has no limit',
  'FMT-013 NET-023': 'the firewall is not made from a design; and it has no subnet',
  'GW-005 RTE-001': 'the route is refused; and another one leads past the firewall',
  'GW-010 GW-037': 'the loss of a zone; and IPv6',
  'GW-016 GW-016': 'spokes, and routes of GatewaySubnet',
  'NET-005 RTE-013': 'addresses of documents; and the firewall that translates what goes to them',
  'NET-012 NET-013': 'a network, and a shared service, in one prefix',
  'NET-024 RES-023': 'the AS number; and a pair that is missing',
  'NET-024 RES-024': 'the AS number; and the place of the circuits',
  'NET-028 RTE-012': 'no subnet fits into it; and no circuit carries IPv6',
  'NET-035 RTE-001': 'how the subnet is written; and its routes',
  'PEER-010 PEER-035': 'addresses of documents; and a pool that is not advertised',
  'PEER-035 PEER-039': 'the pool is not advertised; and two devices have it',
  'PEER-030 PEER-030': 'key management, and the internet when the route is lost',
};

/** A value at fault is marked itself; a mapping or a list where it is wrong as a whole. */
const wholes = new Set(['VPN-013', 'PEER-024', 'RES-001']);

/** The pairs of findings on one value that are told to have one cause. */
function oneCauseTwice(findings: readonly Finding[]): string[] {
  return findings.flatMap((one, i) =>
    findings.slice(i + 1).flatMap((other) => {
      const pair = [one.code, other.code].sort().join(' ');
      const isKnown = pair in twoCauses || [...twoFaults].some((codes) => holdsBoth(codes, one.code, other.code));
      return isKnown && one.message !== other.message ? [] : [pair];
    }),
  );
}

function holdsBoth(codes: string, one: string, other: string): boolean {
  const list = codes.split(' ');
  return list.includes(one) && list.includes(other);
}

const textAt = (files: readonly DesignFile[], place: string): string | undefined => {
  const [path, start, end] = place.split('\n');
  return files.find((file) => file.path === path)?.text.slice(Number(start), Number(end));
};

describe.each(Object.entries(families))('the broken designs of %s', (_family, cases) => {
  it('have one error at most for one value of the text, and mark that value', () => {
    const twins: string[] = [];
    const wide: string[] = [];
    const causes: string[] = [];
    for (const { code, breaks } of cases) {
      const files = designFiles(breaks);
      const errors = new Map<string, string[]>();
      const all = new Map<string, Finding[]>();
      for (const finding of check(assemble(files))) {
        const file = files.find((one) => one.path === finding.place.file);
        if (!file) continue;
        const { start, end } = file.offsetsOf(finding.place);
        const key = [file.path, start, end].join('\n');
        all.set(key, [...(all.get(key) ?? []), finding]);
        if (finding.severity === 'error') errors.set(key, [...(errors.get(key) ?? []), finding.code]);
        if (finding.code !== code || finding.place.on === 'key' || wholes.has(code)) continue;
        if (nodeAt(file.nodes(), finding.place.path)?.node.kind !== 'scalar') {
          wide.push(`${code}: ${finding.place.path.join('.')}`);
        }
      }
      for (const [key, findings] of all)
        causes.push(...oneCauseTwice(findings).map((pair) => `${code}: ${pair} at ${key}`));
      for (const [key, codes] of errors) {
        const all = codes.sort().join(' ');
        if (codes.length > 1 && !twoFaults.has(all)) twins.push(`${code}: ${all} at "${textAt(files, key)}"`);
      }
    }
    expect([...new Set(twins)]).toEqual([]);
    expect([...new Set(causes)]).toEqual([]);
    expect([...new Set(wide)]).toEqual([]);
  }, 120_000);
});

describe('a name that neither the format nor Azure takes', () => {
  it.each([
    [{ 'a:subscriptions.0.virtualNetworks.0.name': 'hub!' }, 'NAME-001'],
    [{ 'a:subscriptions.0.resourceGroup': 'rg/one' }, 'NAME-004'],
  ])('%j is one error, with its way out', (change, code) => {
    const found = check(assemble(designFiles(change))).filter((f) => [code, 'FMT-005'].includes(f.code));
    expect(found.map((f) => f.code)).toEqual([code]);
  });
});
