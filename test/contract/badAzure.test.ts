import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { type IncomingMessage, type ServerResponse, createServer, request as ask } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startSimulator } from '../../src/simulator';
import { commandLine } from '../unit/work/faces';

vi.mock('vscode', () => import('../unit/vscode/standIn'));

const PAGE = '<!DOCTYPE html><html><head><title>Sign in to the proxy</title></head><body>Hello</body></html>';
const say = (response: ServerResponse, status: number, text: string, headers: Record<string, string> = {}) => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(text);
};
/** What stands between us and Azure may do; each ends an answer in its own way. */
const FAULTS: Readonly<Record<string, (response: ServerResponse) => void>> = {
  'a page with 200': (response) => say(response, 200, PAGE, { 'content-type': 'text/html' }),
  'a page that says it is JSON': (response) => say(response, 200, PAGE),
  'a page with 502': (response) => say(response, 502, PAGE, { 'content-type': 'text/html' }),
  'JSON of somebody else': (response) => say(response, 200, '{"hello":"world"}'),
  'a JSON that is cut off': (response) => say(response, 200, '{"id":"/subscriptions/'),
  'nothing at all': (response) => say(response, 200, ''),
  'a connection that breaks': (response) => response.destroy(),
  'a refusal for ever': (response) => say(response, 401, '{"error":{"code":"InvalidAuthenticationToken"}}'),
  'an error that is no text': (response) => say(response, 400, '{"error":{"code":{"a":1},"message":["x"]}}'),
};

let design: string;
let simulator: Awaited<ReturnType<typeof startSimulator>>;
/** After how many requests it begins, and what is done then. */
let after = 0;
let fault: (response: ServerResponse) => void = () => undefined;
let asked = 0;
const proxy = createServer((incoming: IncomingMessage, response: ServerResponse) => {
  if (++asked > after) {
    fault(response);
    return;
  }
  const { method, headers, url: path } = incoming;
  const on = ask({ host: '127.0.0.1', port: simulator.port, method, headers, path }, (answer) => {
    response.writeHead(answer.statusCode ?? 500, answer.headers);
    answer.pipe(response);
  });
  incoming.pipe(on);
});

beforeEach(async () => {
  asked = 0;
  design = mkdtempSync(join(tmpdir(), 'bad-azure-'));
  cpSync(new URL('../../samples/northwind', import.meta.url), design, { recursive: true });
  simulator = await startSimulator({ operationMilliseconds: 5 });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  proxy.closeAllConnections();
  await new Promise((resolve) => proxy.close(resolve));
  await simulator.stop();
  rmSync(design, { recursive: true, force: true });
});

const at = () => ['--cloud', 'simulator', '--simulator', String((proxy.address() as AddressInfo).port), '--json'];
const COMMANDS: Readonly<Record<string, () => string[]>> = {
  plan: () => ['plan', design, '--customer', 'contoso', ...at()],
  deploy: () => ['deploy', design, '--customer', 'contoso', '--yes', ...at()],
  import: () => ['import', '--out', join(design, 'in'), ...at()],
  'catalog update': () => ['catalog', 'update', design, ...at()],
};

describe.each(Object.keys(FAULTS))('%s in place of Azure', (name) => {
  it.each(Object.keys(COMMANDS).flatMap((command) => [0, 7].map((begin) => [command, begin] as const)))(
    'ends "%s" after %i requests with a clear line and JSON, and claims nothing',
    async (command, begin) => {
      [after, fault] = [begin, FAULTS[name] ?? fault];
      const { code, stdout, stderr } = await commandLine(...(COMMANDS[command]?.() ?? []));
      if (asked <= begin) return;
      const said = JSON.parse(stdout) as { status?: string };
      expect(code, stdout.slice(0, 500) + stderr).toBeGreaterThan(0);
      expect(said.status).not.toBe('succeeded');
      expect(stderr.trim()).not.toBe('');
      expect(stdout + stderr).not.toMatch(/\[object |undefined|NaN|<html|TypeError|    at /);
    },
    60_000,
  );
});
