import { describe, expect, it } from 'vitest';
import { generate, generateAll } from '../../../src/generate';
import { customerOf, sampleDesign } from '../resources/sample';
import { papers } from './handover';

const design = sampleDesign();

describe('the hand-over to a customer', () => {
  it('asks for the keys that the CSP cannot read, by a safe way', () => {
    const text = papers('fabrikam').get('fabrikam/customer/handover.md') ?? '';
    expect(text).toContain('| authorization key | fabrikam-fra/core | safely |');
    expect(text).toContain('| shared key | fabrikam-ipsec-1 |');
    expect(text).toContain('| resource id and service key | fabrikam-fra | to the named contact |');
  });

  it('asks for nothing where the CSP makes all', () => {
    const text = papers('contoso').get('contoso/customer/handover.md') ?? '';
    expect(text).toContain('Nothing: Northwind Cloud Services makes all resources in Azure.');
    expect(text).not.toContain('authorization key |');
    expect(text).toContain('| marketing | the internet |');
  });

  it('says how access is given, as the design has it', () => {
    expect(papers('fabrikam').get('fabrikam/customer/handover.md')).toContain('Azure Lighthouse');
    expect(papers('contoso').get('contoso/customer/handover.md')).toContain('AdminAgents');
    expect(papers('contoso').get('contoso/customer/handover.md')).toContain(
      'identity store of Northwind Cloud Services',
    );
  });
});

