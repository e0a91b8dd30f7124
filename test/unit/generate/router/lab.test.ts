import { describe, expect, it } from 'vitest';
import { load } from 'js-yaml';
import { generate } from '../../../../src/generate';
import { failureMatrix } from '../../../../src/routing';
import { type LabPlan, NoLab, labFiles, labPlanOf } from '../../../../src/generate/lab';
import { customerOf, designOf, northwind, providerText, throughText } from '../../edge/designs';

const sample = northwind();
const plan = (name: string): LabPlan => labPlanOf(sample, customerOf(sample, name));

/** What every lab has to be, or it cannot be run. */
function expectWhole(of: LabPlan) {
  const nodes = new Map(of.nodes.map((n) => [n.name, n]));
  const ends = of.links.flatMap(({ a, b }) => [a, b]);
  for (const end of ends) {
    const node = nodes.get(end.node);
    expect(node, end.node).toBeDefined();
    if (end.vrf !== undefined) expect(node?.vrfs.map((v) => v.name)).toContain(end.vrf);
    expect(end.interface.length).toBeLessThanOrEqual(15);
  }
  const places = ends.map((e) => `${e.node} ${e.vrf ?? ''} ${e.interface}`);
  expect(new Set(places).size).toBe(places.length);
  const links = new Set(of.links.map((l) => l.name));
  expect(of.phases.flatMap((p) => p.cut).filter((name) => !links.has(name))).toEqual([]);
  for (const check of of.phases.flatMap((p) => p.checks)) {
    const names = 'node' in check ? [check.node] : [check.from, check.to];
    expect(names.filter((name) => !nodes.has(name))).toEqual([]);
  }
}

describe('the lab of a customer', () => {
  it.each(['contoso', 'fabrikam'])('of %s is whole', (name) => {
    expectWhole(plan(name));
  });

  it('uses the generated configuration of an FRRouting router as it is', () => {
    const file = generate(sample, customerOf(sample, 'contoso'), 'router').find((f) => f.path.endsWith('frr.conf'));
    const used = plan('contoso')
      .nodes.find((n) => n.name === 'lon-edge-2')
      ?.configurations.find((c) => c.origin === 'generated');
    const body = file?.content
      .split('\n')
      .filter((line) => !line.startsWith('! '))
      .join('\n');
    expect(`${used?.lines.join('\n') ?? ''}\n`).toBe(body);
  });

  it('checks sessions, routes both ways, refusals, reach, isolation and failures', () => {
    const { phases } = plan('contoso');
    const kinds = new Set(phases[0]?.checks.map((c) => c.kind));
    expect([...kinds].sort()).toEqual(['accepted', 'reach', 'refused', 'session']);
    const reach = phases[0]?.checks.filter((c) => c.kind === 'reach') ?? [];
    expect(reach.filter((c) => c.expected === 'answered').length).toBeGreaterThanOrEqual(6);
    expect(reach.filter((c) => c.expected === 'silent').length).toBeGreaterThanOrEqual(4);
    const titles = phases.slice(1).map((p) => p.title);
    for (const title of [
      'the router ams-edge-1 is gone',
      'the datacenter ams-dc1 is gone',
      'the link contoso-ams/primary is cut',
      'the whole circuit contoso-ams is cut',
      'the peering location Amsterdam is gone',
      'the session of contoso-ams private primary with 172.16.0.2 is shut down',
      'Microsoft has another key than the edge router',
      'a site announces more prefixes than its sessions take',
      'a link goes silent, with BFD',
      'a link goes silent, without BFD',
    ])
      expect(titles).toContain(title);
    expect(phases.filter((p) => p.checks.length === 0 && p.reason === undefined)).toEqual([]);
  });

  it('expects in every state of failure what the matrix says', () => {
    const customer = customerOf(sample, 'contoso');
    const { failures } = failureMatrix(sample, customer);
    const states = plan('contoso').phases;
    const lostIn = (title: string) =>
      new Set(
        states
          .find((p) => p.title === title)
          ?.checks.flatMap((c) => (c.kind === 'reach' && c.expected === 'silent' ? c.title.split(' reaches ')[0] : [])),
      );
    for (const { element, lost } of failures.filter((f) => f.element.kind === 'datacenter')) {
      const sites = new Set(lost.map((l) => l.site));
      expect(lostIn(`the datacenter ${element.name} is gone`)).toEqual(sites);
    }
    expect(failures.some((f) => f.lost.length > 0)).toBe(true);
  });

  it('expects forced tunneling where the design has it', () => {
    const titles = plan('fabrikam').phases[0]?.checks.map((c) => c.title) ?? [];
    expect(titles.filter((t) => t.startsWith('forced tunneling:'))).toHaveLength(1);
  });

  it('expects silence where a user-defined route drops the packets', () => {
    const text = throughText('alpha', { number: 1 })
      .replace(
        'name: apps, addressPrefixes: [10.100.1.0/24]',
        'name: apps, addressPrefixes: [10.100.1.0/24], routeTable: rt',
      )
      .replace(
        'circuits:',
        `    routeTables: [{ name: rt, routes: [{ name: no, addressPrefix: 10.10.0.0/16, nextHopType: None }] }]\ncircuits:`,
      );
    const design = designOf(providerText(), text);
    const of = labPlanOf(design, customerOf(design, 'alpha'));
    const reach = of.phases[0]?.checks.filter((c) => c.kind === 'reach' && c.title.startsWith('office reaches'));
    expect(reach?.map((c) => c.expected)).toEqual(['silent']);
    const node = of.nodes.find((n) => n.kind === 'network');
    expect(node?.setup).toContain('route add blackhole 10.10.0.0/16 table 1001');
  });

  it('holds no value of a secret, only names', () => {
    const of = plan('contoso');
    expect(of.secrets).toEqual(['contoso-ams-private', 'contoso-lon-private', 'fabrikam-fra-private']);
  });

  it('is refused with the reason where there is no edge', () => {
    expect(() => plan('wingtip')).toThrow(NoLab);
    expect(() => plan('wingtip')).toThrow(/connectivity provider keeps layer 3/);
  });

  it('is a containerlab topology with every node and link', () => {
    const of = plan('contoso');
    const files = labFiles(of);
    const text = files.find((f) => f.path === 'topology.clab.yml')?.content ?? '';
    const topology = load(text) as {
      topology: { nodes: Record<string, { exec: string[] }>; links: { endpoints: string[] }[] };
    };
    expect(Object.keys(topology.topology.nodes)).toEqual(of.nodes.map((n) => n.name));
    expect(topology.topology.links).toHaveLength(of.links.length);
    expect(topology.topology.nodes['lon-edge-2']?.exec).toContain('ip link set eth1.111 master CONTOSO');
    expect(files.map((f) => f.path)).toContain('nodes/lon-edge-2/contoso.conf');
  });
});
