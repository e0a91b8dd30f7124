import { describe, expect, it } from 'vitest';
import { sampleDesign } from '../resources/sample';
import { everythingDesign } from './everything';
import { papers } from './handover';

describe('the order of a circuit', () => {
  it('has links, tags and the way to the service key, and no secret', () => {
    const text = papers('contoso').get('contoso/connectivity-provider/order-contoso-ams.md') ?? '';
    expect(text).toContain(
      '| primary | ams-dc1 | ams-edge-1 | TenGigabitEthernet0/0/0 | (to be filled in) | (comes back) | QinQ | 3001 | - |',
    );
    expect(text).toContain('NW-2041');
    expect(text).toContain('properties.serviceKey');
    expect(text).not.toContain('## Layer 3');
    expect(text).toContain('An authorization key is something else');
    for (const item of ['Redundancy group | contoso-ams', 'Metro (peering location) | Amsterdam', '| 1000 Mbps |'])
      expect(text).toContain(item);
    expect(text).toContain('## What comes back');
  });

  it('asks Megaport for both port choices, with the inner VLAN of a single peering', () => {
    const text = papers('contoso').get('contoso/connectivity-provider/order-contoso-lon.md') ?? '';
    expect(text).toContain('one VXC with port choice primary and one with port choice secondary');
    expect(text).toContain('Inner VLAN: 111');
  });

  it('asks Megaport for an inner VLAN only where the port has a single tag', () => {
    const order = (change: (text: string) => string): string =>
      papers('contoso', sampleDesign({ 'customers/contoso.csp.yaml': change })).get(
        'contoso/connectivity-provider/order-contoso-lon.md',
      ) ?? '';
    const tagged = order((text) =>
      text
        .replace('interface: Ethernet1, handoff: Dot1Q', 'interface: Ethernet1, handoff: QinQ, outerVlanId: 3011')
        .replace('interface: eth1, handoff: Dot1Q', 'interface: eth1, handoff: QinQ, outerVlanId: 3012'),
    );
    expect(tagged).toContain(
      '| primary | lon-dc1 | lon-edge-1 | Ethernet1 | (to be filled in) | (comes back) | QinQ | 3011 | - |',
    );
    expect(tagged).not.toContain('Inner VLAN: ');
    expect(tagged).toContain('No inner VLAN');
    const two = order((text) =>
      text.replace(
        '        routing: { localPreference: 150, asPathPrepend: 3, bfd: true }\n',
        `$&      microsoft:
        peerASN: 65010
        vlanId: 311
        primaryPeerAddressPrefix: 198.51.100.0/30
        secondaryPeerAddressPrefix: 198.51.100.4/30
        advertisedPublicPrefixes: [203.0.113.0/28]
        routingRegistryName: RIPENCC
`,
      ),
    );
    expect(two).toContain('Microsoft | 311');
    expect(two).not.toContain('Inner VLAN: ');
    expect(two).not.toContain('or else its VLAN id at the port');
    expect(two).toContain('ask Megaport before you order');
    const kept =
      papers(
        'wingtip',
        sampleDesign({
          'customers/wingtip.csp.yaml': (text) =>
            text.replace('serviceProviderName: Swisscom', 'serviceProviderName: Megaport'),
        }),
      ).get('wingtip/connectivity-provider/order-wingtip-zrh.md') ?? '';
    expect(kept).toContain('Inner VLAN: 400');
    expect(kept).not.toMatch(/your own port|Dot1Q/);
  });

  it('has in its table all that the sheet says, each item once', () => {
    for (const name of ['contoso', 'fabrikam', 'wingtip']) {
      for (const [path, content] of papers(name)) {
        if (!/\/order-[^/]*\.csv$/.test(path)) continue;
        const items = content
          .split('\n')
          .slice(1, -1)
          .map((line) => line.split(',').slice(0, 2).join(','))
          .filter((item) => !item.endsWith(','));
        expect(items.filter((item, at) => items.indexOf(item) !== at)).toEqual([]);
      }
    }
    const files = papers('wingtip');
    const rows = (files.get('wingtip/connectivity-provider/order-wingtip-lon.csv') ?? '').split('\n');
    expect(rows).toContain('private peering,AS number towards Microsoft,65042');
    expect(rows).toContain('private peering,MD5,no key');
    expect(rows.some((row) => row.startsWith('private peering,maximum of prefixes,"no session closes below'))).toBe(
      true,
    );
    expect(rows).toContain('private peering,primary IPv6: prefix,fd00:41:b::/126');
    expect(rows).toContain('private peering,primary IPv4: you announce to Microsoft,10.41.0.0/16');
    const megaport = papers('contoso').get('contoso/connectivity-provider/order-contoso-lon.csv') ?? '';
    expect(megaport).toContain('In the form of Megaport,Inner VLAN,');
    expect(megaport).toContain('What comes back,,');
  });

  it('has no word that only this program knows', () => {
    const orders = ['contoso', 'fabrikam', 'wingtip'].flatMap((name) =>
      [...papers(name)].filter(([path]) => path.includes('/order-')).map(([, text]) => text),
    );
    expect(orders).toHaveLength(15);
    for (const text of orders) expect(text).not.toMatch(/\bcsp\b|serviceProvider\b|layer3ManagedBy/i);
  });

  it('is a table too, of what the form asks and no more', () => {
    const files = papers('contoso');
    const rows = (files.get('contoso/connectivity-provider/order-contoso-ams.csv') ?? '').split('\n');
    expect(rows[0]).toBe('part,item,value');
    expect(rows).toContain(',Metro (peering location),Amsterdam');
    expect(rows).toContain('Connections,primary: outer tag,3001');
    expect(rows).toContain('VLANs,private: VLAN id,110');
    expect(rows.join('\n')).not.toContain('az resource');
    expect(files.get('contoso/connectivity-provider/order-contoso-ams.html')).toContain('<td>3001</td>');
    // What a spreadsheet would calculate stays text.
    const evil = [
      ...papers(
        'everything',
        everythingDesign((t) => t.replace('- name: layer3\n', "- name: layer3\n    order: { reference: '=1+1' }\n")),
      ).entries(),
    ].find(([path]) => path.endsWith('layer3.csv'));
    expect(evil?.[1]).toContain(",Reference,'=1+1");
  });

  it('has addresses where the connectivity provider keeps layer 3', () => {
    const text = papers('wingtip').get('wingtip/connectivity-provider/order-wingtip-zrh.md') ?? '';
    expect(text).toContain('| primary | IPv4 | 172.18.0.0/30 | 172.18.0.1 | 172.18.0.2 |');
    expect(text).toContain('| secondary | IPv6 | fd00:41:a::4/126 | fd00:41:a::5 | fd00:41:a::6 |');
  });

  it('has both ways of announcements, BFD, limits and the exchange of the key by its name where the provider keeps layer 3', () => {
    const said = sampleDesign({
      'customers/wingtip.csp.yaml': (text) =>
        text.replace(
          'vlanId: 400\n',
          'vlanId: 400\n        sharedKey: { secret: wingtip-zrh-private }\n        routing: { asPathPrepend: 2, bfd: false }\n',
        ),
    });
    const order = (name: string, of = said) =>
      papers('wingtip', of).get(`wingtip/connectivity-provider/order-wingtip-${name}.md`) ?? '';
    const [zrh, lon] = [order('zrh'), order('lon')];
    expect(zrh).toContain('| primary | IPv4 | 10.40.0.0/16 | 10.41.0.0/16 10.140.0.0/16 |');
    expect(zrh).toContain('| secondary | IPv6 | fd00:40::/48 | ');
    expect(lon).toContain('| secondary | IPv4 | 10.41.0.0/16 | 10.40.0.0/16 10.140.0.0/16 |');
    expect(zrh).toContain('BFD: none');
    expect(lon).toContain('a packet each 300 ms');
    expect(zrh).toContain('AS path: 65041 prepended 2 times');
    expect(zrh).toContain('MD5: key wingtip-zrh-private on both sessions');
    expect(zrh).toContain('called by name: wingtip-zrh-private.');
    expect(zrh).toContain('Never by e-mail, chat or ticket');
    expect(lon).toContain('MD5: no key');
    expect(lon).not.toContain('How keys are exchanged');
    expect(zrh).toMatch(/maximum of prefixes: no session closes below \d{4}/);
    const rows = papers('wingtip', said).get('wingtip/connectivity-provider/order-wingtip-zrh.csv') ?? '';
    expect(rows).toContain('primary IPv4: you announce to Microsoft,10.40.0.0/16');
  });

  it('says that nothing of a family is accepted where the design names prefixes of the other one alone', () => {
    const microsoft = `      microsoft:
        peerASN: 64500
        vlanId: 410
        primaryPeerAddressPrefix: 198.51.100.0/30
        secondaryPeerAddressPrefix: 198.51.100.4/30
        ipv6PeeringConfig: { primaryPeerAddressPrefix: '2001:db8::/126', secondaryPeerAddressPrefix: '2001:db8::4/126' }
        advertisedPublicPrefixes: [203.0.113.0/28]
        routing: { accept: [20.60.0.0/16] }
`;
    const said = sampleDesign({
      'customers/wingtip.csp.yaml': (text) => text.replace(/ {4}connections:\n.*cn-retail-zrh/, `${microsoft}$&`),
    });
    const order = papers('wingtip', said).get('wingtip/connectivity-provider/order-wingtip-zrh.md') ?? '';
    expect(order).toContain('| primary | IPv4 | 203.0.113.0/28 | 20.60.0.0/16 |');
    expect(order).toMatch(/\| primary \| IPv6 \| .* \| nothing \|/);
  });

  it('has the ids of port and service that the design knows, and room for those that it does not', () => {
    const known = sampleDesign({
      'customers/contoso.csp.yaml': (text) =>
        text.replace(
          'order: { reference: NW-2041,',
          'order: { primary: { portId: AM5-NWC-L2-PRI-01, serviceId: vc-4711 }, secondary: { portId: AM5-NWC-L2-SEC-02 }, reference: NW-2041,',
        ),
    });
    const files = papers('contoso', known);
    const order = files.get('contoso/connectivity-provider/order-contoso-ams.md') ?? '';
    expect(order).toMatch(/\| primary \|.*\| AM5-NWC-L2-PRI-01 \| vc-4711 \|/);
    expect(order).toMatch(/\| secondary \|.*\| AM5-NWC-L2-SEC-02 \| \(comes back\) \|/);
    const lon = files.get('contoso/connectivity-provider/order-contoso-lon.md') ?? '';
    expect(lon).toMatch(/\| primary \|.*\| \(to be filled in\) \| \(comes back\) \|/);
    const rows = (files.get('contoso/csp/low-level-design/orders.csv') ?? '').split('\n');
    expect(rows).toContain(
      'contoso-ams,primary,Equinix,Amsterdam,1000,Standard MeteredData,NW-2041,AM5-NWC-L2-PRI-01,vc-4711',
    );
  });

  it('is not written for direct ports and for what exists', () => {
    const everything = everythingDesign();
    const paths = [...papers('everything', everything).keys()].filter((path) => path.includes('/order-'));
    expect(paths).toEqual(
      ['md', 'html', 'csv'].map((ending) => `everything/connectivity-provider/order-layer3.${ending}`),
    );
  });
});
