import { statementsIn } from './junosLines';
import { RouterDraft, asnIn } from './router';

/** Names of the policies that a VRF imports and exports by, and the communities that they name. */
interface Targets {
  readonly uses: { readonly vrf: string; readonly direction: 'imports' | 'exports'; readonly policy: string }[];
  readonly named: Map<string, string[]>;
  readonly members: Map<string, string[]>;
}

/**
 * Reads a configuration of Junos, as `set` lines or in braces. What is not understood is passed over and counted.
 * source: Juniper, Junos CLI reference
 */
export function readJunos(text: string): RouterDraft {
  const router = new RouterDraft();
  const targets: Targets = { uses: [], named: new Map(), members: new Map() };
  for (const words of statementsIn(text)) {
    if (isRead(router, targets, words)) router.read++;
    else router.passedOver++;
  }
  for (const { vrf, direction, policy } of targets.uses) {
    for (const community of targets.named.get(policy) ?? []) {
      for (const member of targets.members.get(community) ?? [])
        if (!member.includes('*')) router.vrf(vrf)[direction].add(member);
    }
  }
  return router;
}

function isRead(router: RouterDraft, targets: Targets, words: readonly string[]): boolean {
  const [top, first = '', second = '', third = ''] = words;
  switch (top) {
    case 'system':
      if (first !== 'host-name') return false;
      router.hostname = second;
      return true;
    case 'interfaces':
      return isPort(router, first, words.slice(2));
    case 'routing-options':
      if (first !== 'autonomous-system') return false;
      router.asn = asnIn(second);
      return true;
    case 'policy-options':
      return isPolicy(router, targets, words.slice(1));
    case 'protocols':
      return first === 'bgp' && second === 'group' && isSession(router, undefined, third, words.slice(4));
    case 'routing-instances':
      return isInstance(router, targets, first, words.slice(2));
    default:
      return false;
  }
}

function isPort(router: RouterDraft, parent: string, words: readonly string[]): boolean {
  const [kind, unit = '', first, second = '', third = '', ...rest] = words;
  if (kind !== 'unit') return false;
  const name = `${parent}.${unit}`;
  const port = () => router.port(name);
  if (first === 'description') port().description = second;
  else if (first === 'vlan-id') port().tags = [Number(second)];
  else if (first === 'vlan-tags') {
    // A tag may have its protocol before it: 0x88a8.3001.
    const tags = words.slice(3).flatMap((word) => /^(?:0x[0-9a-f]+\.)?(\d+)$/.exec(word)?.[1] ?? []);
    port().tags = [...port().tags, ...tags.map(Number)].slice(0, 2);
  } else if (first === 'family' && third === 'address' && /^inet6?$/.test(second)) {
    const [address = ''] = rest;
    if (!port().addresses.includes(address)) port().addresses.push(address);
    if (parent === 'lo0' && second === 'inet') router.loopback ??= address.split('/')[0];
  } else return false;
  return true;
}

function isInstance(router: RouterDraft, targets: Targets, name: string, words: readonly string[]): boolean {
  const [first, second = '', third = '', fourth = '', ...rest] = words;
  const vrf = router.vrf(name);
  switch (first) {
    case 'instance-type':
      return true;
    case 'route-distinguisher':
      vrf.routeDistinguisher = second;
      return true;
    case 'interface':
      router.port(second).vrf = name;
      return true;
    case 'vrf-target': {
      const target = plainTarget(words.at(-1) ?? '');
      if (second !== 'export') vrf.imports.add(target);
      if (second !== 'import') vrf.exports.add(target);
      return true;
    }
    case 'vrf-import':
    case 'vrf-export':
      targets.uses.push({ vrf: name, direction: first === 'vrf-import' ? 'imports' : 'exports', policy: second });
      return true;
    case 'routing-options': {
      if (second === 'autonomous-system') {
        router.asn ??= asnIn(third);
        return true;
      }
      const at = words.indexOf('static');
      const [route, prefix = '', hop, nextHop = ''] = at < 0 ? [] : words.slice(at + 1);
      if (route !== 'route' || hop !== 'next-hop') return false;
      router.statics.push({ vrf: name, prefix, nextHop });
      return true;
    }
    case 'protocols':
      return second === 'bgp' && third === 'group' && isSession(router, name, fourth, rest);
    default:
      return false;
  }
}

/** What a group says, or one of its neighbours. */
function isSession(router: RouterDraft, vrf: string | undefined, group: string, words: readonly string[]): boolean {
  const [first, second = '', ...rest] = words;
  if (first === 'neighbor') {
    router.session(vrf, second).group ??= group;
    return rest.length === 0 || isSaid(router, vrf, second, rest);
  }
  return isSaid(router, vrf, group, words);
}

function isSaid(router: RouterDraft, vrf: string | undefined, of: string, words: readonly string[]): boolean {
  const [first, second = ''] = words;
  const session = router.session(vrf, of);
  if (first === 'peer-as') session.remoteAsn = asnIn(second) ?? 0;
  else if (first === 'description') session.description = second;
  else if (first === 'import') session.in ??= second;
  else if (first === 'export') session.out ??= second;
  else return first === 'type' || first === 'authentication-key';
  return true;
}

function isPolicy(router: RouterDraft, targets: Targets, words: readonly string[]): boolean {
  const [kind, name = '', ...rest] = words;
  if (kind === 'community' && rest[0] === 'members') {
    targets.members.set(name, [...(targets.members.get(name) ?? []), plainTarget(rest[1] ?? '')]);
    return true;
  }
  if (kind === 'prefix-list') {
    if (rest[0] !== undefined) router.list(name).push(rest[0]);
    return true;
  }
  if (kind !== 'policy-statement') return false;
  const filter = rest.indexOf('route-filter');
  const list = rest.findIndex((word) => /^prefix-list(-filter)?$/.test(word));
  const community = rest.indexOf('community');
  if (filter >= 0) router.list(name).push(rest[filter + 1] ?? '');
  else if (list >= 0) router.policy(name).push(rest[list + 1] ?? '');
  // What a policy takes away says nothing of what its VRF has.
  else if (community >= 0 && rest[community + 1] === 'delete') return true;
  else if (community >= 0) {
    targets.named.set(name, [...(targets.named.get(name) ?? []), rest.at(-1) ?? '']);
  } else return false;
  return true;
}

const plainTarget = (text: string): string => text.replace(/^target:/, '');
