import type { IpFamily } from '../../edge';

/*
 * What the printed interface script makes in the kernel, read back from its lines: the lab has no 802.1Q and no VRF
 * devices, so its links get the names, and go into the namespaces, that the script says.
 */

interface KernelInterface {
  readonly name: string;
  /** The interface below all tags. */
  readonly parent: string;
  /** Outer first. */
  readonly tags: readonly number[];
  readonly vrf: string | undefined;
}

export interface Kernel {
  readonly interfaces: readonly KernelInterface[];
  /** Families whose lookups end in the table of a VRF, whatever is not in it. */
  readonly ends: ReadonlyMap<string, readonly IpFamily[]>;
}

const TAGGED = /^add (\S+) link (\S+) type vlan proto 802\.1Q id (\d+)$/;
const VRF = /^add (\S+) type vrf table (\d+)$/;
const END = /^ip (-6 )?route replace table (\d+) unreachable default metric \d+$/;
const INTO = /^ip link set (\S+) master (\S+)$/;

/** @param script lines of `interfaces.sh` */
export function readKernel(script: readonly string[]): Kernel {
  const matches = (pattern: RegExp) =>
    script.map((line) => pattern.exec(line.replaceAll("'", ''))).filter((found) => found !== null);
  const below = new Map(matches(TAGGED).map(([, name = '', parent = '', tag]) => [name, { parent, tag: Number(tag) }]));
  const masters = new Map(matches(INTO).map(([, name = '', vrf = '']) => [name, vrf]));
  const trace = (name: string): Pick<KernelInterface, 'parent' | 'tags'> => {
    const at = below.get(name);
    if (!at) return { parent: name, tags: [] };
    const outer = trace(at.parent);
    return { parent: outer.parent, tags: [...outer.tags, at.tag] };
  };
  const names = new Set([...below.keys(), ...masters.keys()]);
  const ended = matches(END).map(([, six, table]) => ({
    table,
    family: six === undefined ? (4 as const) : (6 as const),
  }));
  return {
    interfaces: [...names].map((name) => ({ name, ...trace(name), vrf: masters.get(name) })),
    ends: new Map(
      matches(VRF).map(([, name = '', table]) => [name, ended.filter((e) => e.table === table).map((e) => e.family)]),
    ),
  };
}
