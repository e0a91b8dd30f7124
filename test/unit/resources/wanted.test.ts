import { describe, expect, it } from 'vitest';
import { type WantedResource, resourcesOf, types, wantedOf } from '../../../src/resources';
import { everythingDesign } from '../generate/everything';
import { customerOf, sampleDesign } from './sample';

const contoso = (change?: (text: string) => string): readonly WantedResource[] => {
  const design = sampleDesign(change ? { 'customers/contoso.csp.yaml': change } : {});
  return resourcesOf(design, customerOf(design, 'contoso'));
};
const everything = (change?: (text: string) => string): readonly WantedResource[] => {
  const design = everythingDesign(change);
  return resourcesOf(design, customerOf(design, 'everything'));
};
const find = (resources: readonly WantedResource[], type: string, name: string): WantedResource => {
  const found = resources.find((one) => one.type === type && one.name === name);
  if (!found) throw new Error(`no ${type} ${name}`);
  return found;
};
const properties = (resource: WantedResource) => resource.body['properties'] as Record<string, unknown>;

const MACSEC_IDENTITY =
  '/subscriptions/3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0b01/resourceGroups/rg-one/providers/Microsoft.ManagedIdentity/userAssignedIdentities/macsec';

describe('the wanted resources of a customer', () => {
  it('stand after all that they depend on, each once', () => {
    for (const resources of [contoso(), everything()]) {
      const seen = new Set<string>();
      for (const { id, dependsOn } of resources) {
        for (const needed of dependsOn) expect(seen, `${id} needs ${needed}`).toContain(needed);
        expect(seen).not.toContain(id);
        seen.add(id);
      }
    }
  });

  it('write networks and circuits without their children', () => {
    for (const resource of everything()) {
      if (resource.type === types.virtualNetwork) {
        expect(Object.keys(properties(resource))).not.toContain('subnets');
        expect(Object.keys(properties(resource))).not.toContain('virtualNetworkPeerings');
      }
      if (resource.type === types.circuit) {
        expect(Object.keys((resource.body['properties'] as object | undefined) ?? {})).not.toContain('peerings');
      }
    }
  });

  it('give an ExpressRoute gateway no public address and a VPN gateway its derived ones', () => {
    const resources = everything();
    expect(JSON.stringify(find(resources, types.gateway, 'ergw').body)).not.toContain('publicIPAddress');
    expect(resources.filter((one) => one.type === types.publicAddress).map((one) => one.name)).toEqual([
      'vpngw-pip-1',
      'vpngw-pip-2',
      'vpngw-pip-3',
      'rs-pip-1',
      'vpngw-r-pip-1',
    ]);
  });

  it('say name servers, the peers of a Route Server one after the other, and the identity that reads the keys of a port', () => {
    const resources = everything((text) =>
      text.replace(
        'peerAsn: 65200 }',
        'peerAsn: 65200 }, { name: nva2, peerIp: 10.100.1.5, peerAsn: 65200 }, { name: half }',
      ),
    );
    expect(properties(find(resources, types.virtualNetwork, 'other'))['dhcpOptions']).toEqual({
      dnsServers: ['10.102.0.4', '10.102.0.5'],
    });
    const peers = resources.filter((one) => one.type === types.routeServerPeer);
    expect(peers.map(({ name, body }) => [name, body['properties']])).toEqual([
      ['nva', { peerIp: '10.100.1.4', peerAsn: 65200 }],
      ['nva2', { peerIp: '10.100.1.5', peerAsn: 65200 }],
    ]);
    expect(peers[1]?.dependsOn).toContain(peers[0]?.id);
    expect(find(resources, types.port, 'own-port').body['identity']).toEqual({
      type: 'UserAssigned',
      userAssignedIdentities: { [MACSEC_IDENTITY]: {} },
    });
  });

  it('hold secrets and keys only as references', () => {
    const resources = contoso();
    expect(properties(find(resources, types.peering, 'AzurePrivatePeering'))['sharedKey']).toEqual({
      $secret: 'contoso-ams-private',
    });
    expect(properties(find(resources, types.connection, 'cn-dev-ams'))['authorizationKey']).toEqual({
      $authorizationKey: find(resources, types.authorization, 'dev').id,
    });
  });

  it('belong to who makes them', () => {
    const design = sampleDesign();
    const fabrikam = resourcesOf(design, customerOf(design, 'fabrikam'));
    const wingtip = resourcesOf(design, customerOf(design, 'wingtip'));
    expect(find(fabrikam, types.circuit, 'fabrikam-fra').party).toBe('customer');
    expect(find(fabrikam, types.connection, 'cn-core-fra').party).toBe('csp');
    expect(wingtip.filter((one) => one.type === types.peering).map((one) => one.party)).toEqual([
      'connectivity-provider',
      'connectivity-provider',
    ]);
    expect(find(wingtip, 'Microsoft.Resources/resourceGroups', 'rg-wingtip').party).toBe('csp');
  });

  it('are made in the stage in which they can be', () => {
    const resources = everything();
    expect(find(resources, types.routeFilter, 'rf').stage).toBe('peerings');
    expect(find(resources, types.authorization, 'two').stage).toBe('network');
    expect(find(resources, types.connection, 'cn-tunnel').stage).toBe('connections');
    expect(find(resources, types.connection, 'vpn-backup').stage).toBe('network');
  });

  it('refer to what exists and never write around it', () => {
    const resources = everything();
    const there = find(resources, types.virtualNetwork, 'there');
    expect(there).toMatchObject({ existing: true, subscriptionId: '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0b09' });
    expect(resources.some((one) => one.type === 'Microsoft.Resources/resourceGroups' && one.name === 'rg-old')).toBe(
      false,
    );
    const connection = find(resources, types.connection, 'cn-there');
    expect(connection.existing).toBe(false);
    expect(connection.dependsOn).toContain(find(resources, types.gateway, 'ergw-there').id);
  });

  it('take who keeps it, what exists and what is locked from link aggregation groups and BGP peers too', () => {
    const said = (more: string) =>
      everything((text) =>
        text
          .replace('- name: own-lag', `- name: own-lag\n    ${more}`)
          .replace('{ name: nva, peerIp: 10.100.1.4,', `{ name: nva, ${more}, peerIp: 10.100.1.4,`),
      );
    const both = (resources: readonly WantedResource[]) => [
      find(resources, types.lag, 'own-lag'),
      find(resources, types.routeServerPeer, 'nva'),
    ];
    expect(both(said('managedBy: customer')).map(({ party }) => party)).toEqual(['customer', 'customer']);
    expect(both(said('existing: true')).map(({ existing }) => existing)).toEqual([true, true]);
    const locked = said('lock: CanNotDelete').filter(({ type }) => type === types.lock);
    expect(locked.map(({ id }) => id.split('/providers/Microsoft.Authorization/')[0]?.split('/').at(-1))).toEqual(
      expect.arrayContaining(['own-lag', 'nva']),
    );
  });

  it('take regions in the form of ARM, and tags joined', () => {
    const table = find(everything(), types.routeTable, 'rt');
    expect(table.location).toBe('westeurope');
    expect(table.tags).toEqual({ owner: '[northwind]', note: "it's", tier: 'hub' });
  });

  it('use the version of the network that knows summaries only where there are some', () => {
    const resources = everything();
    expect(find(resources, types.virtualNetwork, 'hub').apiVersion).toBe('2025-07-01');
    expect(find(resources, types.virtualNetwork, 'other').apiVersion).toBe('2024-05-01');
  });

  it('split what Microsoft peering advertises by address family', () => {
    const peering = properties(find(everything(), types.peering, 'MicrosoftPeering'));
    expect(peering).toMatchObject({
      microsoftPeeringConfig: { advertisedPublicPrefixes: ['203.0.113.0/28'] },
      ipv6PeeringConfig: { microsoftPeeringConfig: { advertisedPublicPrefixes: ['2001:db8:1::/48'] } },
    });
  });

  it('lock what the design locks, and nothing that is derived from it', () => {
    const locks = everything().filter((one) => one.type === types.lock);
    expect(locks.map((one) => one.name).sort()).toEqual(['direct-lock', 'hub-lock']);
  });

  it('make the baseline alerts, with thresholds of the bandwidth', () => {
    const alert = find(everything(), types.metricAlert, 'layer3-in-80');
    expect(JSON.stringify(alert.body)).toContain('"threshold":40000000');
    expect(contoso().some((one) => one.type === types.metricAlert)).toBe(false);
  });

  it('let the spoke use the gateway after the hub allows it', () => {
    const resources = contoso();
    const consent = find(resources, types.networkPeering, 'hub-to-apps');
    expect(find(resources, types.networkPeering, 'apps-to-hub').dependsOn).toContain(consent.id);
    expect(consent.dependsOn).toContain(find(resources, types.gateway, 'ergw-hub').id);
  });
});

