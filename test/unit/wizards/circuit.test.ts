import { describe, expect, it } from 'vitest';
import { appendItem, assemble, readDesignFile } from '../../../src/design';
import { applyEdits } from '../../../src/design/edit/textEdit';
import { edgePairs, handoffOn } from '../../../src/wizards/circuit/edgePairs';
import { freeCircuitName, reachableNetworks } from '../../../src/wizards/circuit/choices';
import { circuitValue, ownSubscriptionValue, preferenceAfter } from '../../../src/wizards/circuit/value';
import { customerOf, designOf, sample } from '../vscode/sample';

const design = designOf(sample());
const contoso = customerOf(design, 'contoso');
const fabrikam = customerOf(design, 'fabrikam');

describe('the preference of a further circuit', () => {
  it('is 200 for the first, then 150 with three prepends, then less', () => {
    const [ams, lon] = contoso.circuits;
    expect(preferenceAfter([])).toEqual({ localPreference: 200 });
    expect(preferenceAfter(ams ? [ams] : [])).toEqual({ localPreference: 150, asPathPrepend: 3 });
    expect(preferenceAfter(ams && lon ? [ams, lon] : [])).toEqual({ localPreference: 100, asPathPrepend: 6 });
  });

  it('has no more prepends than routers take, however many circuits there are', () => {
    const [ams] = contoso.circuits;
    const [peering] = ams?.peerings ?? [];
    if (!ams || !peering) throw new Error('the sample has no peering');
    const raw = { ...peering.raw, routing: { localPreference: 20, asPathPrepend: 9 } };
    expect(preferenceAfter([{ ...ams, peerings: [{ ...peering, raw }] }])).toEqual({
      localPreference: 0,
      asPathPrepend: 10,
    });
  });

  it('stays below a circuit that says none', () => {
    expect(preferenceAfter(fabrikam.circuits)).toEqual({ localPreference: 50, asPathPrepend: 3 });
  });
});

describe('edge routers for a circuit', () => {
  it('are the two of the site with an interface to the connectivity provider', () => {
    const [pair] = edgePairs(design, contoso, { location: 'Amsterdam', serviceProviderName: 'Equinix' });
    expect(pair).toEqual({
      site: 'ams-dc1',
      primary: { edgeRouter: 'ams-edge-1', interface: 'TenGigabitEthernet0/0/0' },
      secondary: { edgeRouter: 'ams-edge-2', interface: 'xe-0/0/0' },
      atLocation: true,
    });
  });

  it('are none where nothing is connected to it', () => {
    expect(edgePairs(design, contoso, { location: 'Amsterdam', serviceProviderName: 'Colt' })).toEqual([]);
  });

  it('are the customer’s in connect-to', () => {
    const [pair] = edgePairs(design, fabrikam, { location: 'Frankfurt', serviceProviderName: 'Colt' });
    expect(pair?.primary.edgeRouter).toBe('fra-edge-1');
  });

  it('are handed over as other circuits on the same interface are', () => {
    expect(handoffOn(design, { edgeRouter: 'ams-edge-1', interface: 'TenGigabitEthernet0/0/0' })).toEqual({
      handoff: 'QinQ',
      count: 1,
      outerVlanIds: [3001],
    });
    expect(handoffOn(design, { edgeRouter: 'lon-edge-2', interface: 'eth1' }).handoff).toBe('Dot1Q');
  });
});

describe('virtual networks for a circuit', () => {
  const refs = (peeringLocation: string, tier: 'Local' | 'Standard' | 'Premium') =>
    reachableNetworks(design, contoso, [peeringLocation], tier).map((n) => n.ref);

  it('have a gateway and are in reach of the tier', () => {
    expect(refs('Amsterdam', 'Standard')).toEqual(['prod/hub', 'dev/dev']);
    expect(refs('Amsterdam', 'Local')).toEqual(['prod/hub']);
    expect(refs('Tokyo', 'Standard')).toEqual([]);
    expect(refs('Tokyo', 'Premium')).toEqual(['prod/hub', 'dev/dev']);
  });
});

