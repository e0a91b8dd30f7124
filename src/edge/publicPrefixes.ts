import { type Prefix, parsePrefix } from '../network/prefix';
import type { IpFamily, PrefixEntry } from './model';
import { ofFamily } from './prefixes';
import { orLonger } from './slice';

/** Never sent to Microsoft, and never taken from it. source: RT, CFGNAT */
const NOT_PUBLIC: readonly string[] = ['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16']
  .concat('172.16.0.0/12', '192.168.0.0/16', '224.0.0.0/3')
  .concat('fc00::/7', 'fe80::/10', 'ff00::/8');

export function notPublic(family: IpFamily): Prefix[] {
  return ofFamily(
    NOT_PUBLIC.flatMap((text) => parsePrefix(text) ?? []),
    family,
  );
}

/** Everything but the default route, what is not public, and the customer's own. */
export function publicOnly(own: readonly Prefix[], family: IpFamily): PrefixEntry[] {
  const all = parsePrefix(family === 4 ? '0.0.0.0/0' : '::/0');
  if (!all) return [];
  return [
    { permit: false, prefix: all, upTo: undefined },
    ...orLonger([...notPublic(family), ...ofFamily(own, family)], false),
    ...orLonger([all]),
  ];
}