describe('the package of a customer', () => {
  const wingtip = papers('wingtip').get('wingtip/customer/handover.md') ?? '';
  const contoso = papers('contoso').get('contoso/customer/handover.md') ?? '';

  it('names the roles that suffice for what the customer makes, and not one that does not', () => {
    const locked = sampleDesign({
      'customers/fabrikam.csp.yaml': (text) =>
        text.replace('  - name: fabrikam-fra\n', '  - name: fabrikam-fra\n    lock: CanNotDelete\n'),
    });
    const text = papers('fabrikam', locked).get('fabrikam/customer/handover.md') ?? '';
    expect(text).toMatch(/\| own \| Contributor \| resourceGroups \|/);
    expect(text).toMatch(/\| own \| Network Contributor \| expressRouteCircuits,/);
    expect(text).toMatch(/\| own \| User Access Administrator \(or Owner\) \| locks \|/);
    expect(papers('fabrikam').get('fabrikam/customer/handover.md')).not.toContain('Access Administrator');
  });

  it('expects of a test of Azure what the failures say: a site without another way is cut off by it', () => {
    const row = (text: string, location: string) =>
      text.split('\n').find((line) => line.includes(`&peeringLocation=${location}"`)) ?? '';
    expect(wingtip).toContain(
      '| peering location | Zurich | not reached until it is back: retail/retail from zurich |',
    );
    expect(row(wingtip, 'Zurich')).toContain(
      '| retail/retail is reached over London, and not from zurich until the test is stopped |',
    );
    expect(contoso).toContain('| peering location | Amsterdam | not reached until it is back: dev/dev from');
    expect(row(contoso, 'Amsterdam')).toContain('| prod/hub is reached over London |');
  });

  it('has the other end of each attachment, and exactly what is announced over it', () => {
    expect(contoso).toContain(
      '| utrecht | ams-edge-1 | 510 | 100.64.10.2/30 | 100.64.10.1/30 | BGP | 4200000001 | 65010 | 1500 | none | of your choice |',
    );
    expect(contoso).toContain(
      '| 100.64.10.1 | 10.10.0.0/16 up to /32 | 10.11.0.0/16, 10.100.0.0/20, 10.100.16.0/20, 10.101.0.0/20, 10.200.1.0/24 | 100, warning at 80 % |',
    );
  });

  it('says of an attachment no more than the design does, and asks for the rest', () => {
    expect(contoso).toContain('| reading | lon-dc1 | - | - | - | - | - | 65010 | - | - | - |');
    const [, back = ''] = contoso.split('## What you send back');
    expect(back.split('## ')[0]).toContain('reading at lon-dc1');
    expect(back.split('## ')[0]).not.toContain('Nothing but');
    const whole = sampleDesign({
      'customers/contoso.csp.yaml': (text) =>
        text.replace(
          'connectsTo: lon-dc1 ',
          'connectsTo: [{ site: lon-dc1, edgeRouter: lon-edge-1, interface: Ethernet3, vlanId: 512, localAddress: 100.64.10.9/30, peerAddress: 100.64.10.10, routing: static }] ',
        ),
    });
    const text = papers('contoso', whole).get('contoso/customer/handover.md') ?? '';
    expect(text).toContain(
      '| reading | lon-edge-1 | 512 | 100.64.10.10/30 | 100.64.10.9/30 | static routes | none | 65010 | 1500 | none | of your choice |',
    );
    expect(text.split('## What you send back')[1]).toMatch(/^[^#]*Nothing but that it is done\./);
  });

  it('does not call open what a site over an MPLS VPN has nothing to agree of', () => {
    const overVpn = sampleDesign({
      'customers/contoso.csp.yaml': (text) =>
        text.replace('connectsTo: lon-dc1 ', 'connectsTo: [{ site: lon-dc1, routing: mpls-vpn }] '),
    });
    const text = papers('contoso', overVpn).get('contoso/customer/handover.md') ?? '';
    expect(text).toContain('is still to be agreed, but of a site that comes over an MPLS VPN');
    expect(text.split('## What you send back')[1]?.split('## ')[0]).not.toContain('reading at lon-dc1');
    expect(contoso).toContain('What is empty in the table is still to be agreed.');
  });

  it('asks the customer for no key of the design, which the CSP keeps', () => {
    const text = papers('fabrikam').get('fabrikam/customer/handover.md') ?? '';
    expect(text).toContain(
      'BGP session 198.51.100.1 to 198.51.100.2 (MSEE fabrikam-fra microsoft primary) | none: it stays shut',
    );
    const tests = text.split('## Test protocol')[1] ?? '';
    expect(tests).not.toContain('nat.device');
    const settled = text.split('### Before you load them')[1] ?? '';
    expect(settled).toContain(
      'are keys of the design, which Northwind Cloud Services keeps: tell it what is to stand there',
    );
    expect(text).toContain('- fra-edge-1 (Cisco IOS-XR): routers/fra-edge-1/');
    expect(text).not.toContain('format router');
  });

  it('refers to the configuration of the router that an attachment names', () => {
    const named = sampleDesign({
      'customers/contoso.csp.yaml': (text) =>
        text.replace(
          'peerAddress: 100.64.10.2, routing: bgp,',
          'peerAddress: 100.64.10.2, routing: bgp, sharedKey: { secret: utrecht-1 }, customerRouter: { name: utr-ce-1, platform: frr, interface: eth0 },',
        ),
    });
    const text = papers('contoso', named).get('contoso/customer/handover.md') ?? '';
    expect(text).toContain('routers/utr-ce-1/');
    expect(generate(named, customerOf(named, 'contoso'), 'router').map(({ path }) => path)).toContain(
      'contoso/customer/routers/utr-ce-1/README.md',
    );
    expect(text).toContain('they are called by name: utrecht-1.');
    expect(text).toMatch(/\| utr-ce-1 \| eth0\.510 \| 510 \|/);
  });

  it('has a test protocol with the answers that the routing room expects', () => {
    expect(contoso).toContain('Azure learned from you: 10.10.0.0/16 10.11.0.0/16');
    expect(contoso).toContain('| From Azure: 10.100.0.0/20 10.100.16.0/20 10.101.0.0/20 |');
    expect(contoso).toContain('| utrecht | prod/apps/web | no answer to ping; TCP 443 connects |');
    expect(contoso).toContain('| reading | dev/dev/build | answers |');
    expect(contoso).toContain('| link | contoso-ams/primary | everything is still reached |');
    expect(contoso).toMatch(/\| circuit \| contoso-ams \| not reached until it is back: dev\/dev from utrecht/);
    expect(wingtip).toContain('Azure learned from you: 10.40.0.0/16 fd00:40::/48');
  });

  it('is one file of HTML with the diagram, that loads and runs nothing', () => {
    const customer = customerOf(design, 'contoso');
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    const [output] = [...generateAll(design, [customer], 'handover', new Map([[customer, svg]]))];
    const html = output?.files.find(({ path }) => path === 'contoso/customer/handover.html')?.content ?? '';
    const coded = /src="data:image\/svg\+xml;base64,([^"]+)"/.exec(html)?.[1] ?? '';
    expect(Buffer.from(coded, 'base64').toString()).toBe(svg);
    const without = papers('contoso').get('contoso/customer/handover.html');
    expect(without).toContain('The diagram is not in this paper');
    expect(html).not.toContain('The diagram is not in this paper');
    expect(html).not.toMatch(/<script|<link|https?:/);
    expect(html).toContain('default-src &#39;none&#39;');
    for (const word of ['Who does what', 'Address plan', '510', 'Established', 'everything is still reached'])
      expect(html).toContain(word);
  });

  it('tells who attaches the route filter where the connectivity provider makes the peering', () => {
    const microsoft =
      "      microsoft: { peerASN: 65041, vlanId: 410, primaryPeerAddressPrefix: 198.51.100.8/30, secondaryPeerAddressPrefix: 198.51.100.12/30, advertisedPublicPrefixes: [203.0.113.16/28], routingRegistryName: RIPENCC, routeFilter: { name: rf-wt, communities: ['12076:51041'] } }\n";
    const both = sampleDesign({
      'customers/wingtip.csp.yaml': (text) =>
        text.replace(/( {8}ipv6PeeringConfig: .*fd00:41:a.*\n)/, (line) => `${line}${microsoft}`),
    });
    const files = papers('wingtip', both);
    expect(files.get('wingtip/connectivity-provider/order-wingtip-zrh.md')).toContain(
      'route filter rf-wt is attached by Wingtip Toys AG',
    );
    expect(files.get('wingtip/customer/handover.md')).toContain('Wingtip Toys AG attaches route filter rf-wt');
  });
});

