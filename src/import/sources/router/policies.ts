import type { Line } from './lines';
import type { RouterDraft } from './router';
import { passOver, use } from './use';

/** `seq 5 permit 10.0.0.0/8 le 24` behind the name, or line by line in its block; IOS-XR writes bare prefixes. */
export function readPrefixList(router: RouterDraft, name: string, behind: readonly string[], line: Line): void {
  const list = router.list(name);
  use(router);
  const entries = [...(behind.length > 0 ? [behind] : []), ...line.block.map(({ words }) => words)];
  router.read += line.block.length;
  for (const words of entries) {
    if (words.includes('deny') || words[0] === 'end-set') continue;
    const prefix = words.map((word) => word.replace(/,$/, '')).find((word) => /^[0-9a-f.:]+\/\d+$/i.test(word));
    if (prefix !== undefined) list.push(prefix);
  }
}

/** The prefix lists that a route map asks in the terms that permit, or a route policy in its conditions. */
export function readPolicy(router: RouterDraft, name: string, action: string, line: Line): void {
  const policy = router.policy(name);
  use(router);
  const readIn = (one: Line): void => {
    const { words, block } = one;
    const at = words.indexOf('prefix-list');
    const within = words.indexOf('destination');
    if (words[0] === 'match' && at > 0) {
      if (action !== 'deny') policy.push(...words.slice(at + 1));
      use(router);
    } else if (words[0] === 'if' && within > 0 && words[within - 1] !== 'not') {
      policy.push(words[within + 2] ?? '');
      use(router);
    } else {
      passOver(router, { words, block: [] });
    }
    block.forEach(readIn);
  };
  line.block.forEach(readIn);
}
