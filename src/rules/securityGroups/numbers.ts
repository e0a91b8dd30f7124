import * as l10n from '@vscode/l10n';
import { ports, rulePriority } from '../../catalog/networkLimits';
import type { CustomerRule } from '../rule';
import { placeOf } from '../shared/places';
import { rulesOf, valuesOf } from './shared';
import { freePriority } from './fixes';

export const rulePriorities: CustomerRule = {
  code: 'NSG-001',
  scope: 'customer',
  severity: 'error',
  title: `The priority of a security rule is ${rulePriority.least} to ${rulePriority.most}.`,
  text: 'The lowest number is looked at first. That each is used once in its direction is DUP-012.',
  source: 'network-security-groups-overview',
  fix: freePriority,
  *check({ customer }) {
    const { least, most } = rulePriority;
    for (const { group, rule } of rulesOf(customer)) {
      const { priority } = rule;
      if (priority === undefined || (priority >= least && priority <= most)) continue;
      yield {
        message: l10n.t('{0} is no priority: they are {1} to {2}.', priority, least, most),
        place: placeOf(group, rule, 'priority'),
      };
    }
  },
};

const PORT = /^(0|[1-9]\d{0,8})$/;

export const rulePorts: CustomerRule = {
  code: 'NSG-002',
  scope: 'customer',
  severity: 'error',
  title: `A port of a security rule is a number up to ${ports.most}, a range from low to high, or *.`,
  text: 'Names such as https are not taken, nor several ports in one text: those go into sourcePortRanges or destinationPortRanges. A list takes no *: it stands alone.',
  source: 'network-security-groups-overview',
  covers: 'FMT-005',
  *check({ customer }) {
    for (const of of rulesOf(customer)) {
      for (const { written, inList, place } of valuesOf(of, 'PortRange')) {
        const message = whyNot(written.trim(), inList);
        if (message === undefined) continue;
        const value = turned(written.trim());
        yield { message, place: place(), ...(value !== undefined && { advice: { place: place(), value } }) };
      }
    }
  },
};

function whyNot(written: string, inList: boolean): string | undefined {
  if (written === '*') {
    return inList
      ? l10n.t('A list of ports takes no *. Write it alone, as {0}.', 'destinationPortRange: "*"')
      : undefined;
  }
  const [first = '', last = first, ...more] = written.split('-').map((part) => part.trim());
  if (!PORT.test(first) || !PORT.test(last) || more.length > 0) {
    return written.includes(',')
      ? l10n.t('"{0}" is more than one value. Write a list: sourcePortRanges or destinationPortRanges.', written)
      : l10n.t('"{0}" is no port: write a number, a range such as 8000-8999, or *.', written);
  }
  if (Number(last) > ports.most || Number(first) > ports.most) {
    return l10n.t('{0} is no port: they end at {1}.', written, ports.most);
  }
  const value = turned(written);
  return value === undefined ? undefined : l10n.t('The range {0} runs backwards. Write {1}.', written, value);
}

/** A range that runs backwards, the right way round. */
function turned(written: string): string | undefined {
  const [first = '', last = ''] = written.split('-').map((part) => part.trim());
  return PORT.test(first) && PORT.test(last) && Number(first) > Number(last) ? `${last}-${first}` : undefined;
}
