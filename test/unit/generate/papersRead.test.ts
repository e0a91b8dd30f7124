import { describe, expect, it } from 'vitest';
import { sampleDesign } from '../resources/sample';
import { papers } from './handover';

const handover = (name: string, of = sampleDesign()) => papers(name, of).get(`${name}/customer/handover.md`) ?? '';
const order = (name: string, circuit: string, of = sampleDesign()) =>
  papers(name, of).get(`${name}/connectivity-provider/order-${circuit}.md`) ?? '';
const changed = (customer: string, change: (text: string) => string) =>
  sampleDesign({ [`customers/${customer}.csp.yaml`]: change });
const fabrikam = handover('fabrikam').replaceAll('\\', '');
const contoso = handover('contoso');

describe('the document of a customer', () => {
  it('has no word of the program: who ticks what, and who "the CSP" is', () => {
    for (const name of ['contoso', 'fabrikam', 'wingtip']) {
      expect(handover(name)).not.toMatch(/\bticked\b|by the design|by Azure|the CSP\b/i);
      expect(handover(name)).toContain('Northwind Cloud Services may act in the subscriptions');
    }
  });

  it('does not call done what the design only asks for, nor what nobody needs', () => {
    expect(contoso).toContain('| ☐ | Northwind Cloud Services may act in the subscriptions | open |');
    const approved = handover(
      'contoso',
      changed('contoso', (text) => `${text}prerequisites: { delegation: done }\n`),
    );
    expect(approved).toContain('| ☑ | Northwind Cloud Services may act in the subscriptions | done |');
    expect(contoso).toMatch(/\| ☑ \| Private addresses are translated .* \| not needed \|/);
    expect(fabrikam).not.toMatch(/Private addresses are translated .* \| not needed \|/);
    expect(contoso).toMatch(/authorized Microsoft 365 .* \| not needed \|/);
  });

  it('says what the customer orders, and of whom, where the circuits are its own', () => {
    expect(handover('wingtip')).toContain('| wingtip-zrh | Swisscom | order-wingtip-zrh |');
    expect(fabrikam).toContain('| fabrikam-fra | Colt | order-fabrikam-fra |');
    expect(contoso).not.toContain('What you order');
  });

  it('has the tunnels with what both ends agree on, and what is open before a configuration is loaded', () => {
    expect(fabrikam).toMatch(/\| fra-vpn-1 \| cn-ipsec-1-0 \| Tunnel1 \| 10\.20\.254\.11 \| .* \| fabrikam-ipsec-1 \|/);
    expect(fabrikam).toContain('| fra-vpn-1 | to be settled | 10.20.0.0/15 goes into the tunnels');
  });

  it('has the limit that the other end has for a router of the customer', () => {
    const named = changed('contoso', (text) =>
      text.replace(
        'peerAddress: 100.64.10.2, routing: bgp,',
        'peerAddress: 100.64.10.2, routing: bgp, customerRouter: { name: utr-ce-1, platform: cisco-iosxe, interface: Gi0 },',
      ),
    );
    expect(handover('contoso', named)).toMatch(/\| utr-ce-1 \| 100\.64\.10\.1 \| .* \| 100, warning at 80 % \|/);
  });

  it('names the group that acts for the CSP by its id', () => {
    const id = '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0a01';
    expect(contoso).toContain(`| AdminAgents | ForeignGroup | ${id} | Network Contributor | prod |`);
    expect(contoso).toContain(`--assignee-object-id ${id} --role Owner`);
    const nobody = handover('wingtip');
    expect(nobody).toContain('--assignee-object-id GROUP --role Owner');
  });
});

describe('the test protocol', () => {
  it('has the sessions that the customer sees: of attachments and tunnels, with the router they are on', () => {
    expect(contoso).toContain('| ams-edge-1: BGP session 100.64.10.1 to 100.64.10.2 (contoso site utrecht) |');
    expect(fabrikam).toContain('| fra-vpn-2: IPsec tunnel cn-ipsec-2-1 (Tunnel2) to core/core/vpngw-core | up |');
    expect(fabrikam).toContain('| fra-edge-1: BGP session 172.17.0.1 to 172.17.0.2');
    expect(handover('wingtip')).toContain('| connectivity provider: BGP session 172.18.0.1 to 172.18.0.2');
  });

  it('expects of a session that stays shut that it is shut, and of Microsoft peering what the router announces', () => {
    const nobody = handover(
      'fabrikam',
      changed('fabrikam', (text) => text.replace(/(scope: shared), device: [^ }]+/, '$1')),
    );
    expect(nobody).toMatch(/fra-edge-1: BGP session 198\.51\.100\.1 to 198\.51\.100\.2 .* \| none: it stays shut/);
    expect(nobody).toMatch(/--path primary --peering-name MicrosoftPeering .*` \| Azure learned from you: nothing/);
    const translating = handover(
      'fabrikam',
      changed('fabrikam', (text) =>
        text
          .replace(
            /(scope: shared)(, device: [^ }]+)?/,
            '$1, inside: [{ edgeRouter: fra-edge-1, interface: Gi1 }, { edgeRouter: fra-edge-2, interface: Gi1 }]',
          )
          .replaceAll(/platform: cisco-(iosxr|nxos)/g, 'platform: cisco-iosxe'),
      ),
    );
    expect(translating).toMatch(/--peering-name MicrosoftPeering .*` \| Azure learned from you: 203\.0\.113\.0\/28/);
  });

  it('pings from site to site where the design joins them', () => {
    expect(handover('wingtip')).toContain('| zurich | london | answers |');
    expect(contoso).toContain('| utrecht | reading | answers |');
    const apart = handover(
      'wingtip',
      changed('wingtip', (text) => text.replace(/ {4}globalReach:\n.*\n/, '')),
    );
    expect(apart).not.toContain('| zurich | london |');
  });

  it('speaks of no other site where there is none', () => {
    expect(fabrikam).toContain('| datacenter | frankfurt-dc | its own hosts are away with it |');
  });
});

describe('an order', () => {
  it('has the VLAN at the port, which is that of the peerings where nothing translates it', () => {
    expect(order('contoso', 'contoso-lon')).toContain('| Dot1Q | - | 111 |');
    expect(order('fabrikam', 'fabrikam-fra')).toContain('| Dot1Q | - | 200 201 |');
    expect(order('contoso', 'contoso-ams')).toContain('| QinQ | 3001 | - |');
    const delivered = changed('contoso', (text) =>
      text.replace(
        'interface: Ethernet1, handoff: Dot1Q',
        'interface: Ethernet1, handoff: Dot1Q, deliveredVlanId: 777',
      ),
    );
    expect(order('contoso', 'contoso-lon', delivered)).toContain('| Dot1Q | - | 777 |');
  });

  it('says in words of an order form how the circuit comes', () => {
    expect(order('contoso', 'contoso-ams')).toContain('| Connectivity | co-location at a cloud exchange |');
    expect(order('fabrikam', 'fabrikam-fra')).toContain('| Connectivity | point-to-point Ethernet |');
    expect(order('wingtip', 'wingtip-zrh')).toContain('| Connectivity | any-to-any \\(IPVPN\\) |'.replaceAll('\\', ''));
  });
});
