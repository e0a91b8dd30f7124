import * as l10n from '@vscode/l10n';
import { ipsecPolicyKeys, saLifetimes } from '../../catalog/vpnGateways';
import type { Customer, DesignFile } from '../../design';
import type { CustomerRule } from '../rule';
import { placeOf } from '../shared/places';

export const ipsecPolicies: CustomerRule = {
  code: 'VPN-013',
  scope: 'customer',
  severity: 'error',
  title: 'An IPsec policy is whole, and one that Azure takes.',
  text: 'Azure takes no policy of which a part is missing, no lifetime outside its bounds, and with GCM only one algorithm for encryption and integrity of IPsec.',
  source: 'vpn-gateway-about-compliance-crypto',
  *check({ customer }) {
    for (const { file, policy } of policiesOf(customer)) {
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
      const { ipsecEncryption = '', ipsecIntegrity = '' } = policy;
      const isGcm = (word: string) => /^GCM/i.test(word);
      if (
        (isGcm(ipsecEncryption) || isGcm(ipsecIntegrity)) &&
        ipsecEncryption !== ipsecIntegrity &&
        ipsecIntegrity !== ''
      ) {
        const wanted = isGcm(ipsecEncryption) ? ipsecEncryption : ipsecIntegrity;
        yield {
          message: l10n.t('With GCM, encryption and integrity of IPsec are the same. Write {0} for both.', wanted),
          place: placeOf({ file }, policy, 'ipsecIntegrity'),
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
    for (const policy of policies ?? []) yield { file, policy };
  }
}
