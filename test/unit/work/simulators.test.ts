import { type RequestListener, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { startSimulator } from '../../../src/simulator';
import { WorkFailure, simulatorAt } from '../../../src/work';

const parties = { subscriptions: [], existing: [], customer: [], provider: [], customerWithKeys: [], handOvers: [] };
const play = { speed: 'fast' } as const;

async function opened(listener: RequestListener): Promise<unknown> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await simulatorAt((server.address() as AddressInfo).port)
      .open(parties, play)
      .catch((error: unknown) => error);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
const say =
  (status: number, text: string, headers: Record<string, string> = {}): RequestListener =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(text);
  };

describe('what listens where a simulator is looked for', () => {
  it.each<[string, RequestListener]>([
    ['says a page', say(200, '<html><title>Sign in</title></html>', { 'content-type': 'text/html' })],
    ['says half of its JSON', say(200, '{"refused":[')],
    ['says nothing', say(200, '')],
    ['says that it has no content', say(204, '')],
    ['says a list', say(200, '[1]')],
    ['says null', say(200, 'null')],
    ['is down', say(503, '{}')],
    ['sends elsewhere', say(302, '', { location: 'http://127.0.0.1:9/x' })],
    ['hangs up', (request) => request.socket.destroy()],
    [
      'hangs up half way',
      (request, response) => {
        response.writeHead(200, { 'content-length': '50' });
        response.write('{', () => request.socket.destroy());
      },
    ],
  ])('and %s is no simulator', async (_, listener) => {
    const failure = await opened(listener);
    expect(failure).toBeInstanceOf(WorkFailure);
    expect(String(failure)).toContain('No simulator answers at http://127.0.0.1:');
  });

  it('is one where it is', async () => {
    const simulator = await startSimulator();
    try {
      const stage = await simulatorAt(simulator.port).open(parties, play);
      expect([stage.url, stage.refused]).toEqual([simulator.url, []]);
    } finally {
      await simulator.stop();
    }
  });
});
