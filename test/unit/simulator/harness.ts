import type { Simulator, SimulatorOptions } from '../../../src/simulator';
import { startSimulator } from '../../../src/simulator';
import type { Json, JsonObject } from '../../../src/simulator';

export const SUB = '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0b01';
export const OTHER_SUB = '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0b02';
export const GROUP = `/subscriptions/${SUB}/resourceGroups/rg`;
export const network = (name: string, group = GROUP) => `${group}/providers/Microsoft.Network/${name}`;
export const CIRCUIT = network('expressRouteCircuits/c1');

export interface Answer {
  status: number;
  headers: Headers;
  body: JsonObject;
}

/** A simulator with a plain HTTP client beside it. */
export interface Bench {
  sim: Simulator;
  send(method: string, path: string, body?: Json, headers?: Record<string, string>): Promise<Answer>;
  /** Sends and waits until no operation is under way. */
  done(method: string, path: string, body?: Json): Promise<Answer>;
  get(path: string): Promise<JsonObject>;
}

/** Starts a simulator with quick operations and a resource group; what a test starts, `stopAll` ends. */
export async function bench(options: SimulatorOptions = {}): Promise<Bench> {
  const sim = await startSimulator({ operationMilliseconds: 5, ...options });
  running.add(sim);
  const send: Bench['send'] = async (method, path, body, headers = {}) => {
    const target = path.includes('?') ? path : `${path}?api-version=2024-05-01`;
    const response = await fetch(sim.url + target, {
      method,
      headers: { authorization: 'Bearer x', 'content-type': 'application/json', ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: (text ? JSON.parse(text) : {}) as JsonObject };
  };
  const done: Bench['done'] = async (method, path, body) => {
    const answer = await send(method, path, body);
    await sim.settled();
    return answer;
  };
  await send('PUT', GROUP, { location: 'westeurope' });
  return { sim, send, done, get: async (path) => (await send('GET', path)).body };
}

const running = new Set<Simulator>();

export async function stopAll(): Promise<void> {
  await Promise.all([...running].map((sim) => sim.stop()));
  running.clear();
}

export const circuitBody = (mbps = 50): JsonObject => ({
  location: 'westeurope',
  sku: { name: 'Standard_MeteredData', tier: 'Standard', family: 'MeteredData' },
  properties: {
    serviceProviderProperties: { serviceProviderName: 'Equinix', peeringLocation: 'Amsterdam', bandwidthInMbps: mbps },
  },
});

export const privatePeering = (vlanId = 100): JsonObject => ({
  properties: {
    peeringType: 'AzurePrivatePeering',
    peerASN: 65010,
    vlanId,
    primaryPeerAddressPrefix: '172.16.0.0/30',
    secondaryPeerAddressPrefix: '172.16.0.4/30',
  },
});

export const networkBody = (prefix: string, subnets: JsonObject = {}): JsonObject => ({
  location: 'westeurope',
  properties: {
    addressSpace: { addressPrefixes: [prefix] },
    subnets: Object.entries(subnets).map(([name, addressPrefix]) => ({ name, properties: { addressPrefix } })),
  },
});

export const gatewayBody = (virtualNetwork: string, type = 'ExpressRoute', sku = 'ErGw1AZ'): JsonObject => ({
  location: 'westeurope',
  properties: {
    gatewayType: type,
    sku: { name: sku, tier: sku },
    ipConfigurations: [{ name: 'default', properties: { subnet: { id: `${virtualNetwork}/subnets/GatewaySubnet` } } }],
  },
});

export const codeOf = (answer: Answer): Json | undefined => (answer.body.error as JsonObject | undefined)?.code;

/** Waits until the check holds; a test's own time limit ends it otherwise. */
export async function until(check: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await check())) await new Promise((resolve) => setTimeout(resolve, 5));
}

export const HUB = network('virtualNetworks/hub');
export const SPOKE = network('virtualNetworks/spoke');
export const GATEWAY = network('virtualNetworkGateways/gw');

export const refusal = async (b: Bench, method: string, path: string, body?: JsonObject) => {
  const answer = await b.send(method, path, body);
  return [answer.status, codeOf(answer)];
};

export async function provisioned(b: Bench): Promise<void> {
  await b.done('PUT', CIRCUIT, circuitBody());
  await until(
    async () => ((await b.get(CIRCUIT)).properties as JsonObject).serviceProviderProvisioningState === 'Provisioned',
  );
  await b.sim.settled();
}

export async function hubWithGateway(b: Bench): Promise<void> {
  await b.done('PUT', HUB, networkBody('10.0.0.0/16', { GatewaySubnet: '10.0.0.0/26' }));
  await b.done('PUT', GATEWAY, gatewayBody(HUB));
}

export const connection = (more: JsonObject = {}): JsonObject => ({
  location: 'westeurope',
  properties: {
    connectionType: 'ExpressRoute',
    virtualNetworkGateway1: { id: GATEWAY },
    peer: { id: CIRCUIT },
    ...more,
  },
});
