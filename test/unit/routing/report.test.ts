import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assemble, readDesignFile } from '../../../src/design';
import { endpointOf, failureMatrix, routedWays, tracePath, trafficOf } from '../../../src/routing';
import {
  failuresReport,
  failuresTables,
  pathTables,
  routesReport,
  routesTables,
  toMarkdown,
  toText,
} from '../../../src/routing/report';

const text = (name: string) => readFileSync(new URL(`../../../samples/northwind/${name}`, import.meta.url), 'utf8');
function load(name: string) {
  const design = assemble([
    readDesignFile('provider.csp.yaml', text('provider.csp.yaml')),
    readDesignFile('c.csp.yaml', text(`customers/${name}.csp.yaml`)),
  ]).designs[0];
  const customer = design?.customers[0];
  if (!design || !customer) throw new Error(name);
  const subnetOf = (ref: string, subnet: string) => {
    const network = customer.virtualNetworks.find((v) => v.ref === ref);
    const found = network?.subnets.find((s) => s.name === subnet);
    if (!network || !found) throw new Error(`${ref}/${subnet}`);
    return { network, subnet: found };
  };
  const end = (of: string) => {
    const found = endpointOf(design, customer, of);
    if (!found) throw new Error(of);
    return found;
  };
  return { design, customer, subnetOf, end };
}

describe('the five kinds of traffic', () => {
  it('have their route in a network with a gateway and no route table', () => {
    const { design, subnetOf } = load('wingtip');
    const { network, subnet } = subnetOf('retail/retail', 'tills');
    const traffic = trafficOf(design, network, subnet).map((t) => `${t.kind} ${t.route?.nextHopType ?? 'none'}`);
    expect([...new Set(traffic)]).toEqual([
      'withinSubnet VnetLocal',
      'betweenSubnets VnetLocal',
      'internet Internet',
      'onPremises VirtualNetworkGateway',
    ]);
  });

  it('show where user-defined routes lead them', () => {
    const { design, subnetOf } = load('contoso');
    const { network, subnet } = subnetOf('prod/apps', 'web');
    const report = routesReport(design, network, subnet);
    expect(report.traffic.find((t) => t.kind === 'internet')?.route).toBe('0.0.0.0/0 → VirtualAppliance (10.100.0.68)');
    expect(report.traffic.find((t) => t.kind === 'otherNetworks')?.route).toBe(
      '10.100.0.0/20 → VNetPeering (prod/hub)',
    );
    expect(report.routes.filter((r) => r.addressPrefix === '0.0.0.0/0').map((r) => [r.source, r.state])).toEqual([
      ['Default', 'Invalid'],
      ['User', 'Active'],
    ]);
    const page = toText(routesTables(design, network, subnet));
    expect(page).toMatch(/0\.0\.0\.0\/0 +VirtualAppliance +10\.100\.0\.68 +User +active +all-via-firewall/);
  });
});

describe('a path to the internet', () => {
  it('is answered at the address that it left with: through the same firewall', () => {
    const { design, customer, end } = load('contoso');
    const trace = tracePath(design, customer, end('prod/apps/web'), end('internet'), { protocol: 'Tcp', port: 443 });
    expect(trace.arrives).toBe(true);
    expect(trace.back.hops.map((h) => h.kind)).toEqual(['internet', 'firewall', 'subnet']);
    expect(trace.asymmetric).toEqual([]);
  });
});

describe('the ways as the routes have them', () => {
  it('ask no security group', () => {
    const { design, customer, end } = load('contoso');
    const { forward, back } = routedWays(design, customer, end('utrecht'), end('prod/apps/web'));
    expect([forward.delivered, back.delivered]).toEqual([true, true]);
    expect([...forward.hops, ...back.hops].some((h) => h.kind === 'securityGroup')).toBe(false);
  });
});

