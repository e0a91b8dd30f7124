import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  AzureFailure,
  createClients,
  deleteResource,
  readResource,
  simulatorCredential,
  writeResource,
} from '../../src/azure';
import type { AzureClients } from '../../src/azure';
import type { Simulator } from '../../src/simulator';
import { startSimulator } from '../../src/simulator';
import { at, estate } from './estate';
import { describeWithReferee } from './referees';
import { LATER_PATHS, SWAGGER, isKnown, swaggerValidator } from './swagger';
import type { Tap } from './tap';
import { startTap } from './tap';

let sim: Simulator;
let tap: Tap;

async function deployed(clients: AzureClients): Promise<void> {
  for (const resource of estate) {
    for (let written = false; !written;) {
      try {
        await writeResource(clients, resource);
        written = true;
      } catch (error) {
        const later =
          error instanceof AzureFailure && (error.retryable || error.code === 'ExpressRouteCircuitNotProvisioned');
        if (!later) throw error;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
  }
}

describeWithReferee('the requests and answers between the SDK and the simulator', SWAGGER, () => {
  beforeAll(async () => {
    sim = await startSimulator({ operationMilliseconds: 10 });
    tap = await startTap(sim.url);
    const clients = createClients(
      { cloud: 'AzureCloud', simulatorUrl: tap.url, pollIntervalMs: 10 },
      simulatorCredential,
    );
    await deployed(clients);
    for (const resource of estate) await readResource(clients, resource);
    const lock = estate.at(-1);
    if (lock !== undefined) await deleteResource(clients, lock);
    for (const name of ['connections/er', 'connections/ipsec', 'routeTables/rt/routes/local']) {
      await deleteResource(clients, { id: at(name), apiVersion: '2024-05-01' });
    }
  });

  afterAll(async () => {
    await tap.stop();
    await sim.stop();
  });

  it('are what Microsoft’s own description of the interface allows', async () => {
    const validator = await swaggerValidator();

    const judged = tap.exchanges.filter(
      ({ url }) =>
        url.includes('Microsoft.Network/') && !/\/operation(s|Results)\//.test(url) && !LATER_PATHS.test(url),
    );
    expect(judged.length).toBeGreaterThan(80);
    const complaints: string[] = [];
    for (const exchange of judged) {
      const { method, status, requestHeaders, requestBody, responseHeaders, responseBody } = exchange;
      const url = `https://management.azure.com${exchange.url.replace(/api-version=[^&]*/, 'api-version=2019-04-01')}`;
      const result = await validator.validateLiveRequestResponse({
        liveRequest: { url, method, headers: requestHeaders, body: requestBody },
        liveResponse: { statusCode: String(status), headers: responseHeaders, body: responseBody },
      });
      for (const side of [result.requestValidationResult, result.responseValidationResult]) {
        if (side.runtimeException) complaints.push(`${method} ${exchange.url}: ${side.runtimeException.message}`);
        for (const issue of side.errors ?? []) {
          if (isKnown(exchange.status, issue, side === result.responseValidationResult)) continue;
          complaints.push(
            `${method} ${exchange.url.split('?')[0] ?? ''} ${status}: ${issue.code} ${issue.pathsInPayload?.join() ?? ''} ${issue.message}`,
          );
        }
      }
    }
    expect(complaints).toEqual([]);
  });
});
