import { type ChildProcess, spawn } from 'node:child_process';

/** How long a process may take to leave after it was asked to. */
const GRACE = 3000;

/** Child processes, each in a group of its own, so that what they start ends with them. */
export class Processes {
  readonly #children = new Set<ChildProcess>();

  start(program: string, args: readonly string[], stdio: 'ignore' | 'pipe'): ChildProcess {
    const child = spawn(program, [...args], {
      detached: true,
      stdio: stdio === 'pipe' ? ['pipe', 'pipe', 'ignore'] : 'ignore',
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    });
    this.#children.add(child);
    child.once('error', () => this.#children.delete(child));
    return child;
  }

  /** Asks all to end, and kills those that do not. What reads from here ends with what it reads. */
  async stop(): Promise<void> {
    const children = [...this.#children];
    for (const child of children) {
      child.stdin?.destroy();
      signalGroup(child, 'SIGTERM');
    }
    const end = Date.now() + GRACE;
    while (children.some(isAlive) && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 50));
    for (const child of children) signalGroup(child, 'SIGKILL');
    this.#children.clear();
  }
}

function isAlive(child: ChildProcess): boolean {
  if (child.pid === undefined) return false;
  try {
    process.kill(-child.pid, 0);
    return true;
  } catch {
    return false;
  }
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group has left already.
  }
}
