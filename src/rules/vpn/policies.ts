import * as l10n from '@vscode/l10n';
import { ipsecPolicyKeys, ipsecWords, policiesOfConnection, saLifetimes } from '../../catalog/vpnGateways';
import { type Customer, type DesignFile, nearest } from '../../design';
import type { CustomerRule } from '../rule';
import { advised, placeOf } from '../shared/places';

export const ipsecPolicies: CustomerRule = {
  code: 'VPN-013',
  scope: 'customer',
  severity: 'error',
  title: 'An IPsec policy is whole, and one that Azure takes.',
  text: 'Azure takes one policy for a connection, none of which a part is missing or has an algorithm that it does not have, no lifetime outside its bounds, and with GCM only one algorithm for encryption and integrity of IPsec.',
  source: 'vpn-gateway-about-compliance-crypto',
  *check({ customer }) {
    for (const { file, policy, index } of policiesOf(customer)) {
      if (index >= policiesOfConnection) {
        yield {
          message: l10n.t('A connection has {0} IPsec policy. Keep one of them.', policiesOfConnection),
          place: placeOf({ file }, policy),
        };
        continue;
      }
      const missing = ipsecPolicyKeys.filter((key) => policy[key] === undefined);
      if (missing.length > 0) {
        yield {
          message: l10n.t('The IPsec policy lacks {0}. Azure takes whole policies only.', missing.join(', ')),
          place: placeOf({ file }, policy, missing[0] ?? ''),
        };
      }
      for (const [key, { least, most }] of Object.entries(saLifetimes)) {
        const value = policy[key as keyof typeof saLifetimes];
        if (value === undefined || (value >= least && value <= most)) continue;
        yield {
          message: l10n.t('{0} is {1} to {2}.', key, least, most),
          place: placeOf({ file }, policy, key as keyof typeof saLifetimes),
        };
      }
      for (const [key, words] of Object.entries(ipsecWords)) {
        const word = policy[key as keyof typeof ipsecWords];
        if (word === undefined || words.some((one) => one.toLowerCase() === word.toLowerCase())) continue;
        yield {
          message: unknownWord(word, key, words),
          place: placeOf({ file }, policy, key),
        };
      }
      const { ipsecEncryption = '', ipsecIntegrity = '' } = policy;
      const isGcm = (word: string) => /^GCM/i.test(word);
      if (
        (isGcm(ipsecEncryption) || isGcm(ipsecIntegrity)) &&
        ipsecEncryption !== ipsecIntegrity &&
        ipsecIntegrity !== ''
      ) {
        const wanted = isGcm(ipsecEncryption) ? ipsecEncryption : ipsecIntegrity;
        const other = isGcm(ipsecEncryption) ? 'ipsecIntegrity' : 'ipsecEncryption';
        yield {
          message: l10n.t('With GCM, encryption and integrity of IPsec are the same. Write {0} for both.', wanted),
          place: placeOf({ file }, policy, 'ipsecIntegrity'),
          ...advised({ file }, policy, other, wanted),
        };
      }
    }
  },
};

/** The policies of tunnels over circuits and of site-to-site connections. */
function* policiesOf(customer: Customer) {
  const file: DesignFile = customer.file;
  const tunnels = customer.circuits.flatMap(({ raw }) => raw.encryption?.tunnels ?? []);
  for (const { ipsecPolicies: policies } of [...tunnels, ...(customer.raw.vpnConnections ?? [])]) {
    for (const [index, policy] of (policies ?? []).entries()) yield { file, policy, index };
  }
}

function unknownWord(word: string, key: string, words: readonly string[]): string {
  const near = nearest(word, words);
  const what = l10n.t('"{0}" is no {1} of Azure.', word, key);
  return `${what} ${near ? l10n.t('Did you mean "{0}"?', near) : l10n.t('Take one of {0}.', words.join(', '))}`;
}
