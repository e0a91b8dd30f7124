import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/design';
import { elementAt } from '../../../src/diagram/findings';
import type { EdgeKind, NodeKind, Scene } from '../../../src/diagram/model';
import { sceneOf } from '../../../src/diagram/scene';
import { type Chosen, designOf, sample, tailspin } from './designs';
import { halfTyped } from './halfTyped';

const scene = ({ design, customer }: Chosen, findings?: readonly Finding[]) => sceneOf(design, customer, findings);
const titles = (of: Scene, kind: NodeKind) => of.nodes.filter((node) => node.kind === kind).map((node) => node.title);
const ends = (of: Scene, kind: EdgeKind) =>
  of.edges.filter((edge) => edge.kind === kind).map((edge) => [short(edge.source), short(edge.target)]);
const short = (id: string) => id.split('/').slice(1).join('/');
const node = (of: Scene, id: string) => of.nodes.find((n) => n.id === `${of.customer}/${id}`);

describe('facts of the customer', () => {
  it('stand below the title and in the details of the customer', () => {
    const { design, customer } = sample('contoso');
    const of = sceneOf(
      design,
      customer,
      [],
      [
        ['Resiliency', 'Maximum'],
        ['Would raise it', 'more'],
      ],
    );
    expect(of.subtitle).toMatch(/ · Resiliency: Maximum$/);
    const details = of.nodes.find((n) => n.kind === 'customer')?.details.map((d) => `${d.label}: ${d.value}`);
    expect(details).toContain('Would raise it: more');
  });
});

describe('the scene of a connect-through customer', () => {
  const contoso = scene(sample('contoso'));

  it('has the whole way from the sites to the subnets', () => {
    expect(titles(contoso, 'site')).toEqual(['Utrecht office', 'Reading office']);
    expect(titles(contoso, 'cspSite')).toEqual(['Amsterdam DC 1', 'London DC 1']);
    expect(titles(contoso, 'edgeRouter')).toEqual(['ams-edge-1', 'ams-edge-2', 'lon-edge-1', 'lon-edge-2']);
    expect(titles(contoso, 'sharedService')).toEqual(['Shared service dns']);
    expect(titles(contoso, 'peeringLocation')).toEqual(['Amsterdam', 'London']);
    expect(titles(contoso, 'connectivityProvider')).toEqual(['Equinix', 'Megaport']);
    expect(titles(contoso, 'msee')).toEqual(['MSEE primary', 'MSEE secondary', 'MSEE primary', 'MSEE secondary']);
    expect(titles(contoso, 'gateway')).toEqual(['ergw-hub', 'ergw-dev']);
    expect(titles(contoso, 'virtualNetwork')).toEqual(['hub', 'apps', 'dev']);
    expect(titles(contoso, 'subscription')).toEqual(['prod', 'dev', 'marketing']);
    expect(titles(contoso, 'subnet')).toHaveLength(6);
  });

  it('leads both links from the edge routers to Microsoft', () => {
    expect(ends(contoso, 'primaryLink')).toEqual([
      ['edgeRouter/ams-dc1/ams-edge-1', 'providerPort/contoso-ams/primary'],
      ['providerPort/contoso-ams/primary', 'msee/contoso-ams/primary'],
      ['edgeRouter/lon-dc1/lon-edge-1', 'providerPort/contoso-lon/primary'],
      ['providerPort/contoso-lon/primary', 'msee/contoso-lon/primary'],
    ]);
    const secondary = contoso.edges.filter((edge) => edge.kind === 'secondaryLink');
    expect(secondary.map((edge) => edge.thing)).toEqual([
      'contoso/secondaryLink/contoso-ams',
      'contoso/secondaryLink/contoso-ams',
      'contoso/secondaryLink/contoso-lon',
      'contoso/secondaryLink/contoso-lon',
    ]);
  });

  it('tells tags, addresses and AS numbers', () => {
    expect(contoso.edges.find((edge) => edge.id === 'contoso/primaryLink/contoso-ams')?.lines).toEqual([
      'QinQ 3001 / 110',
    ]);
    expect(node(contoso, 'msee/contoso-lon/secondary')?.lines).toEqual(['172.16.0.13 ↔ 172.16.0.14']);
    expect(node(contoso, 'privatePeering/contoso-ams')?.lines).toEqual([
      'VLAN 110 · AS 65010 ↔ AS 12076',
      'MD5 · BFD',
      'primary 172.16.0.0/30',
      'secondary 172.16.0.4/30',
    ]);
    expect(contoso.edges.find((edge) => edge.kind === 'attachment')?.lines).toEqual([
      'VLAN 510',
      '100.64.10.2 ↔ 100.64.10.1/30',
      'AS 4200000001 ↔ AS 65010',
    ]);
    expect(node(contoso, 'csp/northwind')?.lines).toEqual(['AS 65010 · VRF CONTOSO']);
  });

  it('draws a peering of two networks once, from the one whose gateway is used', () => {
    expect(ends(contoso, 'networkPeering')).toEqual([['virtualNetwork/prod/hub', 'virtualNetwork/prod/apps']]);
  });

  it('reaches the subscription that no circuit serves over the internet', () => {
    expect(ends(contoso, 'internet')).toEqual([
      ['customer', 'internet'],
      ['internet', 'subscription/marketing'],
    ]);
  });

  it('joins connections to the gateways, with their weight', () => {
    expect(ends(contoso, 'connection')).toEqual([
      ['privatePeering/contoso-ams', 'gateway/prod/hub/ergw-hub'],
      ['privatePeering/contoso-ams', 'gateway/dev/dev/ergw-dev'],
      ['privatePeering/contoso-lon', 'gateway/prod/hub/ergw-hub'],
    ]);
    expect(contoso.edges.find((edge) => edge.kind === 'connection')?.lines).toEqual(['cn-hub-ams', 'weight 100']);
  });
});

