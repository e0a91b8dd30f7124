import * as l10n from '@vscode/l10n';
import { type Prefix, hostPrefix, parseAddress, parsePrefix } from '../../network/prefix';
import { overlapOfEach } from '../../network/trie';
import type { CustomerRule } from '../rule';
import { grouped } from '../shared/groups';
import { type RuleValue, rulesOf, valuesOf } from './shared';

/** A value of a rule as a prefix; an address is one of its own. */
function prefixOf({ written }: RuleValue): Prefix | undefined {
  const text = written.trim();
  const address = parseAddress(text);
  return parsePrefix(text) ?? (address && hostPrefix(address));
}

export const overlappingEnds: CustomerRule = {
  code: 'NSG-007',
  scope: 'customer',
  severity: 'error',
  title: 'The prefixes of one end of a security rule do not overlap.',
  text: 'Azure refuses a rule in whose list one prefix contains another, or stands twice (OverlappingSubnetsNotPermittedInSecurityRule). Keep the wider one.',
  source: 'cloud-provider-azure#6775; data-safe-haven#2077',
  *check({ customer }) {
    for (const of of rulesOf(customer)) {
      const listed = [...valuesOf(of, 'AddressPrefix')].filter(({ inList }) => inList);
      for (const values of grouped(listed, ({ end }) => end).values()) {
        const items = values.flatMap((value) => {
          const prefix = prefixOf(value);
          return prefix ? [{ ...value, prefix }] : [];
        });
        for (const [one, other] of overlapOfEach(items, () => true)) {
          yield {
            message: l10n.t(
              '{0} and {1} overlap, which Azure refuses in one rule. Keep the wider one.',
              one.written,
              other.written,
            ),
            place: one.place(),
            related: [{ place: other.place(), message: other.written }],
          };
        }
      }
    }
  },
};
