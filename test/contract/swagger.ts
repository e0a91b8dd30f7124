import { createRequire } from 'node:module';
import type { Accepted } from './accepted';
import { referee } from './referees';

export const SWAGGER = 'arm-swagger-2019-04-01';
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

export interface Issue {
  readonly code: string;
  readonly message: string;
  readonly pathsInPayload?: readonly string[];
}
export interface Side {
  readonly errors?: readonly Issue[];
  readonly runtimeException?: { readonly code: string; readonly message: string };
}
export interface Validator {
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
  tier: 'public addresses: api-version 2020-07-01',
  vpnAuthenticationTypes: 'VPN clients: api-version 2020-11-01',
  autoScaleConfiguration: 'scale units of gateways: api-version 2022-11-01',
  resiliencyModel: 'ExpressRoute gateways: api-version 2024-05-01',
  expressRouteLag: 'circuits: api-version 2025-09-01',
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
export function isKnown(status: number, issue: Issue, inAnswer: boolean): boolean {
  // The referee names only the statuses of success; README of the referees.
  if (issue.code === 'INVALID_RESPONSE_CODE') return status >= 400;
  if (issue.code !== 'OBJECT_ADDITIONAL_PROPERTIES') return false;
  const property = /not allowed: (\S+)$/.exec(issue.message)?.[1];
  return property !== undefined && property in KNOWN_PROPERTIES && (inAnswer || !ONLY_IN_ANSWERS.has(property));
}

/** Paths that came after the api-version of the referee. */
export const LATER_PATHS = /virtualHubs\/[^/]+\/(ipConfigurations|bgpConnections)\/|expressRouteLags\//i;

/** Microsoft's own description of the interface, as a judge of requests and answers. */
export async function swaggerValidator(): Promise<Validator> {
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
  return validator;
}

/** A judge of bodies that are PUT: what they say against ranges, patterns, types and properties. */
export async function swaggerJudge(): Promise<(accepted: Accepted) => Promise<string[]>> {
  const validator = await swaggerValidator();
  return async ({ path, type, body }) => {
    if (!type.startsWith('Microsoft.Network/') || LATER_PATHS.test(`${path}/`)) return [];
    const url = `https://management.azure.com${path}?api-version=2019-04-01`;
    const headers = { 'content-type': 'application/json' };
    const { requestValidationResult } = await validator.validateLiveRequestResponse({
      liveRequest: { url, method: 'PUT', headers, body },
      liveResponse: { statusCode: '200', headers, body: {} },
    });
    const { errors, runtimeException } = requestValidationResult;
    return [
      ...(runtimeException ? [runtimeException.message] : []),
      ...(errors ?? [])
        .filter((issue) => !isKnown(200, issue, false))
        .map(({ code, pathsInPayload, message }) => `${code} ${pathsInPayload?.join() ?? ''} ${message}`),
    ];
  };
}
