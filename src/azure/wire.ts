import { randomUUID } from 'node:crypto';
import type { PipelinePolicy, PipelineResponse } from '@azure/core-rest-pipeline';
import type { JsonObject } from './json';
import { isObject } from './json';

/** Names the body of a request on its way through the SDK; it never leaves this process. */
const BODY_HEADER = 'x-csp-connectivity-body';

/** Bodies in ARM's wire form, carried past the SDK's models. */
export interface WireBodies {
  /** Puts the body in the place of what the SDK made of its model. */
  readonly policy: PipelinePolicy;
  /** Calls the SDK with the headers that name the body, and forgets it after the call. */
  carry<T>(body: JsonObject, call: (headers: Record<string, string>) => Promise<T>): Promise<T>;
}

/**
 * The models of the SDK drop what they do not know, and know some properties by other names (`type` of a NAT rule, `pool` of an
 * IPAM allocation): what Azure showed would be lost in a PUT. So the SDK is called for address, version and waiting, and the
 * body goes as it is meant.
 */
export function wireBodies(): WireBodies {
  const waiting = new Map<string, string>();
  return {
    policy: {
      name: 'wireBodies',
      async sendRequest(request, next) {
        const name = request.headers.get(BODY_HEADER);
        if (name !== undefined) {
          request.headers.delete(BODY_HEADER);
          const body = waiting.get(name);
          if (body === undefined) throw new Error('the body of a request is not known any more');
          request.body = body;
        }
        return readable(await next(request));
      },
    },
    async carry(body, call) {
      const name = randomUUID();
      waiting.set(name, JSON.stringify(body));
      try {
        return await call({ [BODY_HEADER]: name });
      } finally {
        waiting.delete(name);
      }
    },
  };
}

/** Gateways in an answer about a connection. Azure shows their ids alone. */
const GATEWAYS = ['virtualNetworkGateway1', 'virtualNetworkGateway2', 'localNetworkGateway2'];

/** The SDK reads into the properties of those gateways without a look whether there are any, and would fail after the work is done. */
function readable(response: PipelineResponse): PipelineResponse {
  const { bodyAsText } = response;
  if (!bodyAsText || !GATEWAYS.some((key) => bodyAsText.includes(`"${key}"`))) return response;
  const body: unknown = JSON.parse(bodyAsText);
  const properties = isObject(body) ? body.properties : undefined;
  if (!isObject(body) || !isObject(properties)) return response;
  const whole = Object.entries(properties).map(([key, value]) =>
    GATEWAYS.includes(key) && isObject(value) ? [key, { properties: {}, ...value }] : [key, value],
  );
  response.bodyAsText = JSON.stringify({ ...body, properties: Object.fromEntries(whole) as JsonObject });
  return response;
}