describe('the low-level design', () => {
  const files = papers('contoso');
  it('has every BGP session, with the key by its name, limits and policies', () => {
    const text = files.get('contoso/csp/low-level-design/bgp-sessions.csv') ?? '';
    expect(text).toContain(
      'ams-edge-1,CONTOSO,172.16.0.1,65010,172.16.0.2,12076,contoso-ams-private,300 ms x 3,no,2400,80,contoso_contoso-ams_private_in4,contoso_contoso-ams_private_out4,eBGP to Microsoft',
    );
    expect(text).toContain('ams-edge-2,CONTOSO,100.64.10.5,65010,100.64.10.6,4200000001,,no,no,');
    const fabrikam = papers('fabrikam').get('fabrikam/csp/low-level-design/bgp-sessions.csv') ?? '';
    expect(fabrikam).toContain('fra-edge-1,,10.20.255.1,65020,10.20.255.2,65020');
    expect(fabrikam).toContain('iBGP');
    expect(fabrikam.match(/eBGP in a tunnel/g)).toHaveLength(4);
    const wingtip = papers('wingtip').get('wingtip/csp/low-level-design/bgp-sessions.csv') ?? '';
    expect(wingtip).toContain('connectivity provider,,172.18.0.1,65041,172.18.0.2,12076');
  });

  it('has the sub-interface that the configuration has', () => {
    const vlans = files.get('contoso/csp/low-level-design/vlans.csv') ?? '';
    expect(vlans).toContain('ams-edge-1,TenGigabitEthernet0/0/0,TenGigabitEthernet0/0/0.3001,3001,110,CONTOSO,');
    const configuration = generate(design, customerOf(design, 'contoso'), 'router').find(({ path }) =>
      path.endsWith('ams-edge-1/ios-xe.cfg'),
    );
    expect(configuration?.content).toContain('interface TenGigabitEthernet0/0/0.3001');
  });

  it('has targets of shared services, policies, translation, filters, tunnels, loopbacks, routes and groups', () => {
    const of = (name: string, file: string) => papers(name).get(`${name}/csp/low-level-design/${file}.csv`) ?? '';
    expect(of('contoso', 'vrfs')).toContain('ams-edge-1,CONTOSO,65010:1001,65010:1001,65010:1001,65010:9000,');
    expect(of('contoso', 'policies')).toContain('local preference 200');
    expect(of('contoso', 'policies')).toContain('AS 65010 prepended 3 times');
    expect(of('contoso', 'prefix-lists')).toContain('permit,10.200.1.0/24');
    expect(of('contoso', 'routers')).toContain('ams-edge-1,ams-dc1,csp,edge,cisco-iosxe,65010,10.200.255.1,mpls-vpn');
    expect(of('contoso', 'route-tables')).toContain(
      'prod,rt-workload,not learned,hub/shared apps/web,all-via-firewall,0.0.0.0/0,VirtualAppliance,10.100.0.68',
    );
    expect(of('contoso', 'security-groups')).toContain(
      'prod,nsg-workload,hub/shared apps/web,allow-https-from-sites,100',
    );
    expect(of('fabrikam', 'tunnels')).toMatch(
      /fra-vpn-1,cn-ipsec-1-0,Tunnel1,encryption,10.20.254.11,.*fabrikam-ipsec-1,AES256/,
    );
    expect(of('fabrikam', 'route-filters')).toContain('rf-fabrikam,fabrikam-fra,12076:51041');
    expect(of('fabrikam', 'peerings')).toContain('203.0.113.0/28,RIPENCC,203.0.113.0/28,nobody yet');
  });

  it('says of a translation who does it: the routers of which the files have it, or the device of the design', () => {
    const by = (text: (of: string) => string) => {
      const changed = sampleDesign({ 'customers/fabrikam.csp.yaml': text });
      const rows = papers('fabrikam', changed).get('fabrikam/csp/low-level-design/peerings.csv') ?? '';
      return /RIPENCC,203\.0\.113\.0\/28,(.*)/.exec(rows)?.[1];
    };
    expect(by((of) => of.replace('platform: cisco-iosxr', 'platform: cisco-iosxe'))).toBe('fra-edge-1');
    expect(by((of) => of.replace(/platform: cisco-(iosxr|nxos)/g, 'platform: cisco-iosxe'))).toBe(
      'fra-edge-1 fra-edge-2',
    );
    expect(by((of) => of.replace('scope: shared }', 'scope: shared, device: fra-fw-1 }'))).toBe('fra-fw-1');
  });

  it('has what the router files have, and among the open points what they have not', () => {
    const of = (file: string) => papers('fabrikam').get(`fabrikam/csp/low-level-design/${file}.csv`) ?? '';
    const files = generate(design, customerOf(design, 'fabrikam'), 'router');
    expect(files.find((f) => f.path.endsWith('fra-edge-1/ios-xr.cfg'))?.content).toContain(
      'REFUSED fabrikam_fabrikam-fra_nat',
    );
    expect(of('nat').split('\n').filter(Boolean)).toHaveLength(1);
    expect(of('open')).toMatch(/^fra-edge-1,refused,fabrikam_fabrikam-fra_nat,Cisco IOS-XR translates/m);
    expect(of('open')).toMatch(/^fra-edge-2,open,,.*no switchport/m);
  });

  it('is in one document by customer and by router, as Markdown and as HTML', () => {
    const text = files.get('contoso/csp/low-level-design/README.md') ?? '';
    const html = files.get('contoso/csp/low-level-design/low-level-design.html') ?? '';
    for (const router of ['ams-edge-1', 'ams-edge-2', 'lon-edge-1', 'lon-edge-2']) {
      expect(text).toContain(`## Router ${router}\n`);
      expect(html).toContain(`<h2>Router ${router}</h2>`);
    }
    const part = text.slice(text.indexOf('## Router ams-edge-1'), text.indexOf('## Router ams-edge-2'));
    expect(part).toContain('TenGigabitEthernet0/0/0.3001');
    expect(part).not.toContain('xe-0/0/0.3002');
  });

  it('has every subnet and link prefix', () => {
    const text = files.get('contoso/csp/low-level-design/address-plan.csv') ?? '';
    expect(text).toContain('subnet,prod/hub,GatewaySubnet,10.100.0.0/26,10.100.0.4,10.100.0.62');
    expect(text).toContain('link,contoso-lon,private secondary,172.16.0.12/30,172.16.0.13,172.16.0.14');
  });

  it('keeps a text from becoming a formula in a spreadsheet', () => {
    const odd = sampleDesign({
      'customers/wingtip.csp.yaml': (text) => text.replace('displayName: Zürich', 'displayName: "=1+1,x"'),
    });
    expect(papers('wingtip', odd).get('wingtip/csp/low-level-design/address-plan.csv')).toContain(`"'=1+1,x"`);
  });
});

