import Type from 'typebox';
import { azureObject, int, object, oneOf, optional } from './common';
import { textOf } from './kinds';
import { nameFrom, nameOf } from './references';

const portLink = object(
  {
    adminState: optional(oneOf(['Enabled', 'Disabled'], 'The administrative state of the link.')),
    macSec: optional(
      object(
        {
          cipher: textOf('word', 'MACsec cipher: GcmAes128, GcmAes256, GcmAesXpn128 or GcmAesXpn256.'),
          cknSecret: textOf('keyVaultId', 'Key Vault id of the CKN.'),
          cakSecret: textOf('keyVaultId', 'Key Vault id of the CAK.'),
          sciState: optional(oneOf(['Enabled', 'Disabled'], 'Secure channel identifier.')),
        },
        'MACsec of the link.',
      ),
    ),
  },
  'One of the two links of a direct port.',
);

const portKeys = {
  subscription: nameFrom('subscription', 'The subscription that the port is in.'),
  peeringLocation: textOf('offer', 'The building that the port is in, as ARM names it: Equinix-Amsterdam-AM5.'),
  bandwidthInGbps: int('10, 100 or 400.'),
  encapsulation: oneOf(['Dot1Q', 'QinQ'], 'Encapsulation, fixed when the port is made.'),
  billingType: optional(oneOf(['MeteredData', 'UnlimitedData'], 'How the port is billed.')),
  userAssignedIdentity: optional(
    Type.String({
      format: 'resource-id',
      description: 'ARM id of the managed identity that reads the keys of MACsec from Key Vault.',
    }),
  ),
  links: optional(object({ primary: optional(portLink), secondary: optional(portLink) }, 'The two links of the port.')),
};

export const directPort = azureObject(
  {
    name: nameOf('expressRoutePort', 'ARM name of the direct port.'),
    ...portKeys,
  },
  'An ExpressRoute Direct port pair.',
);

export const directLag = azureObject(
  {
    name: nameOf('expressRouteLag', 'ARM name of the link aggregation group.'),
    ...portKeys,
    numberOfPorts: optional(int('How many ports each of the two links has.')),
    minimumActivePortsRequired: optional(int('How many ports of a link must be up, or the link goes down.')),
    lacpTimer: optional(oneOf(['Fast', 'Slow'], 'LACP timer: Fast gives up after 30 seconds, Slow after 90.')),
  },
  'An ExpressRoute Direct link aggregation group (LAG): two links of several ports each, spoken to by LACP.',
);
