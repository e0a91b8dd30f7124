import type { HttpClient, PipelineRequest, PipelineResponse } from '@azure/core-rest-pipeline';
import { createDefaultHttpClient } from '@azure/core-rest-pipeline';

const OPERATION_HEADERS = ['azure-asyncoperation', 'location', 'operation-location'];

/**
 * A client that takes requests for a cloud's Resource Manager to a simulator on loopback. The SDK goes on believing
 * that it speaks https with the cloud, which it insists on before it sends a token: addresses are turned on the way
 * out, and those of operations and further pages on the way back.
 */
export function loopbackClient(resourceManager: string, simulatorUrl: string): HttpClient {
  const target = new URL(simulatorUrl);
  if (target.protocol !== 'http:' || target.hostname !== '127.0.0.1') {
    throw new Error(`${simulatorUrl} is not on loopback`);
  }
  const inner = createDefaultHttpClient();
  return {
    async sendRequest(request: PipelineRequest): Promise<PipelineResponse> {
      const original = request.url;
      if (!original.startsWith(`${resourceManager}/`)) throw new Error(`${original} is not below ${resourceManager}`);
      const { allowInsecureConnection, agent, proxySettings } = request;
      request.url = target.origin + original.slice(resourceManager.length);
      request.allowInsecureConnection = true;
      // A proxy of the environment is meant for the cloud, not for loopback.
      request.agent = undefined;
      request.proxySettings = undefined;
      try {
        const response = await inner.sendRequest(request);
        for (const name of OPERATION_HEADERS) {
          const value = response.headers.get(name);
          if (value?.startsWith(`${target.origin}/`)) {
            response.headers.set(name, resourceManager + value.slice(target.origin.length));
          }
        }
        // So are the links to further pages of lists.
        const link = (origin: string) => `"nextLink":"${origin}/`;
        response.bodyAsText = response.bodyAsText?.replaceAll(link(target.origin), link(resourceManager)) ?? null;
        return response;
      } finally {
        Object.assign(request, { url: original, allowInsecureConnection, agent, proxySettings });
      }
    },
  };
}