describe('the scene of a connect-to customer', () => {
  it('ends the links on the routers of the customer, and shows the way to the CSP', () => {
    const fabrikam = scene(sample('fabrikam'));
    expect(ends(fabrikam, 'primaryLink')[0]).toEqual([
      'edgeRouter/frankfurt-dc/fra-edge-1',
      'providerPort/fabrikam-fra/primary',
    ]);
    expect(ends(fabrikam, 'reachesProvider')).toEqual([['site/frankfurt-dc', 'cspSite/ams-dc1']]);
    expect(ends(fabrikam, 'tunnel')).toEqual([
      ['vpnDevice/frankfurt-dc/fra-vpn-1', 'privatePeering/fabrikam-fra'],
      ['privatePeering/fabrikam-fra', 'vpnGateway/core/core/vpngw-core'],
      ['vpnDevice/frankfurt-dc/fra-vpn-2', 'privatePeering/fabrikam-fra'],
      ['privatePeering/fabrikam-fra', 'vpnGateway/core/core/vpngw-core'],
    ]);
    const tunnel = fabrikam.edges.find((edge) => edge.kind === 'tunnel');
    expect(tunnel?.lines).toEqual(['cn-ipsec-1', 'IPsec over private peering', 'AS 65021 ↔ AS 65515']);
    expect(ends(fabrikam, 'microsoftPeering')).toEqual([
      ['microsoftPeering/fabrikam-fra', 'microsoftServices/fabrikam-fra'],
    ]);
    expect(titles(fabrikam, 'edgeRouter')).toEqual(['fra-edge-1', 'fra-edge-2']);
  });

  it('joins sites by AS number where the connectivity provider keeps layer 3, and circuits by Global Reach', () => {
    const wingtip = scene(sample('wingtip'));
    expect(ends(wingtip, 'attachment')).toEqual([
      ['site/zurich', 'connectivityProvider/wingtip-zrh/network'],
      ['site/london', 'connectivityProvider/wingtip-lon/network'],
    ]);
    expect(ends(wingtip, 'globalReach')).toEqual([
      ['privatePeering/wingtip-zrh', 'globalReach/wingtip-zrh/zrh-to-lon'],
      ['privatePeering/wingtip-lon', 'globalReach/wingtip-zrh/zrh-to-lon'],
    ]);
    expect(node(wingtip, 'msee/wingtip-zrh/primary')?.lines).toEqual([
      '172.18.0.1 ↔ 172.18.0.2',
      'fd00:41:a::1 ↔ fd00:41:a::2',
    ]);
  });
});

