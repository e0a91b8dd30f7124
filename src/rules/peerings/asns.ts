import { keptByConnectivityProvider } from '../../design';
import * as l10n from '@vscode/l10n';
import {
  isReservedByIana,
  isReservedForExpressRoute,
  microsoftAsn,
  shownDocumentation,
  shownExpressRouteReserved,
  shownReserved,
} from '../../catalog/asns';
import { figures } from '../../catalog/figures';
import { MAX_ASN, MIN_ASN, asnKind, isValidAsn } from '../../network/asn';
import type { CustomerRule } from '../rule';
import { placeOf } from '../shared/places';
import { peeringsOf } from './shared';
import { fittingAsn } from '../networks/poolFixes';
import { sessionSecret } from '../security/secretFixes';
import { changeNumber } from '../shared/wizardFixes';

/** The field is a signed 32-bit integer in the API. source: SPEC */
const MAX_CUSTOMER_ASN = 2_147_483_647;

export const peerAsn: CustomerRule = {
  code: 'PEER-016',
  scope: 'customer',
  severity: 'error',
  title: `The AS number of the edge is ${MIN_ASN} to ${MAX_ASN}, and none of Microsoft's.`,
  text: `${microsoftAsn} is Microsoft's side, ${shownExpressRouteReserved} are reserved for Azure's gateways.`,
  source: 'SPEC; RT',
  fix: fittingAsn,
  *check({ customer }) {
    for (const peering of peeringsOf(customer)) {
      const asn = peering.raw.peerASN;
      if (asn === undefined) continue;
      const place = placeOf(peering, peering.raw, 'peerASN');
      if (!isValidAsn(asn)) {
        yield { message: l10n.t('{0} is no AS number: they are {1} to {2}.', asn, MIN_ASN, MAX_ASN), place };
      } else if (isReservedForExpressRoute(asn)) {
        yield {
          message: l10n.t("AS {0} is reserved for Azure's own side. Take another AS number for the edge.", asn),
          place,
        };
      }
    }
  },
};

export const reservedAsn: CustomerRule = {
  code: 'PEER-017',
  scope: 'customer',
  severity: 'warning',
  title: 'The AS number of the edge is not one that IANA reserves.',
  text: `${shownReserved}; ${shownDocumentation} (documentation).`,
  source: 'VPNASN; RT',
  fix: fittingAsn,
  *check({ customer }) {
    for (const peering of peeringsOf(customer)) {
      const asn = peering.raw.peerASN;
      if (asn === undefined || !isValidAsn(asn) || !isReservedByIana(asn)) continue;
      yield {
        message: l10n.t('AS {0} is reserved by IANA. Take another one before this is deployed.', asn),
        place: placeOf(peering, peering.raw, 'peerASN'),
      };
    }
  },
};

export const privateAsnOnMicrosoft: CustomerRule = {
  code: 'PEER-018',
  scope: 'customer',
  severity: 'warning',
  title: 'Microsoft peering has a public AS number.',
  text: 'With a private one Microsoft validates the prefixes by hand, which takes days, and strips it from the path: prepending has no effect.',
  source: 'RT; OPT',
  fix: changeNumber,
  *check({ customer }) {
    for (const peering of peeringsOf(customer, 'MicrosoftPeering')) {
      const asn = peering.raw.peerASN;
      if (asn === undefined || asnKind(asn) !== 'private') continue;
      yield {
        message: l10n.t(
          'AS {0} is private: Microsoft validates the prefixes by hand, and prepending has no effect.',
          asn,
        ),
        place: placeOf(peering, peering.raw, 'peerASN'),
      };
    }
  },
};

export const customerAsn: CustomerRule = {
  code: 'PEER-019',
  scope: 'customer',
  severity: 'error',
  title: `customerASN is public and at most ${MAX_CUSTOMER_ASN}.`,
  text: 'It is the AS number that the advertised prefixes are registered to. The API has no room for a larger one. One for documentation is a warning.',
  source: 'CP; SPEC',
  *check({ customer }) {
    for (const peering of peeringsOf(customer, 'MicrosoftPeering')) {
      const asn = peering.raw.customerASN;
      if (asn === undefined) continue;
      const place = placeOf(peering, peering.raw, 'customerASN');
      const kind = asnKind(asn);
      if (asn > MAX_CUSTOMER_ASN || kind === undefined) {
        yield {
          message: l10n.t('{0} cannot be sent to Azure as customerASN: at most {1}.', asn, MAX_CUSTOMER_ASN),
          place,
        };
      } else if (kind === 'documentation') {
        yield {
          severity: 'warning',
          message: l10n.t('AS {0} is for documentation. Take your own before this is deployed.', asn),
          place,
        };
      } else if (kind !== 'public') {
        yield {
          message: l10n.t(
            'AS {0} is not public: no routing registry has prefixes of it. Remove it, or take the AS of the registration.',
            asn,
          ),
          place,
        };
      }
    }
  },
};

export const sessionKey: CustomerRule = {
  code: 'PEER-021',
  scope: 'customer',
  severity: 'info',
  title: 'BGP sessions have an MD5 key.',
  text: `A security baseline: write "sharedKey: { secret: NAME }". The key is the same on both routers, has at most ${figures.sharedKeyLength} letters and digits, and its value is never in a file.`,
  source: 'WAF',
  fix: sessionSecret,
  *check({ customer }) {
    for (const peering of peeringsOf(customer)) {
      if (peering.raw.sharedKey !== undefined || keptByConnectivityProvider(peering.circuit)) continue;
      yield {
        message: l10n.t('The BGP sessions of this peering have no MD5 key. Write "sharedKey: { secret: NAME }".'),
        place: placeOf(peering, peering.raw, 'sharedKey'),
      };
    }
  },
};
