import { describe, expect, it } from 'vitest';
import { idsOfPath } from '../../../src/diagram/path';
import { sceneOf } from '../../../src/diagram/scene';
import { endpointOf, tracePath } from '../../../src/routing';
import { type Chosen, customerText, designOf, providerText, sample } from './designs';

/** The ids on the path, without the customer's name, by whether they are nodes or edges. */
function onPath({ design, customer }: Chosen, from: string, to: string) {
  const [a, b] = [endpointOf(design, customer, from), endpointOf(design, customer, to)];
  if (!a || !b) throw new Error(`${from} ${to}`);
  const scene = sceneOf(design, customer);
  const ids = new Set(idsOfPath(scene, tracePath(design, customer, a, b, { protocol: 'Tcp', port: 443 })));
  const short = (elements: readonly { readonly id: string }[]) =>
    elements.filter(({ id }) => ids.delete(id)).map(({ id }) => id.split('/').slice(1).join('/'));
  const [nodes, edges] = [short(scene.nodes), short(scene.edges)];
  expect([...ids]).toEqual([]);
  return { nodes, edges };
}

describe('the things of the picture that a path lies on', () => {
  const hub = ['virtualNetwork/prod/hub', 'gateway/prod/hub/ergw-hub', 'firewall/prod/hub/afw-hub'];
  const ams = [
    'circuit/contoso-ams',
    'providerPort/contoso-ams/primary',
    'providerPort/contoso-ams/secondary',
    'msee/contoso-ams/primary',
    'msee/contoso-ams/secondary',
    'privatePeering/contoso-ams',
  ];
  const routers = ['edgeRouter/ams-dc1/ams-edge-1', 'edgeRouter/ams-dc1/ams-edge-2'];
  const amsToHub = [
    'session/contoso-ams/AzurePrivatePeering/primary',
    'session/contoso-ams/AzurePrivatePeering/secondary',
    'primaryLink/contoso-ams',
    'primaryLink/contoso-ams/microsoft',
    'secondaryLink/contoso-ams',
    'secondaryLink/contoso-ams/microsoft',
  ];

  it('are all between a site and a subnet in a spoke, with both links of the circuit', () => {
    expect(onPath(sample('contoso'), 'utrecht', 'prod/apps/web')).toEqual({
      nodes: ['site/utrecht', ...routers, ...ams, ...hub, 'virtualNetwork/prod/apps', 'subnet/prod/apps/web'],
      edges: [
        ...amsToHub,
        'attachment/utrecht/ams-dc1/ams-edge-1',
        'attachment/utrecht/ams-dc1/ams-edge-2',
        'connection/contoso-ams/cn-hub-ams',
        'networkPeering/prod/hub/hub-to-apps',
      ],
    });
  });

  it('are the same in either direction', () => {
    const there = onPath(sample('contoso'), 'reading', 'prod/apps/web');
    expect(onPath(sample('contoso'), 'prod/apps/web', 'reading')).toEqual(there);
    expect(there.nodes).toContain('cspSite/lon-dc1');
    expect(there.edges).toContain('attachment/reading/lon-dc1/-');
  });

  it('leave the circuit out where the path ends in Azure or in the network of the CSP', () => {
    expect(onPath(sample('contoso'), 'prod/apps/web', 'internet')).toEqual({
      nodes: [
        'virtualNetwork/prod/hub',
        'firewall/prod/hub/afw-hub',
        'virtualNetwork/prod/apps',
        'subnet/prod/apps/web',
      ],
      edges: ['networkPeering/prod/hub/hub-to-apps'],
    });
    expect(onPath(sample('contoso'), 'utrecht', 'reading')).toEqual({
      nodes: ['site/utrecht', 'site/reading', ...routers, 'cspSite/lon-dc1'],
      edges: [
        'attachment/utrecht/ams-dc1/ams-edge-1',
        'attachment/utrecht/ams-dc1/ams-edge-2',
        'attachment/reading/lon-dc1/-',
      ],
    });
  });

  it('are the links of the backbone, where the site is attached elsewhere than the circuit', () => {
    const across =
      '  interlinks:\n    - { a: lon-edge-1, b: ams-edge-1, interfaces: [Ethernet3, TenGigabitEthernet0/0/3] }';
    const chosen = designOf(customerText('contoso'), providerText.replace('  interlinks:', across));
    const { edges } = onPath(chosen, 'reading', 'prod/apps/web');
    expect(edges.filter((id) => id.startsWith('interlink/'))).toEqual([
      'interlink/lon-edge-1/ams-edge-1',
      'interlink/ams-edge-1/ams-edge-2',
    ]);
  });

  it('are both circuits and what joins them, where Global Reach joins two sites', () => {
    const { nodes, edges } = onPath(sample('wingtip'), 'zurich', 'london');
    expect(nodes).toEqual(
      expect.arrayContaining([
        'circuit/wingtip-zrh',
        'globalReach/wingtip-zrh/zrh-to-lon',
        'circuit/wingtip-lon',
        'site/london',
      ]),
    );
    expect(edges).toEqual(
      expect.arrayContaining([
        'attachment/wingtip-zrh/zurich',
        'globalReach/wingtip-zrh/zrh-to-lon/wingtip-zrh',
        'globalReach/wingtip-zrh/zrh-to-lon/wingtip-lon',
        'attachment/wingtip-lon/london',
      ]),
    );
  });

  it('are the device, the tunnel and the VPN gateway, where a tunnel carries the flow', () => {
    expect(onPath(sample('fabrikam'), 'frankfurt-dc', 'core/core/apps')).toEqual({
      nodes: [
        'site/frankfurt-dc',
        'vpnDevice/frankfurt-dc/fra-vpn-1',
        'privatePeering/fabrikam-fra',
        'virtualNetwork/core/core',
        'vpnGateway/core/core/vpngw-core',
        'subnet/core/core/apps',
      ],
      edges: ['tunnel/fabrikam-fra/cn-ipsec-1', 'tunnel/fabrikam-fra/cn-ipsec-1/azure'],
    });
  });
});
