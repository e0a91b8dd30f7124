import { netmaskLength } from './addresses';
import { readBgp } from './bgp';
import { type Line, blocksIn } from './lines';
import { readPrefixList, readPolicy } from './policies';
import { RouterDraft } from './router';
import { passOver, use } from './use';

/**
 * Reads a configuration whose blocks are indented: IOS-XE, IOS-XR, NX-OS, EOS and FRRouting, which write the same things in
 * words that do not get into each other's way. What is not understood is passed over, with its block, and counted.
 * source: the command references of Cisco and Arista, docs.frrouting.org
 */
export function readIndented(text: string): RouterDraft {
  const router = new RouterDraft();
  for (const line of blocksIn(text)) readTop(router, line);
  return router;
}

function readTop(router: RouterDraft, line: Line): void {
  const [first = '', second = '', third = '', ...rest] = line.words;
  const key = first.toLowerCase();
  if (key === 'hostname') {
    router.hostname = second.replaceAll(/^"|"$/g, '');
    use(router);
  } else if (key === 'interface') readInterface(router, line);
  else if (key === 'vrf' && /^(definition|context|instance)$/.test(second)) readVrf(router, third, line);
  else if (key === 'vrf' && third === '') readVrf(router, second, line);
  else if (key === 'ip' && second === 'vrf' && third !== '' && rest.length === 0) readVrf(router, third, line);
  else if (key === 'router' && second === 'bgp') readBgp(router, line, rest[0] === 'vrf' ? rest[1] : undefined);
  else if (key === 'router' && second === 'static') readStatics(router, line, undefined);
  else if (/^(ip|ipv6)$/.test(key) && second === 'route') readRoute(router, line.words.slice(2), undefined);
  else if (/^(ip|ipv6)$/.test(key) && second === 'prefix-list') readPrefixList(router, third, rest, line);
  else if (key === 'prefix-set') readPrefixList(router, second, [], line);
  else if (key === 'route-map' || key === 'route-policy') readPolicy(router, second, third, line);
  else passOver(router, line);
}

function readVrf(router: RouterDraft, name: string, line: Line): void {
  use(router);
  const vrf = router.vrf(name);
  const readIn = ({ words, block }: Line): void => {
    const [first = '', second = '', third = ''] = words;
    if (first === 'rd' && second !== 'auto') {
      vrf.routeDistinguisher = second;
      use(router);
    } else if (first === 'route-target') {
      const target = words.find((word) => /^\S+:\d+$/.test(word));
      if (target !== undefined && second !== 'export') vrf.imports.add(target);
      if (target !== undefined && second !== 'import') vrf.exports.add(target);
      use(router);
    } else if (/^(import|export)$/.test(first) && second === 'route-target' && third === '') {
      use(router);
      for (const target of block) {
        (first === 'import' ? vrf.imports : vrf.exports).add(target.words[0] ?? '');
        use(router);
      }
    } else if (first === 'address-family') {
      use(router);
      block.forEach(readIn);
    } else if (/^(ip|ipv6)$/.test(first) && second === 'route') readRoute(router, words.slice(2), name);
    else passOver(router, { words, block });
  };
  line.block.forEach(readIn);
}

function readInterface(router: RouterDraft, line: Line): void {
  const [, name = '', more, vrfName] = line.words;
  const port = router.port(name);
  if (more === 'vrf') port.vrf = vrfName;
  use(router);
  // Linux says the tags of a sub-interface in its name.
  const [, tags] = /^(?:eth|en|bond)[^.]*\.([\d.]+)$/.exec(name) ?? [];
  if (tags !== undefined) port.tags = tags.split('.').map(Number);
  for (const { words, block } of line.block) {
    const [first = '', second = '', third = '', fourth = ''] = words;
    if (first === 'description') port.description = words.slice(1).join(' ');
    else if (/^encapsulation$/i.test(first) && /^dot1q$/i.test(second)) port.tags = numbersIn(words.slice(2));
    else if (/^(ip|ipv4|ipv6)$/.test(first) && second === 'address') {
      const address = third.includes('/') ? third : `${third}/${String(netmaskLength(fourth) ?? '')}`;
      if (/\/\d+$/.test(address)) port.addresses.push(address);
      if (/^(loopback0?|lo0?)$/i.test(name) && first !== 'ipv6') router.loopback ??= address.split('/')[0];
    } else if (first === 'vrf' || (first === 'ip' && second === 'vrf')) port.vrf = words.at(-1);
    else {
      passOver(router, { words, block });
      continue;
    }
    use(router);
  }
}

/** The tags of `100 second-dot1q 200`, `vlan 100 inner 200`, `100`. */
const numbersIn = (words: readonly string[]): number[] => words.filter((word) => /^\d+$/.test(word)).map(Number);

/** `10.0.0.0 255.0.0.0 192.0.2.1`, `vrf RED 10.0.0.0/8 192.0.2.1`. */
function readRoute(router: RouterDraft, words: readonly string[], vrf: string | undefined): void {
  const [first = '', second = ''] = words;
  if (first === 'vrf') {
    readRoute(router, words.slice(2), second);
    return;
  }
  const length = netmaskLength(second);
  const prefix = first.includes('/') ? first : `${first}/${String(length ?? '')}`;
  const nextHop = words.slice(first.includes('/') ? 1 : 2).find((word) => /^[0-9a-f]*[.:][0-9a-f.:]+$/i.test(word));
  if (nextHop === undefined || !/\/\d+$/.test(prefix)) {
    router.passedOver++;
    return;
  }
  router.statics.push({ vrf, prefix, nextHop });
  use(router);
}

/** `router static` of IOS-XR. */
function readStatics(router: RouterDraft, line: Line, vrf: string | undefined): void {
  use(router);
  for (const one of line.block) {
    const [first = '', second] = one.words;
    if (first === 'vrf') readStatics(router, one, second);
    else if (first === 'address-family') readStatics(router, one, vrf);
    else readRoute(router, one.words, vrf);
  }
}
