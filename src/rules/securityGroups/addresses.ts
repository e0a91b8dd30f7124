import * as l10n from '@vscode/l10n';
import { allRegions, findRegion } from '../../catalog/regions';
import {
  aloneInRules,
  isKnownServiceTag,
  isServiceTagShape,
  regionalServiceTags,
  serviceTags,
} from '../../catalog/serviceTags';
import { type Severity, nearest } from '../../design';
import { parseAddress, parsePrefix } from '../../network/prefix';
import type { CustomerRule } from '../rule';
import { rulesOf, valuesOf } from './shared';

/** What is wrong with a text that is meant to be a service tag; undefined for one that the documentation names. */
export function doubtOfTag(written: string): { severity: Severity; message: string } | undefined {
  if (/^any$/i.test(written)) {
    return { severity: 'error', message: l10n.t('"{0}" is no service tag. Write * for all addresses.', written) };
  }
  if (!isServiceTagShape(written)) return undefined;
  if (isKnownServiceTag(written)) return doubtOfRegion(written);
  const near = nearest(written, serviceTags);
  const what = l10n.t('The service tag "{0}" is not known.', written);
  const help = near ? l10n.t('Did you mean "{0}"?', near) : l10n.t("Compare with Azure's list of service tags.");
  return { severity: 'warning', message: `${what} ${help}` };
}

/** Some tags take a region, as Storage.WestEurope; AzureFrontDoor and others take a part of the service. */
function doubtOfRegion(written: string): { severity: Severity; message: string } | undefined {
  const [name = '', part] = written.split('.');
  if (part === undefined || !regionalServiceTags.has(name.toLowerCase()) || findRegion(part)) return undefined;
  const near = nearest(
    part,
    allRegions().map(({ displayName }) => displayName.replaceAll(' ', '')),
  );
  const what = l10n.t('The region "{0}" of the service tag "{1}" is not known.', part, name);
  const help = near ? l10n.t('Did you mean "{0}"?', near) : l10n.t("Compare with Azure's list of service tags.");
  return { severity: 'warning', message: `${what} ${help}` };
}

interface Doubt {
  readonly severity: Severity;
  readonly message: string;
  /** What to write. */
  readonly instead?: string;
}

export const ruleAddresses: CustomerRule = {
  code: 'NSG-003',
  scope: 'customer',
  severity: 'error',
  title: 'An end of a security rule is a prefix, an address, a service tag or *.',
  text: `Azure refuses anything else, several values in one text, and ${aloneInRules.join(', ')} in a list: these stand alone. As new service tags come, one that is not known is a warning with the nearest one.`,
  source: 'network-security-groups-overview; azurerm#5617; ansible azure#639',
  covers: 'FMT-005',
  *check({ customer }) {
    for (const of of rulesOf(customer)) {
      for (const { written, inList, place } of valuesOf(of, 'AddressPrefix')) {
        const doubt = doubtOf(written.trim(), inList);
        if (!doubt) continue;
        const { instead, ...remark } = doubt;
        yield {
          ...remark,
          place: place(),
          ...(instead !== undefined && { advice: { place: place(), value: instead } }),
        };
      }
    }
  },
};

function doubtOf(written: string, inList: boolean): Doubt | undefined {
  if (inList && aloneInRules.some((alone) => alone.toLowerCase() === written.toLowerCase())) {
    return {
      severity: 'error',
      message: l10n.t('A list of prefixes takes no {0}. Write it alone, not as a list.', written),
    };
  }
  const prefix = parsePrefix(written);
  if (prefix && !prefix.aligned) {
    return {
      severity: 'error',
      message: l10n.t('{0} has bits set behind its length, which Azure refuses. Write {1}.', written, prefix.text),
      instead: prefix.text,
    };
  }
  if (written === '*' || prefix || parseAddress(written)) return undefined;
  if (isServiceTagShape(written)) return doubtOfTag(written);
  const [first = '', last = ''] = written.split('-').map((part) => part.trim());
  if (parseAddress(first) && parseAddress(last)) {
    return {
      severity: 'warning',
      message: l10n.t('"{0}" is a range of addresses, which may be refused. Write it as prefixes.', written),
    };
  }
  return {
    severity: 'error',
    message: written.includes(',')
      ? l10n.t(
          '"{0}" is more than one value. Write a list: sourceAddressPrefixes or destinationAddressPrefixes.',
          written,
        )
      : l10n.t('"{0}" is neither a prefix nor an address, a service tag or *.', written),
  };
}

export const oneFamily: CustomerRule = {
  code: 'NSG-004',
  scope: 'customer',
  severity: 'error',
  title: 'A security rule is about IPv4 or about IPv6, not both.',
  text: 'Azure refuses a rule whose prefixes are of both families (ResourceCannotContainAddressPrefixesFromDifferentAddressFamilies). Write a rule for each; * and service tags go with both.',
  source: 'azurerm#12534',
  *check({ customer }) {
    for (const of of rulesOf(customer)) {
      let family: number | undefined;
      for (const { written, place } of valuesOf(of, 'AddressPrefix')) {
        const own = (parsePrefix(written.trim()) ?? parseAddress(written.trim()))?.family;
        if (own === undefined) continue;
        family ??= own;
        if (own === family) continue;
        yield {
          message: l10n.t(
            '{0} is IPv{1}, what stands before it IPv{2}: a rule has one family. Write a second rule.',
            written,
            own,
            family,
          ),
          place: place(),
        };
        break;
      }
    }
  },
};