describe('the paper of an edge router', () => {
  const neighbour = sampleDesign({
    'customers/contoso.csp.yaml': (text) =>
      text
        .replace('name: contoso\n', 'name: tailspin\n')
        .replaceAll('vlanId: 51', 'vlanId: 61')
        .replaceAll('outerVlanId: 300', 'outerVlanId: 310')
        .replaceAll('CONTOSO', 'TAILSPIN'),
  });
  const edge = (of: typeof design, customers = of.customers) =>
    new Map(
      [...generateAll(of, customers, 'edge')].flatMap(({ files }) => files.map(({ path, content }) => [path, content])),
    );
  const withBoth = { ...design, customers: [...design.customers, ...neighbour.customers.slice(0, 1)] };

  it('has what all customers have on it, whichever were chosen', () => {
    expect(withBoth.customers.map(({ name }) => name)).toContain('tailspin');
    for (const files of [edge(withBoth), edge(withBoth, withBoth.customers.slice(1, 2))]) {
      const vlans = (files.get('edge/ams-edge-1/vlans.csv') ?? '').split('\n');
      expect(vlans.filter((row) => row.startsWith('contoso,'))).toHaveLength(2);
      expect(vlans.filter((row) => row.startsWith('tailspin,'))).toHaveLength(2);
      expect(files.get('edge/ams-edge-1/ports.csv')).toContain('TenGigabitEthernet0/0/0,Equinix,2,contoso tailspin\n');
    }
  });

  it('has no router of a customer, and says so of one that nobody uses', () => {
    const files = edge(design);
    const folders = new Set([...files.keys()].flatMap((path) => path.split('/')[1] ?? []));
    expect([...folders].sort()).toEqual(design.provider.edgeRouters.map(({ name }) => name).sort());
    const unused = { ...design, customers: [] };
    expect(edge(unused).get('edge/ams-edge-1/README.md')).toContain('No customer of the design has anything');
    expect(edge(unused).has('edge/ams-edge-1/vlans.csv')).toBe(false);
  });

  it('has sessions with limits and open points, and escapes what a spreadsheet would calculate', () => {
    const files = edge(design);
    expect(files.get('edge/ams-edge-1/bgp-sessions.csv')).toMatch(
      /^contoso,CONTOSO,172\.16\.0\.1,65010,172\.16\.0\.2,12076,/m,
    );
    expect(files.get('edge/ams-edge-1/README.md')).toContain('## Open points');
    expect(files.get('edge/ams-edge-1/low-level-design.html')).toContain('<td>172.16.0.2</td>');
  });
});
