import { randomBytes } from 'node:crypto';
import type { LabEnd, LabPlan } from '../../generate/lab';
import { LAST_ROUTE } from '../../generate/router/linux';
import type { Machine } from './machine';

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

/** Ends the lookups of a VRF. */
const ROUTE_ADD = `route add ${LAST_ROUTE}`.split(' ');

/** Locally administered, and nobody's. */
const SILENT_ADDRESS = '02:00:00:00:00:01';

/** The namespaces of one lab: one for each node, one for each VRF of it. Nothing outside of them is touched. */
export class Namespaces {
  readonly #id = `${PREFIX}-${process.pid.toString(36)}${randomBytes(3).toString('hex')}`;
  /** Hardware addresses of ends that are silent. */
  readonly #addresses = new Map<string, string>();

  constructor(private readonly machine: Machine) {}

  /** Name of the namespace of a node, or of one of its VRFs. */
  nameOf(node: string, vrf?: string): string {
    return vrf === undefined ? `${this.#id}-${node}` : `${this.#id}-${node}.${vrf}`;
  }

  /** Makes namespaces, links and addresses, and runs the set-up of the nodes. */
  async build(plan: LabPlan, signal: AbortSignal): Promise<void> {
    for (const node of plan.nodes) {
      for (const vrf of [undefined, ...node.vrfs.map((v) => v.name)]) {
        const name = this.nameOf(node.name, vrf);
        await this.machine.run('ip', ['netns', 'add', name], { signal });
        const script = Object.entries(SWITCHES).map(
          ([key, value]) => `echo ${value} > /proc/sys/net/${key} 2>/dev/null || true`,
        );
        await this.machine.run('ip', ['netns', 'exec', name, 'sh', '-c', [...script, 'ip link set lo up'].join('\n')], {
          signal,
        });
      }
    }
    const at = (end: LabEnd) => this.nameOf(end.node, end.vrf);
    const links = plan.links.map(
      ({ a, b }) => `link add name ${a.interface} netns ${at(a)} type veth peer name ${b.interface} netns ${at(b)}`,
    );
    await this.#batch([], links, signal);
    const ends = new Map<string, LabEnd[]>();
    for (const end of plan.links.flatMap(({ a, b }) => [a, b])) {
      ends.set(at(end), [...(ends.get(at(end)) ?? []), end]);
    }
    for (const [name, of] of ends) {
      const lines = of.flatMap((end) => [
        `link set ${end.interface} up`,
        ...end.addresses.map((a) => `addr add ${a} dev ${end.interface}${a.includes(':') ? ' nodad' : ''}`),
      ]);
      await this.#batch(['-n', name], lines, signal);
    }
    for (const { name, vrfs } of plan.nodes) {
      for (const vrf of vrfs)
        for (const family of vrf.ends)
          await this.machine.run('ip', [`-${family}`, '-n', this.nameOf(name, vrf.name), ...ROUTE_ADD], { signal });
    }
    for (const node of plan.nodes) {
      // `-6` is an option of `ip`, which a batch does not take line by line.
      const [six, rest] = [true, false].map((wanted) => node.setup.filter((line) => line.startsWith('-6 ') === wanted));
      await this.#batch(['-n', this.nameOf(node.name)], rest ?? [], signal);
      await this.#batch(
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
      await this.machine.run('ip', ['-n', this.nameOf(b.node, b.vrf), 'link', 'set', b.interface, state], { signal });
    }
  }

  /**
   * The far end of links gets another hardware address and answers for none: both ends stay up, and no packet arrives.
   * Called again it takes this back.
   */
  async setSilent(
    plan: LabPlan,
    names: readonly string[],
    state: 'silent' | 'heard',
    signal: AbortSignal,
  ): Promise<void> {
    for (const { name, b } of plan.links) {
      if (!names.includes(name)) continue;
      const at = ['-n', this.nameOf(b.node, b.vrf)];
      if (state === 'silent') {
        const shown = await this.machine.run('ip', [...at, '-br', 'link', 'show', b.interface], { signal });
        this.#addresses.set(name, shown.trim().split(/\s+/)[2] ?? '');
      }
      const address = state === 'silent' ? SILENT_ADDRESS : (this.#addresses.get(name) ?? SILENT_ADDRESS);
      const lines = [
        `link set ${b.interface} arp ${state === 'silent' ? 'off' : 'on'}`,
        `link set ${b.interface} address ${address}`,
      ];
      await this.#batch(at, lines, signal);
    }
  }

  async #batch(options: readonly string[], lines: readonly string[], signal: AbortSignal): Promise<void> {
    if (lines.length === 0) return;
    await this.machine.run('ip', [...options, '-batch', '-'], { signal, input: `${lines.join('\n')}\n` });
  }
}
