import { createRequire } from 'node:module';
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
import { describeWithReferee, referee } from './referees';
import type { Exchange, Tap } from './tap';
import { startTap } from './tap';

const SWAGGER = 'arm-swagger-2019-04-01';
const FILES = [
  'expressRoute*',
  'virtualNetwork',
  'virtualNetworkGateway',
  'routeTable',
  'routeFilter',
  'networkSecurityGroup',
  'publicIpAddress',
  'virtualWan',
];

interface Issue {
  readonly code: string;
  readonly message: string;
  readonly pathsInPayload?: readonly string[];
}
interface Side {
  readonly errors?: readonly Issue[];
  readonly runtimeException?: { readonly code: string; readonly message: string };
}
interface Validator {
  initialize(): Promise<void>;
  validateLiveRequestResponse(
    pair: unknown,
  ): Promise<{ requestValidationResult: Side; responseValidationResult: Side }>;
}

/** Properties that came after the api-version of the referee, or that Azure sends and the referee lacks, with the reason. */
const KNOWN_PROPERTIES: Readonly<Record<string, string>> = {
  allowBranchToBranchTraffic: 'Route Server: api-version 2020-06-01',
  sku: 'Route Server: virtualHubs got a sku in 2020',
  peerCompleteVnets: 'network peerings: api-version 2022-11-01',
  remoteVirtualNetworkAddressSpace: 'network peerings: api-version 2021-03-01',
  virtualRouterAsn: 'Route Server: api-version 2020-06-01',
  virtualRouterIps: 'Route Server: api-version 2020-06-01',
  routingState: 'Route Server: api-version 2020-06-01',
  enablePrivateIpAddress: 'VPN over private peering: api-version 2020-04-01',
  useLocalAzureIpAddress: 'VPN over private peering: api-version 2020-04-01',
  billingType: 'direct ports: api-version 2021-12-01',
  coloLocation: 'links of direct ports: api-version 2022-11-01',
  peeringSyncLevel: 'network peerings: api-version 2021-02-01',
  privateEndpointNetworkPolicies: 'subnets: api-version 2019-09-01',
  privateLinkServiceNetworkPolicies: 'subnets: api-version 2019-09-01',
  resourceGuid: 'Azure sends it for circuits (recording) and route tables; the referee lacks it',
  allowGlobalReach: 'Azure sends it (recording); the referee lacks it',
  type: 'children shown inline carry their type (recording); the referee lacks it',
  error: 'the referee has no error bodies; README of the referees',
};

/** Of these, what only Azure may send. */
const ONLY_IN_ANSWERS = new Set([
  'virtualRouterAsn',
  'virtualRouterIps',
  'routingState',
  'peeringSyncLevel',
  'peerCompleteVnets',
  'remoteVirtualNetworkAddressSpace',
  'resourceGuid',
  'allowGlobalReach',
  'type',
  'error',
]);

/** Kinds of issues that are the referee's own, with the reason. */
function known(exchange: Exchange, issue: Issue, inAnswer: boolean): boolean {
  // The referee names only the statuses of success; README of the referees.
  if (issue.code === 'INVALID_RESPONSE_CODE') return exchange.status >= 400;
  if (issue.code !== 'OBJECT_ADDITIONAL_PROPERTIES') return false;
  const property = /not allowed: (\S+)$/.exec(issue.message)?.[1];
  return property !== undefined && property in KNOWN_PROPERTIES && (inAnswer || !ONLY_IN_ANSWERS.has(property));
}

/** Paths that came after the api-version of the referee. */
const LATER_PATHS = /virtualHubs\/[^/]+\/(ipConfigurations|bgpConnections)\//i;

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
    const { LiveValidator } = createRequire(import.meta.url)('oav/dist/lib/liveValidation/liveValidator') as {
      LiveValidator: new (options: unknown) => Validator;
    };
    const folder = 'specification/network/resource-manager/Microsoft.Network/stable/2019-04-01';
    const validator = new LiveValidator({
      directory: referee(SWAGGER),
      git: { shouldClone: false },
      swaggerPathsPattern: FILES.map((file) => `${folder}/${file}.json`),
      excludedSwaggerPathsPattern: [],
      loadValidatorInInitialize: true,
      loadValidatorInBackground: false,
      isPathCaseSensitive: false,
      isArmCall: true,
    });
    await validator.initialize();

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
          if (known(exchange, issue, side === result.responseValidationResult)) continue;
          complaints.push(
            `${method} ${exchange.url.split('?')[0] ?? ''} ${status}: ${issue.code} ${issue.pathsInPayload?.join() ?? ''} ${issue.message}`,
          );
        }
      }
    }
    expect(complaints).toEqual([]);
  });
});
