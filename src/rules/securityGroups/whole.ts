import * as l10n from '@vscode/l10n';
import { ruleDescription } from '../../catalog/networkLimits';
import type { RawSecurityRule } from '../../design';
import type { CustomerRule } from '../rule';
import { keyOf, placeOf } from '../shared/places';
import { rulesOf } from './shared';

const pairs = [
  ['sourceAddressPrefix', 'sourceAddressPrefixes'],
  ['destinationAddressPrefix', 'destinationAddressPrefixes'],
  ['sourcePortRange', 'sourcePortRanges'],
  ['destinationPortRange', 'destinationPortRanges'],
] as const satisfies readonly (readonly [keyof RawSecurityRule, keyof RawSecurityRule])[];

export const oneOrMany: CustomerRule = {
  code: 'NSG-005',
  scope: 'customer',
  severity: 'error',
  title: 'A security rule says a value or a list of it, not both.',
  text: 'Azure refuses a rule with sourceAddressPrefix and sourceAddressPrefixes, and so on. Put the single value into the list. An empty list without the single value says nothing, and is refused too.',
  source: 'securityRules (REST); azurerm#1186',
  *check({ customer }) {
    for (const { group, rule } of rulesOf(customer)) {
      for (const [one, many] of pairs) {
        if (rule[one] === undefined && rule[many]?.length === 0) {
          yield {
            message: l10n.t('{0} is empty, and Azure takes no rule that does not say this. Write at least one.', many),
            place: keyOf(group, rule, many),
          };
        }
        if (rule[one] === undefined || (rule[many] ?? []).length === 0) continue;
        yield {
          message: l10n.t(
            'The rule says {0} and {1}. Put "{2}" into the list, and take {0} away.',
            one,
            many,
            rule[one],
          ),
          place: placeOf(group, rule, one),
        };
      }
    }
  },
};

export const ruleDescriptions: CustomerRule = {
  code: 'NSG-006',
  scope: 'customer',
  severity: 'error',
  title: `The description of a security rule has ${ruleDescription} characters at most.`,
  text: 'Azure refuses a longer one.',
  source: 'securityRules (REST)',
  *check({ customer }) {
    for (const { group, rule } of rulesOf(customer)) {
      const length = [...(rule.description ?? '')].length;
      if (length <= ruleDescription) continue;
      yield {
        message: l10n.t('The description has {0} characters; Azure takes {1} at most.', length, ruleDescription),
        place: placeOf(group, rule, 'description'),
      };
    }
  },
};
