import { createServer, request as forward } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request with its answer, as it went over the wire. */
export interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly requestHeaders: IncomingHttpHeaders;
  readonly requestBody: unknown;
  readonly status: number;
  readonly responseHeaders: IncomingHttpHeaders;
  readonly responseBody: unknown;
}

export interface Tap {
  readonly url: string;
  readonly exchanges: Exchange[];
  stop(): Promise<void>;
}

/** Stands between a client and a server on loopback, passes everything on unchanged, and writes it down. */
export async function startTap(target: string): Promise<Tap> {
  const exchanges: Exchange[] = [];
  const { hostname, port } = new URL(target);
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const requestBody = await read(incoming);
      const { method = 'GET', url = '/', headers } = incoming;
      const passed = forward({ hostname, port, method, path: url, headers }, (answer) => {
        void read(answer).then((responseBody) => {
          outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
          outgoing.end(method === 'HEAD' ? undefined : responseBody);
          exchanges.push({
            method,
            url,
            requestHeaders: headers,
            requestBody: parse(requestBody),
            status: answer.statusCode ?? 500,
            responseHeaders: answer.headers,
            responseBody: parse(responseBody),
          });
        });
      });
      passed.on('error', () => outgoing.destroy());
      passed.end(requestBody);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    exchanges,
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function read(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

const parse = (text: string): unknown => (text === '' ? undefined : JSON.parse(text));
