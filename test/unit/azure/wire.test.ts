import { createHttpHeaders, createPipelineRequest } from '@azure/core-rest-pipeline';
import { describe, expect, it } from 'vitest';
import { wireBodies } from '../../../src/azure/wire';
import type { JsonObject } from '../../../src/azure';

const url = 'https://management.azure.com/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/connections/c';

/** What leaves and what comes back where the SDK sends a model of its own. */
async function sent(body: JsonObject, answer: object = {}) {
  const { policy, carry } = wireBodies();
  return carry(body, async (names) => {
    const request = createPipelineRequest({
      url,
      method: 'PUT',
      body: '{"model":true}',
      headers: createHttpHeaders(names),
    });
    let left: unknown;
    const response = await policy.sendRequest(request, (passed) => {
      left = { body: passed.body, headers: passed.headers.toJSON() };
      return Promise.resolve({
        request,
        status: 200,
        headers: createHttpHeaders(),
        bodyAsText: JSON.stringify(answer),
      });
    });
    return { left, answer: JSON.parse(response.bodyAsText ?? '') as unknown };
  });
}

describe('bodies on their way through the SDK', () => {
  it('leave as they are meant, with what no model knows, and without the name that they travel under', async () => {
    const body = {
      properties: { natRules: [{ name: 'n', properties: { type: 'Static', mode: 'EgressSnat' } }], new: [1] },
    };
    expect((await sent(body)).left).toEqual({ body: JSON.stringify(body), headers: {} });
  });

  it('come back so that the SDK can read them: Azure shows of a gateway its id alone', async () => {
    const answer = {
      properties: { virtualNetworkGateway1: { id: '/g' }, localNetworkGateway2: { id: '/l', properties: { a: 1 } } },
    };
    expect((await sent({}, answer)).answer).toEqual({
      properties: {
        virtualNetworkGateway1: { id: '/g', properties: {} },
        localNetworkGateway2: { id: '/l', properties: { a: 1 } },
      },
    });
  });
});
