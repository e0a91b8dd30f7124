import * as l10n from '@vscode/l10n';
import { aloneInRules, isServiceTagShape } from '../../catalog/serviceTags';
import type { Severity } from '../../design';
import { parseAddress, parsePrefix } from '../../network/prefix';
import type { CustomerRule } from '../rule';
import { doubtOfTag } from '../securityGroups/addresses';
import { placeOf } from '../shared/places';
import { alignedPrefix } from '../networks/subnetFixes';

export const routePrefixes: CustomerRule = {
  code: 'RTE-008',
  scope: 'customer',
  severity: 'error',
  title: 'A route leads to a prefix without host bits, or to a service tag.',
  text: 'Azure refuses anything else, an address without a length and a prefix with host bits too (InvalidCIDRNotation). As new service tags come, one that is not known is a warning with the nearest one.',
  source: 'virtual-networks-udr-overview; ARM',
  covers: 'FMT-005',
  fix: alignedPrefix,
  *check({ customer }) {
    for (const table of customer.subscriptions.flatMap((s) => s.routeTables)) {
      if (table.existing) continue;
      for (const route of table.raw.routes ?? []) {
        const doubt = route.addressPrefix === undefined ? undefined : doubtOf(route.addressPrefix.trim());
        if (doubt) yield { ...doubt, place: placeOf(table, route, 'addressPrefix') };
      }
    }
  },
};

function doubtOf(written: string): { severity: Severity; message: string } | undefined {
  const prefix = parsePrefix(written);
  if (prefix?.aligned) return undefined;
  if (prefix) {
    return {
      severity: 'error',
      message: l10n.t('{0} is an address inside a network. The network is {1}.', written, prefix.text),
    };
  }
  const address = parseAddress(written);
  if (address) {
    const length = address.family === 4 ? 32 : 128;
    return { severity: 'error', message: l10n.t('A route has a prefix: write {0}.', `${written}/${length}`) };
  }
  if (aloneInRules.includes(written) && written !== '*') {
    return {
      severity: 'warning',
      message: l10n.t('"{0}" is a service tag of security rules, not of routes. Write the prefix.', written),
    };
  }
  if (isServiceTagShape(written)) return doubtOfTag(written);
  return { severity: 'error', message: l10n.t('"{0}" is neither a prefix nor a service tag.', written) };
}
