import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach } from 'vitest';
import { type AskedWait, type AzureClients, type AzureFailure, createClients } from '../../../src/azure';

export const SUBSCRIPTION = '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0301';
export const SUB = `/subscriptions/${SUBSCRIPTION}`;
export const GROUP = `${SUB}/resourceGroups/rg`;
export const TABLE = `${GROUP}/providers/Microsoft.Network/routeTables/rt`;
export const RM = 'https://management.azure.com';

/** A request as it arrived. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly version: string | null;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}
export type Answer = (seen: Seen, response: ServerResponse) => void;

export const absent = { error: { code: 'ResourceNotFound', message: 'not there' } };
export const say = (
  response: ServerResponse,
  status: number,
  body?: unknown,
  headers: Record<string, string> = {},
): void => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(body === undefined ? '' : JSON.stringify(body));
};

/** Something that answers in place of Azure for the tests of a file, as each test wants it. */
export class StandIn {
  /** What is answered; a place where nothing is, and what is written is there at once, before a test says more. */
  answer: Answer = empty;
  seen: Seen[] = [];
  waits: AskedWait[] = [];
  readonly #server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      // The SDK puts a slash before the one that an id begins with, which Azure takes for one.
      const url = new URL((request.url ?? '').replace(/^\/+/, '/'), RM);
      const one: Seen = {
        method: request.method ?? '',
        path: decodeURI(url.pathname),
        version: url.searchParams.get('api-version'),
        query: url.searchParams,
        headers: request.headers,
        body: text === '' ? undefined : JSON.parse(text),
      };
      this.seen.push(one);
      this.answer(one, response);
    });
  });

  constructor() {
    beforeEach(async () => {
      [this.answer, this.seen, this.waits] = [empty, [], []];
      await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    });
    afterEach(async () => {
      this.#server.closeAllConnections();
      await new Promise((resolve) => this.#server.close(resolve));
    });
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  clients(more: object = {}): AzureClients {
    return createClients(
      {
        cloud: 'AzureCloud',
        simulatorUrl: this.url,
        answerMs: 20_000,
        pollIntervalMs: 5,
        onWait: (wait) => this.waits.push(wait),
        ...more,
      },
      { getToken: () => Promise.resolve({ token: 'token', expiresOnTimestamp: Date.now() + 3_600_000 }) },
    );
  }

  of(method: string): Seen[] {
    return this.seen.filter((one) => one.method === method);
  }
}

function empty({ method, path, body }: Seen, response: ServerResponse): void {
  if (method === 'GET') say(response, 404, absent);
  else if (method === 'DELETE') say(response, 200);
  else say(response, 201, { id: path, ...(body as object) });
}

export const failureOf = (work: Promise<unknown>): Promise<AzureFailure> =>
  work.then(
    () => {
      throw new Error('nothing failed');
    },
    (error: unknown) => error as AzureFailure,
  );
