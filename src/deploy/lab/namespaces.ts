import { randomBytes } from 'node:crypto';
import type { LabEnd, LabPlan } from '../../generate/lab';
import { CommandFailure, run } from './command';

/** What all namespaces of this product begin with. */
export const PREFIX = 'csplab';

/** The kernel's switches in each namespace: forward, ask for no symmetry, lose no IPv6 address with a cut link. */
const SWITCHES: Readonly<Record<string, string>> = {
  'ipv4/ip_forward': '1',
  'ipv4/conf/all/rp_filter': '0',
  'ipv4/conf/default/rp_filter': '0',
  'ipv4/fib_multipath_hash_policy': '1',
  'ipv6/conf/all/forwarding': '1',
  'ipv6/conf/default/accept_dad': '0',
  'ipv6/conf/default/keep_addr_on_down': '1',
};

/** The namespaces of one lab: one for each node, one for each VRF of it. Nothing outside of them is touched. */
export class Namespaces {
  readonly #id = `${PREFIX}-${process.pid.toString(36)}${randomBytes(3).toString('hex')}`;
  readonly #made: string[] = [];

  /** Name of the namespace of a node, or of one of its VRFs. */
  nameOf(node: string, vrf?: string): string {
    return vrf === undefined ? `${this.#id}-${node}` : `${this.#id}-${node}.${vrf}`;
  }

  /** Makes namespaces, links and addresses, and runs the set-up of the nodes. */
  async build(plan: LabPlan, signal: AbortSignal): Promise<void> {
    for (const node of plan.nodes) {
      for (const vrf of [undefined, ...node.vrfs.map((v) => v.name)]) {
        const name = this.nameOf(node.name, vrf);
        this.#made.push(name);
        await run('ip', ['netns', 'add', name], { signal });
        const script = Object.entries(SWITCHES).map(
          ([key, value]) => `echo ${value} > /proc/sys/net/${key} 2>/dev/null || true`,
        );
        await run('ip', ['netns', 'exec', name, 'sh', '-c', [...script, 'ip link set lo up'].join('\n')], { signal });
      }
    }
    const at = (end: LabEnd) => this.nameOf(end.node, end.vrf);
    const links = plan.links.map(
      ({ a, b }) => `link add name ${a.interface} netns ${at(a)} type veth peer name ${b.interface} netns ${at(b)}`,
    );
    await batch([], links, signal);
    const ends = new Map<string, LabEnd[]>();
    for (const end of plan.links.flatMap(({ a, b }) => [a, b])) {
      ends.set(at(end), [...(ends.get(at(end)) ?? []), end]);
    }
    for (const [name, of] of ends) {
      const lines = of.flatMap((end) => [
        `link set ${end.interface} up`,
        ...end.addresses.map((a) => `addr add ${a} dev ${end.interface}${a.includes(':') ? ' nodad' : ''}`),
      ]);
      await batch(['-n', name], lines, signal);
    }
    for (const node of plan.nodes) {
      // `-6` is an option of `ip`, which a batch does not take line by line.
      const [six, rest] = [true, false].map((wanted) => node.setup.filter((line) => line.startsWith('-6 ') === wanted));
      await batch(['-n', this.nameOf(node.name)], rest ?? [], signal);
      await batch(
        ['-6', '-n', this.nameOf(node.name)],
        (six ?? []).map((line) => line.slice(3)),
        signal,
      );
    }
  }

  /** Takes the far end of links down or up again; both ends see it. */
  async setLinks(plan: LabPlan, names: readonly string[], state: 'up' | 'down', signal: AbortSignal): Promise<void> {
    for (const { name, b } of plan.links) {
      if (!names.includes(name)) continue;
      await run('ip', ['-n', this.nameOf(b.node, b.vrf), 'link', 'set', b.interface, state], { signal });
    }
  }

  /** Removes all that was made; says what could not be removed. */
  async remove(): Promise<string[]> {
    const failed: string[] = [];
    for (const name of this.#made) {
      try {
        await run('ip', ['netns', 'del', name]);
      } catch (error) {
        if (!(error instanceof CommandFailure) || !error.message.includes('No such file')) failed.push(String(error));
      }
    }
    return failed;
  }
}

async function batch(options: readonly string[], lines: readonly string[], signal: AbortSignal): Promise<void> {
  if (lines.length === 0) return;
  await run('ip', [...options, '-batch', '-'], { signal, input: `${lines.join('\n')}\n` });
}
