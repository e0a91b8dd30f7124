import { describe, expect, it } from 'vitest';
import { partiesOf } from '../../../src/deploy';
import type { WantedResource } from '../../../src/resources/model';
import { readSample } from './sample';

const { design, wanted } = readSample('contoso');
const far =
  '/subscriptions/6c0f0000-0000-4000-8000-000000000009/resourceGroups/rg-far/providers/Microsoft.Network/expressRouteCircuits/er-far';
const key = { $secret: 'far-key' };

/** The first connection of the sample with other properties in its body. */
function connectionWith(properties: WantedResource['body']): WantedResource {
  const connection = wanted.find(({ type }) => type === 'Microsoft.Network/connections');
  if (!connection) throw new Error('the sample has no connection');
  return { ...connection, name: 'cn-far', body: { properties } };
}

const handOversOf = (properties: WantedResource['body']) => partiesOf(design, [connectionWith(properties)]).handOvers;

describe('a key that somebody hands over', () => {
  it.each([
    ['of a circuit that a gateway is connected to', { authorizationKey: key, peer: { $id: far } }],
    [
      'of a circuit that Global Reach leads to',
      { authorizationKey: key, peerExpressRouteCircuitPeering: { $id: `${far}/peerings/AzurePrivatePeering` } },
    ],
  ])('is that of an authorization %s', (_, properties) => {
    const id = `${far.toLowerCase()}/authorizations/for-cn-far`;
    expect(handOversOf(properties)).toMatchObject([{ authorization: { id } }]);
    const { customer } = partiesOf(design, [connectionWith(properties)]);
    expect(customer).toMatchObject([{ id, body: { properties: {} } }]);
  });

  it.each([
    ['no key', { peer: { $id: far } }],
    ['a key that is no secret', { authorizationKey: 'written out', peer: { $id: far } }],
    ['nothing at its far end', { authorizationKey: key }],
    [
      'no circuit at its far end',
      { authorizationKey: key, peer: { $id: far.replace(/expressRouteCircuits/, 'virtualHubs') } },
    ],
  ])('is none where there is %s', (_, properties) => {
    expect(handOversOf(properties)).toEqual([]);
  });
});
