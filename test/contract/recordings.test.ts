import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Simulator } from '../../src/simulator';
import { startSimulator } from '../../src/simulator';
import { describeWithReferee, referee } from './referees';

const RECORDING = 'recordings/azure-cli_test_network_express_route.excerpt.json';
const GUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

interface Interaction {
  readonly request: { readonly method: string; readonly url: string; readonly body: unknown };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: unknown;
  };
}

/** Where the simulator answers otherwise than the recording of 2020, as a path or a header, and why. */
const KNOWN_DIFFERENCES: Readonly<Record<string, string>> = {
  'properties.stag': 'a number that Azure hands out',
  'properties.primaryAzurePort': 'the name of a real port; the simulator makes one up from the peering location',
  'properties.secondaryAzurePort': 'the name of a real port; the simulator makes one up from the peering location',
};

/** The headers of an answer that say how an operation is followed. */
const OPERATION_HEADERS = ['azure-asyncoperation', 'location', 'azure-asyncnotification'];

/** Values that are new each time, so that only their presence and their shape can be compared. */
function shape(value: unknown): unknown {
  if (typeof value === 'string')
    return /^0{8}-/.test(value) ? value : value.replace(GUID, (guid) => (/^[0-]+$/.test(guid) ? guid : '<guid>'));
  if (Array.isArray(value)) return value.map(shape);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shape(item)]));
  }
  return value;
}

/** Every path at which two answers differ. */
function differences(recorded: unknown, answered: unknown, path = ''): string[] {
  if (typeof recorded === 'object' && recorded !== null && typeof answered === 'object' && answered !== null) {
    const [a, b] = [recorded as Record<string, unknown>, answered as Record<string, unknown>];
    const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...keys].flatMap((key) => differences(a[key], b[key], path === '' ? key : `${path}.${key}`));
  }
  return Object.is(recorded, answered) ? [] : [path];
}

let sim: Simulator;

describeWithReferee('what Azure answered, replayed against the simulator', RECORDING, () => {
  beforeAll(async () => {
    // The recording was made with Microsoft's test provider, which never provisioned the circuit.
    sim = await startSimulator({ operationMilliseconds: 150, pause: ['provider'] });
  });
  afterAll(() => sim.stop());

  it('differs only where that is known', async () => {
    const { interactions } = JSON.parse(readFileSync(referee(RECORDING), 'utf8')) as { interactions: Interaction[] };
    const recordedFirst = new URL(interactions[0]?.request.url ?? '');
    await send('PUT', `${recordedFirst.pathname.split('/').slice(0, 5).join('/')}?api-version=2020-07-01`, {
      location: 'westus',
    });

    const operations = new Map<string, string>();
    const found: string[] = [];
    let compared = 0;
    for (const [index, { request, response }] of interactions.entries()) {
      const url = new URL(request.url);
      const target = operations.get(operationOf(url.pathname) ?? '') ?? url.pathname + url.search;
      const isPoll = operationOf(url.pathname) !== undefined;
      const wantsEnd = isPoll && (response.body as { status?: string } | null)?.status !== 'InProgress';
      if (wantsEnd) await sim.settled();
      const body = request.method === 'PUT' ? (request.body ?? {}) : undefined;
      const answer = await send(request.method, target, body);
      rememberOperations(response.headers, answer.headers, operations);
      compared++;

      const seen = [
        ...(answer.status === response.status ? [] : [`status ${response.status} is ${answer.status}`]),
        ...headerDifferences(response.headers, answer.headers, isPoll),
        ...differences(shape(response.body), shape(answer.body)).filter((path) => !isKnown(path)),
      ];
      found.push(
        ...seen.map(
          (difference) => `${index} ${request.method} ${url.pathname.split('/').slice(-2).join('/')}: ${difference}`,
        ),
      );
    }
    expect(found).toEqual([]);
    expect(compared).toBe(29);
  });
});

const isKnown = (path: string): boolean =>
  Object.keys(KNOWN_DIFFERENCES).some((known) => path === known || path.endsWith(`.${known}`));

const operationOf = (path: string): string | undefined => /\/operation(?:s|Results)\/([0-9a-f-]{36})$/i.exec(path)?.[1];

function headerDifferences(recorded: Readonly<Record<string, string>>, answered: Headers, isPoll: boolean): string[] {
  // A result that was polled says again where it is; the SDKs do not use that.
  if (isPoll) return [];
  return OPERATION_HEADERS.filter((name) => (recorded[name] !== undefined) !== answered.has(name)).map(
    (name) => `header ${name}`,
  );
}

/** Follows an operation of the recording at the address that the simulator gave for it. */
function rememberOperations(
  recorded: Readonly<Record<string, string>>,
  answered: Headers,
  operations: Map<string, string>,
): void {
  for (const name of ['location', 'azure-asyncoperation']) {
    const there = recorded[name];
    const here = answered.get(name);
    const id = there === undefined ? undefined : operationOf(new URL(there).pathname);
    if (id === undefined || here === null) continue;
    const address = new URL(here);
    operations.set(id, address.pathname + address.search);
  }
}

async function send(
  method: string,
  target: string,
  body?: unknown,
): Promise<{ status: number; headers: Headers; body: unknown }> {
  const response = await fetch(sim.url + target, {
    method,
    headers: { authorization: 'Bearer x', 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
}