describe('a new circuit', () => {
  it('has neither links nor peerings where the connectivity provider keeps layer 3, and an authorization for each other subscription', () => {
    const value = circuitValue(design, contoso, {
      name: 'x',
      subscription: 'prod',
      peeringLocation: 'London',
      serviceProviderName: 'Colt',
      bandwidth: 50,
      tier: 'Standard',
      family: 'MeteredData',
      layer3ManagedBy: 'serviceProvider',
      virtualNetworks: ['prod/hub', 'dev/dev'],
    });
    expect(value['links']).toBeUndefined();
    expect(value['peerings']).toBeUndefined();
    expect(value['connectivity']).toBe('any-to-any');
    expect(value['location']).toBe('uksouth');
    expect(value['authorizations']).toEqual([{ name: 'dev' }]);
  });

  it('names the secret of its sessions, and holds none', () => {
    const value = circuitValue(design, contoso, {
      name: 'Contoso_Lon.2',
      subscription: 'prod',
      peeringLocation: 'London',
      serviceProviderName: 'Megaport',
      bandwidth: 50,
      tier: 'Standard',
      family: 'MeteredData',
      layer3ManagedBy: 'csp',
      peering: { peerASN: 65010, vlanId: 100, primary: '172.16.0.16/30', secondary: '172.16.0.20/30' },
      virtualNetworks: [],
    });
    expect(value['peerings']).toEqual({
      private: {
        peerASN: 65010,
        vlanId: 100,
        primaryPeerAddressPrefix: '172.16.0.16/30',
        secondaryPeerAddressPrefix: '172.16.0.20/30',
        sharedKey: { secret: 'contoso-lon-2-private' },
        routing: { localPreference: 100, asPathPrepend: 6, bfd: true },
      },
    });
  });

  it('gets a name that no other has', () => {
    expect(freeCircuitName(contoso, 'New York')).toBe('contoso-new-york');
  });
});

describe('a circuit in connect-to', () => {
  const made = {
    name: 'fabrikam-ber',
    subscription: 'core',
    peeringLocation: 'Berlin',
    serviceProviderName: 'Colt',
    bandwidth: 50,
    tier: 'Standard',
    family: 'MeteredData',
    layer3ManagedBy: 'serviceProvider',
    virtualNetworks: ['core/core'],
  } as const;

  it('is the customer’s, whoever manages the subscription that it is in', () => {
    expect(circuitValue(design, fabrikam, made)['managedBy']).toBe('customer');
    expect(circuitValue(design, fabrikam, { ...made, subscription: 'own' })['managedBy']).toBeUndefined();
    expect(circuitValue(design, contoso, { ...made, subscription: 'prod' })['managedBy']).toBeUndefined();
  });

  it('is never created by the CSP, in a subscription of the customer’s own that is written with it', () => {
    const own = { name: 'second', subscriptionId: '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0b99' };
    const value = { ...made, subscription: own.name, ownSubscription: own };
    const { file } = fabrikam;
    const edits = [
      ...appendItem(file, ['subscriptions'], ownSubscriptionValue(design, fabrikam, value) ?? {}),
      ...appendItem(file, ['circuits'], circuitValue(design, fabrikam, value)),
    ];
    const text = applyEdits(file.text, edits);
    const files = [
      readDesignFile(design.provider.file.path, design.provider.file.text),
      readDesignFile(file.path, text),
    ];
    const customer = assemble(files).designs[0]?.customers[0];
    const circuit = customer?.circuits.find(({ name }) => name === 'fabrikam-ber');
    expect([circuit?.subscription?.name, circuit?.managedBy]).toEqual(['second', 'customer']);
    expect(circuit?.subscription?.raw.subscriptionId).toBe(own.subscriptionId);
  });
});
