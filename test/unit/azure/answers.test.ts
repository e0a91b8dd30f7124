import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AzureFailure, type AskedWait, createClients, readList, readResource, writeResource } from '../../../src/azure';

const ID =
  '/subscriptions/3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0301/resourceGroups/rg/providers/Microsoft.Network/routeTables/rt';
const RESOURCE = { id: ID, apiVersion: '2024-05-01' };
const PAGE = '<html><head><title>Please sign in to Hotel Wi-Fi</title></head></html>';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
let answer: Answer;
let seen: { method: string; authorization: string }[];
let waits: AskedWait[];
let tokens: number;
const server = createServer((request, response) => {
  seen.push({ method: request.method ?? '', authorization: request.headers.authorization ?? '' });
  answer(request, response);
});

beforeEach(async () => {
  [seen, waits, tokens] = [[], [], 0];
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const say =
  (status: number, text: string, headers: Record<string, string> = {}): Answer =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(text);
  };
const html = { 'content-type': 'text/html' };
const body = JSON.stringify({ id: ID, name: 'rt', properties: { provisioningState: 'Succeeded' } });

/** @param answerMs short where silence is waited for; what else runs beside a test is not the fault of an answer */
function clients(answerMs = 20_000) {
  const { port } = server.address() as AddressInfo;
  return createClients(
    {
      cloud: 'AzureCloud',
      simulatorUrl: `http://127.0.0.1:${String(port)}`,
      answerMs,
      pollIntervalMs: 5,
      onWait: (wait) => waits.push(wait),
    },
    {
      getToken: () =>
        Promise.resolve({ token: `token-${String(++tokens)}`, expiresOnTimestamp: Date.now() + 3_600_000 }),
    },
  );
}
const read = (signal?: AbortSignal, answerMs?: number) => readResource(clients(answerMs), RESOURCE, signal);
const failureOf = (work: Promise<unknown>): Promise<AzureFailure> =>
  work.then(
    () => {
      throw new Error('nothing failed');
    },
    (error: unknown) => {
      expect(error).toBeInstanceOf(AzureFailure);
      return error as AzureFailure;
    },
  );

describe('an answer that is not one of Azure Resource Manager', () => {
  it.each([
    ['a sign-in page', say(200, PAGE, html)],
    ['a page that forbids', say(403, PAGE, html)],
    ['a page that says it is JSON', say(200, PAGE)],
    ['JSON of somebody else', say(200, '{"hello":"world"}')],
    ['a list', say(200, '[]')],
  ])('is told when read: %s', async (_, given) => {
    answer = given;
    const { code, message, advice, resourceId } = await failureOf(read());
    expect([code, resourceId]).toEqual(['NotAzure', ID]);
    expect([message.length > 10, advice.length > 20]).toEqual([true, true]);
    if (given === answer && message.includes('"')) expect(message).toContain('Please sign in to Hotel Wi-Fi');
  });

  it.each([
    ['a page', say(200, PAGE, html)],
    ['JSON of somebody else', say(201, '{"ok":true}')],
    ['nothing', say(200, '')],
  ])('is no network that was made: %s', async (_, made) => {
    answer = (request, response) =>
      request.method === 'GET'
        ? say(404, '{"error":{"code":"ResourceNotFound","message":"not there"}}')(request, response)
        : made(request, response);
    const work = writeResource(clients(), { ...RESOURCE, location: 'westeurope', body: { properties: {} } });
    expect((await failureOf(work)).code).toBe('NotAzure');
  });

  it('is not believed of an operation either', async () => {
    answer = (request, response) => {
      if (request.method === 'PUT')
        say(201, body.replace('Succeeded', 'Updating'), {
          'azure-asyncoperation': `http://${request.headers.host ?? ''}/operations/1`,
        })(request, response);
      else if (request.url?.startsWith('/operations')) say(200, PAGE, html)(request, response);
      else say(404, '{"error":{"code":"ResourceNotFound"}}')(request, response);
    };
    const work = writeResource(clients(), { ...RESOURCE, location: 'westeurope', body: { properties: {} } });
    const failure = await failureOf(work);
    expect([failure.code, failure.message.includes('operations/1')]).toEqual(['NotAzure', false]);
  });
});

describe('a list of several pages', () => {
  const name = (at: number) => ({ id: `${ID}${String(at)}`, name: `rt${String(at)}` });
  const listed = () => readList(clients(), RESOURCE);
  const pages =
    (nextLink: string): Answer =>
    (request, response) => {
      const further = request.url?.startsWith('/further') === true;
      const page = further ? { value: [name(2)] } : { value: [name(1)], nextLink };
      say(200, JSON.stringify(page))(request, response);
    };

  it('is read to its end', async () => {
    answer = pages('https://management.azure.com/further');
    expect((await listed()).map((item) => item.name)).toEqual(['rt1', 'rt2']);
  });

  it.each(['https://elsewhere.example/further', '/further', 'http://127.0.0.1.elsewhere.example/further'])(
    'is refused where it goes on elsewhere, and no token goes there: %s',
    async (link) => {
      answer = pages(link);
      expect(await failureOf(listed())).toMatchObject({ code: 'ListCutOff', resourceId: ID });
      expect(seen).toHaveLength(1);
    },
  );
});

describe('an answer that does not end', () => {
  const silent: Record<string, Answer> = {
    'no headers': () => undefined,
    'half a body': (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' });
      response.write('{"id":');
    },
  };
  it.each(Object.keys(silent))('is given up: %s', async (name) => {
    answer = silent[name] ?? answer;
    const began = performance.now();
    const failure = await failureOf(read(undefined, 250));
    expect(failure).toMatchObject({ code: 'NoAnswer', retryable: true, resourceId: ID });
    expect(performance.now() - began).toBeLessThan(20_000);
    expect(failure.advice).not.toBe('');
  });

  it('is told as cut off where the JSON is', async () => {
    answer = say(200, body.slice(0, 40));
    expect(await failureOf(read())).toMatchObject({ code: 'CutOff', retryable: true });
  });

  it('is a cancelled one where the person cancels', async () => {
    answer = silent['no headers'] ?? answer;
    const cancel = new AbortController();
    setTimeout(() => cancel.abort(), 50);
    expect((await failureOf(read(cancel.signal))).code).toBe('Cancelled');
  });
});

describe('a token that is refused', () => {
  it('is asked for once more, and the request goes on', async () => {
    answer = (request, response) =>
      request.headers.authorization === 'Bearer token-1'
        ? say(401, '{"error":{"code":"ExpiredAuthenticationToken","message":"expired"}}')(request, response)
        : say(200, body)(request, response);
    expect(await read()).toMatchObject({ name: 'rt' });
    expect(seen.map(({ authorization }) => authorization)).toEqual(['Bearer token-1', 'Bearer token-2']);
  });

  it('ends clearly where the next one is refused too', async () => {
    answer = say(401, '{"error":{"code":"InvalidAuthenticationToken","message":"The access token is invalid."}}');
    expect(await failureOf(read())).toMatchObject({
      status: 401,
      message: 'The access token is invalid.',
      advice: 'Sign in again.',
    });
    expect(seen).toHaveLength(2);
  });
});

describe('patience that Azure asks for', () => {
  it.each([
    ['seconds', () => '3600'],
    ['a date', () => new Date(Date.now() + 3_600_000).toUTCString()],
  ])('is told with its time, and can be cancelled: %s', async (_, value) => {
    const [asked, began] = [value(), Date.now()];
    answer = say(429, '{"error":{"code":"TooManyRequests"}}', { 'retry-after': asked });
    const cancel = new AbortController();
    const work = failureOf(read(cancel.signal));
    await expect.poll(() => waits.length).toBe(1);
    const late = (Date.now() - began) / 1000 + 2;
    expect(Math.abs((waits[0]?.seconds ?? 0) - 3600)).toBeLessThan(late);
    cancel.abort();
    expect((await work).code).toBe('Cancelled');
  });
});

describe('a refusal', () => {
  it('names the missing action', async () => {
    const action = 'Microsoft.Network/routeTables/read';
    const message = `The client 'x' does not have authorization to perform action '${action}' over scope '${ID}'.`;
    answer = say(403, JSON.stringify({ error: { code: 'AuthorizationFailed', message } }));
    expect((await failureOf(read())).advice).toContain(action);
  });

  it.each(['{"error":"no"}', '{"error":{"code":7,"message":[]}}', '{}', '{"message":"said plainly"}'])(
    'of an odd shape says something: %s',
    async (text) => {
      answer = say(400, text);
      const { message, code } = await failureOf(read());
      expect([/\w/.test(message), code]).toEqual([true, 'Http400']);
    },
  );
});

describe('a resource that somebody else changes meanwhile', () => {
  it('is written only as it was read, and read again where it has changed since', async () => {
    const sent: (string | undefined)[] = [];
    let reads = 0;
    answer = (request, response) => {
      if (request.method === 'GET') {
        reads++;
        say(200, body.replace('"name"', `"etag":"W/\\"${String(reads)}\\"","name"`))(request, response);
        return;
      }
      sent.push(request.headers['if-match']);
      if (sent.length === 1) say(412, '{"error":{"code":"PreconditionFailed","message":"changed"}}')(request, response);
      else say(200, body)(request, response);
    };
    await writeResource(clients(), { ...RESOURCE, location: 'westeurope', body: { properties: { changed: true } } });
    expect(sent).toEqual(['W/"1"', 'W/"2"']);
  });
});
