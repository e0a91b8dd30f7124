import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { vi } from 'vitest';
import { run } from '../../../src/cli/run';
import type { Outcome } from '../../../src/deploy';
import { assemble, readDesignFile } from '../../../src/design';
import type { Plan } from '../../../src/plan';
import { check } from '../../../src/rules';
import { deployCustomer } from '../../../src/vscode/features/deploy/deployCustomer';
import { activatePlan } from '../../../src/vscode/features/plan/activate';
import { Deployments } from '../../../src/vscode/services/deployments';
import type { Services } from '../../../src/vscode/services/services';
import { Secrets } from '../../../src/vscode/services/secrets';
import { Simulators } from '../../../src/vscode/services/simulators';
import { Uri } from '../vscode/standIn';

/** What one face made of a command. */
export interface Said {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command line, in this process. */
export async function commandLine(...words: string[]): Promise<Said> {
  const texts = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      texts[name] += String(text);
      return true;
    }),
  );
  try {
    return { code: await run(words), ...texts };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

/** The extension's side of a window on a folder: its services and features, with stand-ins for the window's own parts. */
export function openWindow(folder: string) {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.csp.yaml'));
  const files = paths.sort().map((path) => readDesignFile(path, readFileSync(join(folder, path), 'utf8')));
  const assembly = assemble(files);
  const snapshot = { assembly, findings: check(assembly), broken: new Map(), resiliencyOf: () => [] };
  const lines: string[] = [];
  const log = (line: unknown) => lines.push(String(line));
  const kept = new Map<string, string>();
  const handlers = new Map<string, (...args: unknown[]) => unknown>();
  const simulators = new Simulators({ info: log } as never);
  const services = {
    log: { info: log, warn: log, error: log, debug: () => undefined, show: () => undefined },
    commands: {
      register: (id: string, handler: (...args: unknown[]) => unknown) => handlers.set(id, handler),
      guard: (_: string, work: () => unknown) => Promise.resolve(work()),
    },
    designs: {
      snapshot,
      latest: () => Promise.resolve(snapshot),
      uriOf: (path: string) => Uri.file(join(folder, path)),
      onDidChange: () => ({ dispose: () => undefined }),
    },
    files: { file: () => undefined },
    active: { see: () => undefined, latestFirst: [] },
    deployments: new Deployments(),
    states: { set: () => undefined },
    secrets: new Secrets({
      get: (key: string) => Promise.resolve(kept.get(key)),
      store: (key: string, value: string) => Promise.resolve(void kept.set(key, value)),
    } as never),
    simulators,
    texts: { set: (path: string) => Uri.file(path) },
    extension: { packageJSON: { version: 'test' }, extensionUri: Uri.file('/extension') },
  } as unknown as Services;
  activatePlan(services);
  return {
    services,
    lines,
    assembly,
    plan: (customer: string, target: string) =>
      Promise.resolve(handlers.get('cspConnectivity.plan')?.({ customer }, { target })) as Promise<Plan>,
    deploy: (customer: string, options: object): Promise<Outcome> => deployCustomer(services, { customer }, options),
    close: () => simulators.dispose(),
  };
}
