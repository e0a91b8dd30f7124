import type { AzurePart, Customer, Place, RawSecurityGroup, RawSecurityRule } from '../../design';
import { placeOf } from '../shared/places';

export interface RuleOf {
  readonly group: AzurePart<RawSecurityGroup>;
  readonly rule: RawSecurityRule;
}

/** The rules of the security groups that are written; what an existing group holds, Azure has accepted. */
export function* rulesOf(customer: Customer): Generator<RuleOf> {
  for (const group of customer.subscriptions.flatMap((s) => s.networkSecurityGroups)) {
    if (group.existing) continue;
    for (const rule of group.raw.securityRules ?? []) yield { group, rule };
  }
}

/** A value of a rule, alone or in a list. */
export interface RuleValue {
  readonly written: string;
  readonly end: 'source' | 'destination';
  /** Of a list, which takes less than the single value does. */
  readonly inList: boolean;
  readonly place: () => Place;
}

type Ends = 'AddressPrefix' | 'PortRange';

/** The values of a field of both ends: the list where there is one, as it is what is sent then. */
export function* valuesOf({ group, rule }: RuleOf, field: Ends): Generator<RuleValue> {
  for (const end of ['source', 'destination'] as const) {
    const one = `${end}${field}` as const;
    const many = `${one}${field === 'AddressPrefix' ? 'es' : 's'}` as keyof RawSecurityRule;
    const list = rule[many] as readonly string[] | undefined;
    if (list && list.length > 0) {
      for (const [index, written] of list.entries()) {
        yield { written: String(written), end, inList: true, place: () => placeOf(group, rule, many, index) };
      }
    } else if (rule[one] !== undefined) {
      yield { written: String(rule[one]), end, inList: false, place: () => placeOf(group, rule, one) };
    }
  }
}