describe('a design that does not say everything', () => {
  const remarksOf = (change: (text: string) => string): string[] => {
    const design = sampleDesign({ 'customers/contoso.csp.yaml': change });
    return wantedOf(design, customerOf(design, 'contoso')).remarks.map((remark) => remark.message);
  };

  it('has nothing in a subscription without an id', () => {
    const resources = contoso((text) => text.replace(/ {4}subscriptionId: .*0b02\n/, ''));
    expect(resources.some((one) => one.subscription === 'dev')).toBe(false);
    expect(resources.some((one) => one.subscription === 'prod')).toBe(true);
  });

  it('leaves out what cannot be said, with what is below it, and tells so', () => {
    const change = (text: string): string => text.replace('bandwidthInMbps: 1000\n    sku', 'sku');
    const resources = contoso(change);
    expect(resources.some((one) => one.id.includes('contoso-ams'))).toBe(false);
    expect(resources.some((one) => one.name === 'cn-hub-ams')).toBe(false);
    expect(remarksOf(change).join()).toContain('contoso-ams');
  });

  it('keeps the first of two that have one id', () => {
    const twice = contoso((text) =>
      text.replace('- name: apps\n', '- name: hub\n        addressSpace: [10.9.0.0/16]\n      - name: apps\n'),
    );
    expect(twice.filter((one) => one.type === types.virtualNetwork && one.name === 'hub')).toHaveLength(1);
  });
});
