import type { Line } from './lines';
import { type RouterDraft, asnIn } from './router';
import { passOver, use } from './use';

/** `router bgp NUMBER`, with its VRFs: in blocks of their own, as address families, or as an instance of their own. */
export function readBgp(router: RouterDraft, line: Line, vrf: string | undefined): void {
  router.asn ??= asnIn(line.words[2]);
  use(router);
  if (vrf !== undefined) router.vrf(vrf);
  readIn(router, line.block, vrf);
}

function readIn(router: RouterDraft, lines: readonly Line[], vrf: string | undefined): void {
  for (const line of lines) {
    const { words, block } = line;
    const [first = '', second = '', third = '', ...rest] = words;
    const within = words.indexOf('vrf');
    if (first === 'vrf' || (first === 'address-family' && within > 0)) {
      const name = words[within + 1] ?? '';
      router.vrf(name);
      use(router);
      readIn(router, block, name);
    } else if (first === 'address-family') {
      use(router);
      readIn(router, block, vrf);
    } else if (first === 'neighbor' || first === 'neighbor-group' || (first === 'template' && second === 'peer')) {
      const [of = '', ...said] = first === 'template' ? [third, ...rest] : words.slice(1);
      if (said.length > 0) readSession(router, vrf, of, { words: said, block: [] });
      else use(router);
      for (const one of block) readSession(router, vrf, of, one);
    } else if (vrf !== undefined && readsVrf(router, vrf, words)) use(router);
    else if (first === 'no' && second === 'neighbor') use(router);
    else passOver(router, line);
  }
}

/** What stands in the BGP of a VRF, and is of the VRF. */
function readsVrf(router: RouterDraft, name: string, words: readonly string[]): boolean {
  const vrf = router.vrf(name);
  const [first = '', second = '', third = ''] = words;
  const targets = words.filter((word) => /^[\d.]+:\d+$/.test(word));
  if (first === 'rd') {
    if (targets[0] !== undefined) vrf.routeDistinguisher = targets[0];
    return true;
  }
  const direction = first === 'rt' && second === 'vpn' ? third : first === 'route-target' ? second : undefined;
  if (direction === undefined) return false;
  for (const target of targets) {
    if (direction !== 'export') vrf.imports.add(target);
    if (direction !== 'import') vrf.exports.add(target);
  }
  return true;
}

function readSession(router: RouterDraft, vrf: string | undefined, of: string, line: Line): void {
  const session = router.session(vrf, of);
  const { words, block } = line;
  const [first = '', second = '', third = ''] = words;
  const text = words.join(' ');
  if (first === 'remote-as') {
    const asn = asnIn(second);
    if (asn !== undefined) session.remoteAsn = asn;
  } else if (first === 'description') session.description = words.slice(1).join(' ');
  else if (first === 'peer-group' && second !== '') session.group = second;
  else if (/^(peer group|inherit peer|use neighbor-group) /.test(text)) session.group = third;
  else if (/^(route-map|prefix-list|route-policy)$/.test(first) && third === 'in') session.in ??= second;
  else if (/^(route-map|prefix-list|route-policy)$/.test(first) && third === 'out') session.out ??= second;
  else if (first === 'address-family') for (const one of block) readSession(router, vrf, of, one);
  else if (!/^(password|activate|peer-group|shutdown|no)$/.test(first)) {
    passOver(router, line);
    return;
  }
  use(router);
}