describe('the pages', () => {
  it('of a path say each step, the verdict and the outcome', () => {
    const { design, customer, end } = load('contoso');
    const trace = tracePath(design, customer, end('utrecht'), end('prod/apps/web'), { protocol: 'Tcp', port: 22 });
    const page = toText(pathTables(trace));
    expect(trace.arrives).toBe(false);
    expect(page).toMatch(/security group +nsg-workload +deny-all +DENIED/);
    expect(page).toContain('It does not arrive.');
  });

  it('of failures have a column for each site, and name what fails alone', () => {
    const { design, customer } = load('contoso');
    const matrix = failureMatrix(design, customer);
    const [table] = failuresTables(matrix);
    expect(table?.columns.slice(2)).toEqual(['utrecht', 'reading']);
    expect(table?.rows.find((row) => row[1] === 'ams-dc1')).toEqual(['datacenter', 'ams-dc1', 'everything', 'dev/dev']);
    expect(table?.notes).toEqual([
      'Single points of failure: ams-dc1, lon-dc1, reading/lon-dc1, contoso-ams, Amsterdam, prod/hub/ergw-hub, dev/dev/ergw-dev.',
    ]);
    expect(failuresReport(matrix).failures.find((f) => f.name === 'Amsterdam')).toEqual({
      kind: 'peeringLocation',
      name: 'Amsterdam',
      lost: [
        { site: 'utrecht', network: 'dev/dev' },
        { site: 'reading', network: 'dev/dev' },
      ],
    });
  });

  it('are tables in Markdown, whatever a name holds', () => {
    const page = toMarkdown('A | B', [{ title: '<b>', columns: ['x', 'y'], rows: [['a|b', '*c*']], notes: ['_d_'] }]);
    expect(page).toBe('# A \\| B\n\n## \\<b\\>\n\n| x | y |\n|---|---|\n| a\\|b | \\*c\\* |\n\n\\_d\\_\n');
  });

  it('of a path call each verdict by its name', () => {
    const { design, customer, end } = load('contoso');
    const trace = tracePath(design, customer, end('utrecht'), end('prod/apps/web'), { protocol: 'Tcp', port: 443 });
    const verdicts = pathTables(trace).flatMap(({ rows }) => rows.map((row) => `${row[1] ?? ''}: ${row[4] ?? ''}`));
    expect(verdicts).toEqual(
      expect.arrayContaining([
        'firewall: passes, if its rules allow',
        'site: passes',
        'circuit: passes',
        'subnet: passes',
      ]),
    );
    expect(verdicts.filter((text) => /undefined|: $/.test(text))).toEqual([]);
  });

  it('of failures say where nothing is reached, and where nothing alone takes anything', () => {
    const element = { key: 'circuit:a', kind: 'circuit' as const, name: 'a', raw: undefined };
    const notes = (reached: { site: string; network: string }[], lost = reached) =>
      failuresTables({ customer: 'c', reached, failures: [{ element, lost }] }).map((table) => table.notes)[0];
    expect(notes([])).toEqual(['No site reaches a network, even when nothing fails.']);
    const reach = [{ site: 's', network: 'n' }];
    expect(notes(reach, [])).toEqual(['Nothing that fails alone takes a network from a site.']);
    expect(notes(reach)).toEqual(['Single points of failure: a.']);
  });

  it('of routes have a service endpoint as Azure shows it', () => {
    const { design, subnetOf } = load('contoso');
    const { network, subnet } = subnetOf('prod/apps', 'web');
    const raw = { ...subnet.raw, serviceEndpoints: ['Microsoft.Storage'] };
    expect(routesReport(design, network, { ...subnet, raw }).routes.at(-1)).toEqual({
      addressPrefix: 'Microsoft.Storage',
      nextHopType: 'VirtualNetworkServiceEndpoint',
      source: 'Default',
      state: 'Active',
      via: [],
    });
  });

  it('are columns below each other in text, as wide as their longest cell', () => {
    const rows = [
      ['a', 'b', 'c'],
      ['long name', 'x'],
    ];
    expect(toText([{ title: 'T', columns: ['N', 'Much longer', 'V'], rows, notes: ['n'] }])).toBe(
      ['T', '  N          Much longer  V', '  a          b            c', '  long name  x', '  n'].join('\n'),
    );
    expect(toText([{ title: 'T', columns: ['N'], rows: [] }])).toBe('T');
    expect(toMarkdown('H', [{ title: 'T', columns: ['N'], rows: [] }])).toBe('# H\n\n## T\n');
  });
});
