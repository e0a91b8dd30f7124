import { describe, expect, it } from 'vitest';
import { load } from 'js-yaml';
import { generate } from '../../../../src/generate';
import { failureMatrix } from '../../../../src/routing';
import { type LabPlan, NoLab, labFiles, labPlanOf } from '../../../../src/generate/lab';
import { customerOf, designOf, northwind, providerText, throughText, twoSitesText } from '../../edge/designs';

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

  it('gives each router of its own an identifier: where all addresses are IPv6, no session would come up without', () => {
    const own = plan('fabrikam').nodes.filter((n) => ['msee', 'network', 'site'].includes(n.kind));
    const ids = own.map((n) => {
      const lines = n.configurations.flatMap((c) => c.lines);
      const said = lines.flatMap((line) => /^ bgp router-id ([\d.]+)$/.exec(line)?.[1] ?? []);
      return [...new Set(said)].join();
    });
    expect(ids.filter((id) => !/^100\.125\.\d+\.\d+$/.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(own.length);
  });

  it('checks sessions, routes both ways, refusals, reach, isolation and failures', () => {
    const { phases } = plan('contoso');
    const kinds = new Set(phases[0]?.checks.map((c) => c.kind));
    expect([...kinds].sort().join(' ')).toBe(
      'accepted bfd end exported imported leaked limit path preference reach refused session',
    );
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
      'a link goes silent, without BFD: the hold time ends the session, 15 s here and 180 s with Microsoft',
    ])
      expect(titles).toContain(title);
    expect(phases.filter((p) => p.checks.length === 0 && p.reason === undefined)).toEqual([]);
  });

  it('leaves out of the samples only what has a reason of its own', () => {
    const notRehearsed = (name: string) =>
      plan(name)
        .phases.filter((p) => p.checks.length === 0)
        .map((p) => p.title);
    expect(notRehearsed('contoso')).toEqual(['Microsoft announces more public prefixes than the sessions take']);
    expect(notRehearsed('fabrikam')).toEqual([
      'the datacenter frankfurt-dc is gone',
      'a site announces more prefixes than its sessions take',
    ]);
  });

  it('cuts attachments, gateways and VPN devices, and tells the far ends of tunnels', () => {
    const phase = (name: string, title: string) => plan(name).phases.find((p) => p.title === title);
    expect(phase('contoso', 'the attachment of utrecht/ams-edge-1 is gone')?.cut).toHaveLength(1);
    expect(phase('contoso', 'the attachment of reading/lon-dc1 is gone')?.cut).toHaveLength(2);
    expect(phase('contoso', 'the gateway prod/hub/ergw-hub is gone')?.cut).toHaveLength(4);
    const device = phase('fabrikam', 'the VPN device fra-vpn-1 is gone');
    expect(device?.cut).toHaveLength(1);
    expect(device?.acts?.map((act) => act.node)).toEqual([
      'site-fabrikam-frankfurt-dc',
      'vpngw-fabrikam-core-core-0',
      'vpngw-fabrikam-core-core-1',
    ]);
    expect(device?.checks.map((c) => c.expected)).toEqual(['answered']);
    const gateway = phase('fabrikam', 'the gateway core/core/vpngw-core is gone');
    expect(gateway?.cut).toHaveLength(2);
    expect(gateway?.checks.map((c) => c.expected)).toEqual(['silent']);
  });

  it('shuts the session of an attachment that shares its line with one of the other family', () => {
    const design = designOf(providerText(), throughText('alpha', { number: 1, ipv6: true }));
    const { phases } = labPlanOf(design, customerOf(design, 'alpha'));
    const [first] = phases.filter((p) => p.title.startsWith('the attachment of office/edge-1 '));
    expect(first?.cut).toEqual([]);
    expect(first?.acts?.map(({ lines }) => lines.at(-1))).toEqual(['neighbor 100.64.10.1 shutdown']);
    expect(first?.checks.length).toBeGreaterThan(1);
    const outages = phases.flatMap((p) => p.checks).filter((c) => c.kind === 'outage');
    expect(outages.map((c) => c.address.includes(':'))).toEqual([false, true, false, true]);
    expect(outages.map((c) => c.atLeast)).toEqual([0, 0, 7.5, 7.5]);
  });

  it('asks a network that has nothing but a GatewaySubnet at an address of that', () => {
    const text = throughText('alpha', { number: 1 }).replace(/ *- \{ name: apps, addressPrefixes: .*\n/, '');
    const design = designOf(providerText(), text);
    const of = labPlanOf(design, customerOf(design, 'alpha'));
    const reach = of.phases[0]?.checks.filter((c) => c.kind === 'reach') ?? [];
    expect(reach.filter((c) => c.expected === 'answered').map((c) => c.title)).toEqual([
      'office reaches prod/hub/GatewaySubnet (10.100.0.6)',
    ]);
  });

  it('lets Microsoft announce more public prefixes than the session takes, with the communities that pass', () => {
    const { phases } = plan('fabrikam');
    const phase = phases.find((p) => p.title === 'Microsoft announces more public prefixes than the sessions take');
    expect(phase?.checks.map((c) => c.expected)).toEqual(['down', 'down']);
    const [first] = phase?.acts ?? [];
    expect(first?.lines.filter((line) => line.startsWith('network '))).toHaveLength(4003);
    expect(first?.lines[0]).toBe('ip prefix-list tag-fabrikam-fra seq 1000 permit 40.64.0.0/10 le 24');
    expect(first?.undo.filter((line) => line.startsWith('no network '))).toHaveLength(4003);
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

  it('takes no link from a host, whose kernel would lose its routes for good', () => {
    const design = designOf(providerText(), twoSitesText());
    const { phases, nodes } = labPlanOf(design, customerOf(design, 'gamma'));
    const hosts = nodes.filter((n) => n.kind === 'host').map((n) => n.name);
    const cut = phases.find((p) => p.title === 'the datacenter ams is gone')?.cut ?? [];
    expect(cut.length).toBeGreaterThan(3);
    expect(cut.filter((link) => hosts.some((host) => link.includes(`${host}:`)))).toEqual([]);
  });

  it('speaks to a site as the attachment says: with its key, and with packets from the neighbour itself alone', () => {
    const attachment = ', sharedKey: { secret: ce }, ttlSecurity: true, maximumPrefix: 7, localPreference: 120';
    const design = designOf(providerText(), throughText('alpha', { number: 1, attachment }));
    const { nodes, phases, secrets } = labPlanOf(design, customerOf(design, 'alpha'));
    const linesOf = (name: string) => nodes.find((n) => n.name === name)?.configurations.flatMap((c) => c.lines) ?? [];
    expect(linesOf('site-alpha-office')).toContain(' neighbor 100.64.10.1 ttl-security hops 1');
    expect(linesOf('site-alpha-office')).toContain(' neighbor 100.64.10.1 password <secret:ce>');
    expect(linesOf('edge-1')).toContain(' neighbor 100.64.10.2 ttl-security hops 1');
    expect(secrets).toContain('ce');
    const own = phases[0]?.checks.filter((c) => c.title.includes('edge-1 - site-alpha-office')) ?? [];
    expect(own.map((c) => [c.kind, c.expected])).toEqual([
      ['session', 'Established'],
      ['accepted', ['10.10.0.0/16']],
      ['preference', '120'],
      ['limit', '7'],
    ]);
    expect(own.map((c) => c.kind === 'limit' && c.exact).at(-1)).toBe(true);
  });

  it('looks for what a site that is cut off no longer brings, at each session that stays', () => {
    const withdrawn = plan('contoso').phases.flatMap((p) =>
      p.checks.flatMap((c) => (c.kind === 'withdrawn' ? [`${p.title}: ${c.node}: ${c.of.join(' ')}`] : [])),
    );
    const msees = ['ams-1', 'ams-2', 'lon-1', 'lon-2'].map((name) => `msee-contoso-contoso-${name}`);
    expect(withdrawn).toEqual([
      ...msees.slice(2).map((node) => `the datacenter ams-dc1 is gone: ${node}: 10.10.0.0/16`),
      ...msees.slice(0, 2).map((node) => `the datacenter lon-dc1 is gone: ${node}: 10.11.0.0/16`),
      ...msees.map((node) => `the attachment of reading/lon-dc1 is gone: ${node}: 10.11.0.0/16`),
    ]);
  });

  it('says what graceful restart does to a link that goes silent without BFD, and does not measure it', () => {
    const peering = '        routing: { gracefulRestart: true }';
    const design = designOf(providerText(), throughText('alpha', { number: 1, peering }));
    const [, without] = labPlanOf(design, customerOf(design, 'alpha')).phases.filter((p) =>
      p.title.startsWith('a link goes silent'),
    );
    expect(without?.checks).toEqual([]);
    expect(without?.reason).toContain('er has graceful restart');
  });

  it('offers in the core a prefix with each route target, and expects those that the design takes', () => {
    const design = designOf(
      providerText({ backbone: 'mpls-vpn' }),
      throughText('c1', { number: 1, more: 'sharedServices: [dns]\n' }),
      throughText('c2', { number: 2 }),
    );
    const { phases, nodes } = labPlanOf(design, customerOf(design, 'c1'));
    const lines = nodes.find((n) => n.name === 'edge-1')?.configurations.flatMap((c) => c.lines) ?? [];
    expect(lines.slice(0, 3)).toEqual(['router bgp 65010', ' no bgp default ipv4-unicast', 'exit']);
    const targets = lines.flatMap((line) => /^ set extcommunity rt (.*)/.exec(line)?.[1] ?? []);
    expect([...new Set(targets)].sort()).toEqual(['192.0.2.255:1', '65010:1001', '65010:1002', '65010:9000']);
    const checks = phases[0]?.checks ?? [];
    const of = (kind: string) => checks.filter((c) => c.kind === kind && 'node' in c && c.node === 'edge-1');
    // The service, and the stranger of the own target alone.
    expect(of('imported').map((c) => c.expected)).toEqual([['10.200.1.0/24', '198.18.66.0/24']]);
    expect(of('exported').map((c) => c.expected)).toEqual([['65010:1001']]);
    expect(of('leaked').map((c) => c.expected)).toEqual([[]]);
    expect(of('end').map((c) => c.expected)).toEqual(['unreachable']);
  });

  it('expects forced tunneling where the design has it', () => {
    const titles = plan('fabrikam').phases[0]?.checks.map((c) => c.title) ?? [];
    expect(titles.filter((t) => t.startsWith('forced tunneling:'))).toHaveLength(1);
  });

  it('asks for the internet of a site in both families, and lets each site announce a default route of IPv6', () => {
    const design = designOf(providerText(), throughText('alpha', { number: 1, ipv6: true }));
    const { nodes, phases } = labPlanOf(design, customerOf(design, 'alpha'));
    const internet = phases[0]?.checks.filter((c) => c.kind === 'reach' && c.to === 'internet-alpha') ?? [];
    expect(internet.map((c) => ('address' in c ? [c.address, c.expected] : []))).toEqual([
      ['192.0.2.10', 'silent'],
      ['2001:db8:1e7::a', 'silent'],
    ]);
    const site = nodes.find((n) => n.name === 'site-alpha-office')?.configurations.flatMap((c) => c.lines) ?? [];
    expect(site).toContain('  network ::/0');
    const accepted = phases[0]?.checks.filter((c) => c.kind === 'accepted' && c.neighbor === 'fd00:aa::2');
    expect(accepted?.map((c) => c.expected)).toEqual([['fd00:10::/48']]);
  });

  it("names the customer's own routers whose files it does not play", () => {
    const attachment = ', customerRouter: { name: ce-1, platform: frr, interface: eth1 }';
    const left = (text: string) => {
      const design = designOf(providerText(), text);
      return labPlanOf(design, customerOf(design, 'alpha')).left.filter((l) => l.includes('ce-1'));
    };
    expect(left(throughText('alpha', { number: 1, attachment }))).toEqual([
      "ce-1: the file of the customer's own router; the lab plays site office by itself",
    ]);
    expect(left(throughText('alpha', { number: 1 }))).toEqual([]);
  });

  it('speaks to a VPN device from Azure with the AS number that Azure is told', () => {
    const gateways = plan('fabrikam').nodes.filter((n) => n.name.startsWith('vpngw-'));
    const lines = gateways.flatMap((n) => n.configurations.flatMap((c) => c.lines));
    const told = lines.flatMap((line) => /^ neighbor 10\.20\.255\.\d+ remote-as (\d+)$/.exec(line)?.[1] ?? []);
    expect(new Set(told)).toEqual(new Set(['65021']));
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