describe('the scene of a customer with everything else', () => {
  const all = scene(designOf(JSON.stringify(tailspin)));

  it('draws direct ports, used and spare', () => {
    expect(titles(all, 'directPort')).toEqual(['dub-port', 'spare']);
    expect(all.nodes.find((n) => n.title === 'dub-port')?.lines).toEqual(['100 Gbps · Dot1Q']);
    const ports = all.nodes.filter((n) => n.kind === 'providerPort' && n.id.includes('dub-port'));
    expect(ports.map(({ title, lines }) => [title, lines])).toEqual([
      ['Primary port', ['MACsec']],
      ['Secondary port', []],
    ]);
  });

  it('puts the router of the primary link first', () => {
    expect(titles(all, 'edgeRouter').slice(0, 2)).toEqual(['dub-edge-1', 'dub-edge-2']);
  });

  it('says in words what a box stands for, where its name and place leave it open', () => {
    const told = ['gateway', 'vpnGateway', 'firewall', 'routeServer', 'vpnDevice', 'siteFirewall'];
    const boxes = all.nodes.filter(({ kind, shape, missing }) => shape === 'box' && !missing && told.includes(kind));
    expect(new Set(boxes.map(({ kind }) => kind))).toEqual(new Set(told));
    const others = all.nodes.filter(({ title }) => title === 'spare' || title === 'elsewhere');
    expect(others).toHaveLength(2);
    for (const { kindLabel, lines, brief } of [...boxes, ...others]) {
      expect(lines[0]?.startsWith(kindLabel)).toBe(true);
      if (brief) expect(brief[0]).toBe(kindLabel);
    }
  });

  it('draws appliances through their circuit, VPN and the private line', () => {
    expect(ends(all, 'tunnel').slice(0, 2)).toEqual([
      ['siteFirewall/dublin/dub-fw', 'privatePeering/tailspin-dub'],
      ['privatePeering/tailspin-dub', 'firewall/core/hub/fw'],
    ]);
    expect(ends(all, 'vpn')).toEqual([['vpnDevice/dublin/dub-vpn', 'vpnGateway/core/hub/vpngw']]);
    expect(ends(all, 'privateLine')[1]).toEqual(['privateLine', 'subscription/elsewhere']);
  });

  it('draws what is referred to and missing as such', () => {
    const missing = all.nodes.filter((n) => n.missing).map((n) => [n.kind, n.title]);
    expect(missing).toEqual([
      ['edgeRouter', 'lon-edge-9'],
      ['cspSite', 'par-dc1'],
      ['virtualNetwork', 'core/lost'],
      ['vpnDevice', 'lost-vpn'],
    ]);
  });

  it('marks a network peering that only one end says', () => {
    expect(all.edges.filter((edge) => edge.oneSided).map((edge) => edge.kind)).toEqual(['networkPeering']);
  });

  it('never shows the value of a secret, only its name', () => {
    const backup = all.edges.find((edge) => edge.kind === 'vpn');
    expect(backup?.details).toContainEqual({ label: 'Secret', value: 'backup' });
  });
});

describe('findings in the scene', () => {
  const finding = (path: (string | number)[], severity: Finding['severity']): Finding => ({
    code: 'NET-001',
    severity,
    message: 'Something is wrong.',
    place: { file: 'customers/one.csp.yaml', path, on: 'value' },
  });

  it('stand on the thing that is said most closely around them, the worst first', () => {
    const contoso = scene(sample('contoso'), [
      finding(['subscriptions', 0, 'virtualNetworks', 0, 'gateway', 'sku'], 'info'),
      finding(['subscriptions', 0, 'virtualNetworks', 0, 'gateway', 'name'], 'error'),
      finding(['circuits', 0, 'links', 'primary', 'interface'], 'warning'),
      finding(['circuits', 1, 'sku', 'tier'], 'warning'),
    ]);
    const found = [...contoso.nodes, ...contoso.edges]
      .filter((e) => e.findings)
      .map((e) => [short(e.id), e.findings?.worst, e.findings?.count]);
    expect(found).toEqual([
      ['circuit/contoso-lon', 'warning', 1],
      ['gateway/prod/hub/ergw-hub', 'error', 2],
      ['primaryLink/contoso-ams', 'warning', 1],
    ]);
  });

  it('of other files are left out', () => {
    const other = {
      ...finding([], 'error'),
      place: { file: 'customers/two.csp.yaml', path: [], on: 'value' as const },
    };
    expect([...scene(sample('contoso'), [other]).nodes].filter((n) => n.findings)).toEqual([]);
  });

  it('and selections find their thing by the place in the text', () => {
    const contoso = scene(sample('contoso'));
    const at = (path: (string | number)[]) =>
      elementAt([...contoso.nodes, ...contoso.edges], { file: 'customers/one.csp.yaml', path })?.title;
    expect(at(['sites', 1, 'prefixes', 0])).toBe('Reading office');
    expect(at(['circuits', 0, 'peerings', 'private', 'secondaryPeerAddressPrefix'])).toBe(
      'BGP over the secondary link',
    );
    expect(at(['name'])).toBe('Contoso B.V.');
  });
});

describe('any design, half typed', () => {
  it('has a scene with unique ids, edges between nodes and parents before children', () => {
    fc.assert(
      fc.property(halfTyped, (text) => {
        const { nodes, edges } = scene(designOf(text));
        const ids = [...nodes, ...edges].map((element) => element.id);
        expect(new Set(ids).size).toBe(ids.length);
        const seen = new Set<string>();
        for (const { id, parent } of nodes) {
          if (parent !== undefined) expect(seen).toContain(parent);
          seen.add(id);
        }
        for (const edge of edges) {
          expect(seen).toContain(edge.source);
          expect(seen).toContain(edge.target);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('has a scene that survives JSON, and is the same each time', () => {
    fc.assert(
      fc.property(halfTyped, (text) => {
        const first = scene(designOf(text));
        expect(JSON.parse(JSON.stringify(first))).toEqual(first);
        expect(scene(designOf(text))).toEqual(first);
      }),
      { numRuns: 50 },
    );
  });
});
