import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Machine } from './machine';
import type { Processes } from './processes';

/** The port that hosts answer on. */
const PORT = 4007;

/**
 * What runs on a host: answers each datagram with the host's name, and sends datagrams when told to on standard input.
 * It is a program of its own, in the network namespace of the host, and therefore text here.
 */
const PROGRAM = `
const { createSocket } = require('node:dgram');
const name = process.argv[1];
for (const type of ['udp4', 'udp6']) {
  const socket = createSocket({ type, ipv6Only: type === 'udp6' });
  socket.on('error', () => undefined);
  socket.on('message', (message, from) => socket.send(name + ' ' + message, from.port, from.address));
  socket.bind(${PORT});
}
require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, source, address, wait } = JSON.parse(line);
  const socket = createSocket(address.includes(':') ? 'udp6' : 'udp4');
  const end = (answer) => {
    clearTimeout(timer);
    socket.close();
    process.stdout.write(JSON.stringify({ id, answer }) + '\\n');
  };
  const timer = setTimeout(() => end(null), wait);
  socket.on('error', () => end(null));
  socket.on('message', (message) => end(String(message).split(' ')[0]));
  socket.bind(0, source, () => socket.send(String(id), ${PORT}, address, (error) => error && end(null)));
}).on('close', () => process.exit());
process.stdout.write(JSON.stringify({ id: 0, answer: name }) + '\\n');
`;

/** A host of the lab. */
export class Agent {
  readonly #waiting = new Map<number, (answer: string | undefined) => void>();
  readonly #child: ChildProcess;
  #next = 0;

  private constructor(child: ChildProcess) {
    this.#child = child;
    if (child.stdout) {
      createInterface({ input: child.stdout }).on('line', (line) => {
        const { id, answer } = JSON.parse(line) as { id: number; answer: string | null };
        this.#waiting.get(id)?.(answer ?? undefined);
        this.#waiting.delete(id);
      });
    }
    child.once('exit', () => {
      for (const settle of this.#waiting.values()) settle(undefined);
      this.#waiting.clear();
    });
  }

  /** Starts the program in a namespace; resolves when it listens. */
  static async start(machine: Machine, processes: Processes, namespace: string, name: string): Promise<Agent> {
    const { program, args } = machine.command('ip', [
      'netns',
      'exec',
      namespace,
      process.execPath,
      '-e',
      PROGRAM,
      name,
    ]);
    const agent = new Agent(processes.start(program, args, 'pipe'));
    await new Promise<void>((resolve) => {
      agent.#waiting.set(0, () => {
        resolve();
      });
    });
    return agent;
  }

  /** The name of the host that answers a datagram; undefined after `wait` milliseconds of silence. */
  probe(source: string, address: string, wait: number): Promise<string | undefined> {
    this.#next += 1;
    const id = this.#next;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#child.stdin?.write(`${JSON.stringify({ id, source, address, wait })}\n`);
    });
  }
}
