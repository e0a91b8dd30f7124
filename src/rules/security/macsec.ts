import * as l10n from '@vscode/l10n';
import type { Cloud } from '../../catalog/catalog';
import { isSecretId, secretIdForm } from '../../catalog/keyVaults';
import { fastMacsecLink, macsecCiphers, xpnCipher } from '../../catalog/macsec';
import { type DirectPort, isDirect, portOf } from '../../design';
import type { CustomerRule, CustomerScope, ProviderRule, Remark } from '../rule';
import { keyOf, placeOf } from '../shared/places';
import { properCipher } from './macsecFixes';

export const macsecOnDirect: CustomerRule = {
  code: 'SEC-003',
  scope: 'customer',
  severity: 'error',
  title: 'MACsec is on direct ports only, and on both links of the port.',
  text: 'A circuit of a connectivity provider has no MACsec: encrypt with IPsec. A port without macSec on one of its links is a warning. Changing a key interrupts a link: one after the other.',
  source: 'ENC',
  covers: 'EDGE-003',
  *check(scope) {
    yield* halfEncrypted(scope);
    for (const circuit of scope.customer.circuits) {
      const { encryption } = circuit.raw;
      if (encryption?.mode !== 'macsec') continue;
      const place = placeOf(circuit, encryption, 'mode');
      if (!isDirect(circuit)) {
        yield {
          message: l10n.t(
            'Circuit "{0}" goes through a connectivity provider, which MACsec does not cross. Take ipsec-tunnel.',
            circuit.name,
          ),
          place,
        };
        continue;
      }
      const port = portOf(scope, circuit);
      if (!port || port.existing) continue;
      const bare = (['primary', 'secondary'] as const).filter((which) => port.raw.links?.[which]?.macSec === undefined);
      if (bare.length === 0) continue;
      yield {
        severity: 'warning',
        message: l10n.t(
          'Port "{0}" has no macSec on: {1}. Traffic there is in clear text.',
          port.name,
          bare.join(', '),
        ),
        place,
      };
    }
  },
};

/** Ports with keys on one of their two links, of whose circuits none says that it is encrypted. */
function* halfEncrypted(scope: CustomerScope): Generator<Remark> {
  const { circuits, expressRoutePorts } = scope.customer;
  const told = new Set(circuits.flatMap((one) => (one.raw.encryption?.mode === 'macsec' ? portOf(scope, one) : [])));
  for (const port of expressRoutePorts) {
    const { links } = port.raw;
    const bare = (['primary', 'secondary'] as const).filter((which) => links?.[which]?.macSec === undefined);
    if (!links || bare.length !== 1 || port.existing || told.has(port)) continue;
    yield {
      severity: 'warning',
      message: l10n.t('Port "{0}" has no macSec on: {1}. Traffic there is in clear text.', port.name, bare.join(', ')),
      place: keyOf(port, links, ...bare),
    };
  }
}

function* macsecOf(ports: readonly DirectPort[], cloud: Cloud): Generator<Remark> {
  for (const port of ports) {
    const links = [port.raw.links?.primary, port.raw.links?.secondary];
    for (const macSec of links.flatMap((link) => link?.macSec ?? [])) {
      const { cipher } = macSec;
      if (cipher !== undefined && !macsecCiphers.includes(cipher)) {
        yield {
          message: l10n.t('"{0}" is no cipher of MACsec. Take one of {1}.', cipher, macsecCiphers.join(', ')),
          place: placeOf(port, macSec, 'cipher'),
        };
      }
      const longer = cipher === undefined ? undefined : xpnCipher(cipher);
      if (longer !== undefined && (port.raw.bandwidthInGbps ?? 0) >= fastMacsecLink) {
        yield {
          severity: 'warning',
          message: l10n.t(
            'On a link of {0} Gbps sessions with {1} drop when its packet numbers are used up. Take {2}.',
            port.raw.bandwidthInGbps ?? '',
            cipher ?? '',
            longer,
          ),
          place: placeOf(port, macSec, 'cipher'),
        };
      }
      for (const key of ['cknSecret', 'cakSecret'] as const) {
        const id = macSec[key];
        if (id === undefined || isSecretId(id, cloud)) continue;
        yield {
          message: l10n.t('"{0}" takes the id of a secret in Key Vault: {1}.', key, secretIdForm(cloud)),
          place: placeOf(port, macSec, key),
        };
      }
    }
  }
}

function* withoutIdentity(ports: readonly DirectPort[]): Generator<Remark> {
  for (const port of ports) {
    if (port.existing || port.raw.userAssignedIdentity !== undefined) continue;
    const macSec = (['primary', 'secondary'] as const).flatMap((which) => port.raw.links?.[which]?.macSec ?? [])[0];
    if (!macSec) continue;
    yield {
      message: l10n.t(
        'Port "{0}" has MACsec and no user-assigned identity: it cannot read CKN and CAK. Write userAssignedIdentity, and give it the role Key Vault Secrets User on the vault.',
        port.name,
      ),
      place: placeOf(port, port.raw, 'name'),
    };
  }
}

const identityDocument = {
  severity: 'error',
  text: 'A direct port reads the MACsec keys from Key Vault as a user-assigned managed identity that may read secrets there. Azure refuses keys without one.',
  source: 'expressroute-howto-macsec; azure-cli#10747',
} as const;

export const macsecIdentity: CustomerRule = {
  ...identityDocument,
  code: 'SEC-013',
  scope: 'customer',
  title: 'A direct port with MACsec has a user-assigned identity.',
  check: ({ customer }) => withoutIdentity(customer.expressRoutePorts),
};

export const providerMacsecIdentity: ProviderRule = {
  ...identityDocument,
  code: 'SEC-014',
  scope: 'provider',
  title: 'A direct port of the CSP with MACsec has a user-assigned identity.',
  check: ({ provider }) => withoutIdentity(provider.expressRoutePorts),
};

const document = {
  severity: 'error',
  title: 'MACsec has a cipher that Azure knows, and its keys are in Key Vault.',
  text: `One of ${macsecCiphers.join(', ')}, the same at the other end of the cable. CKN and CAK are ids of secrets in a Key Vault of the same cloud. On a link of ${fastMacsecLink} Gbps and more a cipher without XPN is a warning: sessions drop when its packet numbers are used up.`,
  source: 'ENC; SDK36; expressroute-howto-macsec',
} as const;

export const macsecKeys: CustomerRule = {
  ...document,
  code: 'SEC-004',
  scope: 'customer',
  fix: properCipher,
  check: ({ customer, provider }) => macsecOf(customer.expressRoutePorts, provider.cloud),
};

export const providerMacsecKeys: ProviderRule = {
  ...document,
  code: 'SEC-012',
  scope: 'provider',
  title: "MACsec on the CSP's ports has a cipher that Azure knows, and its keys are in Key Vault.",
  fix: properCipher,
  check: ({ provider }) => macsecOf(provider.expressRoutePorts, provider.cloud),
};
