import catalog from '../../../media/catalog.json';
import { isObject, numberAt, sameText, textAt } from '../arm';
import type { Json, Resource } from '../arm';
import { parentId } from '../ids';
import { LAG, PORT } from '../types/ports';
import type { Attempt, Refusal } from './refusal';

const about = { type: PORT, source: 'expressroute/expressroute-erdirect-about', date: '2026-11-25' } as const;
const link = { type: `${PORT}/links`, source: 'expressroute/expressroute-howto-macsec', date: '2026-11-25' } as const;

const CIPHERS = ['GcmAes128', 'GcmAes256', 'GcmAesXpn128', 'GcmAesXpn256'];
const FIXED = ['peeringLocation', 'bandwidthInGbps', 'encapsulation'];

const macSec = ({ properties }: Resource): Json | undefined => properties.macSecConfig;
const keyIds = (resource: Resource): (string | undefined)[] =>
  ['cknSecretIdentifier', 'cakSecretIdentifier'].map((key) => textAt(macSec(resource), key) || undefined);

const port: readonly Refusal[] = [
  {
    ...about,
    property: 'properties.peeringLocation',
    condition: 'there is no peering location',
    code: 'InvalidPeeringLocation',
    message: 'Port {id} has no peeringLocation.',
    codeFrom: 'documented',
    refuses: ({ resource }) => !textAt(resource.properties, 'peeringLocation'),
  },
  {
    ...about,
    property: 'properties.peeringLocation',
    condition: 'the peering location is one of circuits, such as Amsterdam, and no building of ports',
    code: 'InvalidPeeringLocation',
    message: 'ExpressRoutePorts {id} cannot be created: {place} is no peering location of ports.',
    codeFrom: 'documented',
    source: 'expressRoutePortsLocations (REST); expressroute-howto-erdirect, which lists buildings',
    date: '2026-11-26',
    onlyNew: true,
    refuses({ resource }) {
      const place = textAt(resource.properties, 'peeringLocation') ?? '';
      const isBuilding = catalog.armNames.portLocations.some(({ name }) => sameText(name, place));
      return !isBuilding && catalog.locations.some(({ name }) => sameText(name, place)) && { place };
    },
  },
  {
    ...about,
    property: 'properties.bandwidthInGbps',
    condition: `the bandwidth is none of ${catalog.bandwidths.directPortGbps.join(', ')} Gbps`,
    code: 'ExpressRoutePortsNotAvailable',
    message:
      'ExpressRoutePorts {id} cannot be created as requested bandwidth {gbps} is not available at peering location {place}.',
    codeFrom: 'reported',
    refuses({ resource }) {
      const gbps = numberAt(resource.properties, 'bandwidthInGbps');
      const sold = gbps !== undefined && catalog.bandwidths.directPortGbps.includes(gbps);
      return !sold && { gbps: gbps ?? 'none', place: textAt(resource.properties, 'peeringLocation') ?? '' };
    },
  },
  {
    ...about,
    property: 'properties.encapsulation',
    condition: 'the encapsulation is neither Dot1Q nor QinQ',
    code: 'InvalidEncapsulation',
    message: 'The encapsulation of port {id} must be Dot1Q or QinQ.',
    codeFrom: 'documented',
    refuses: ({ resource }) => !['Dot1Q', 'QinQ'].includes(textAt(resource.properties, 'encapsulation') ?? ''),
  },
  {
    ...about,
    property: 'properties',
    condition: 'peering location, bandwidth or encapsulation are others than before',
    code: 'PropertyChangeNotAllowed',
    message: "Changing property '{key}' of port {id} is not allowed.",
    codeFrom: 'documented',
    refuses({ resource, previous }) {
      const key = FIXED.find(
        (each) => previous !== undefined && previous.properties[each] !== resource.properties[each],
      );
      return key !== undefined && { key };
    },
  },
  {
    ...about,
    property: 'identity',
    condition: 'the port has an identity that is not assigned by the user',
    code: 'InvalidIdentity',
    message: 'Port {id} takes a user-assigned identity.',
    codeFrom: 'documented',
    source: 'expressroute/expressroute-howto-macsec',
    refuses({ resource }) {
      const identity = resource.envelope.identity;
      return isObject(identity) && !['UserAssigned', 'None'].includes(textAt(identity, 'type') ?? '');
    },
  },
];

/** Whether the port of a link may read keys in a vault. */
const hasIdentity = ({ resource, world }: Attempt): boolean =>
  textAt(world.store.get(parentId(resource.id) ?? '')?.envelope, 'identity', 'type') === 'UserAssigned';

const links: readonly Refusal[] = [
  {
    ...link,
    property: 'properties.adminState',
    condition: 'the state is neither Enabled nor Disabled',
    code: 'InvalidAdminState',
    message: 'The adminState of {id} must be Enabled or Disabled.',
    codeFrom: 'documented',
    refuses: ({ resource }) => !['Enabled', 'Disabled'].includes(textAt(resource.properties, 'adminState') ?? ''),
  },
  {
    ...link,
    property: 'properties.macSecConfig',
    condition: 'one of the two keys of MACsec is missing, or is no address of a secret in a vault',
    code: 'InvalidMacSecConfig',
    message: 'Link {id} needs the addresses of both of its MACsec secrets, CKN and CAK, in a key vault.',
    codeFrom: 'documented',
    refuses({ resource }) {
      const given = keyIds(resource);
      const isSecret = (id: string | undefined) => id !== undefined && /^https:\/\/[^/]+\/secrets\/[^/]+/.test(id);
      return given.some((id) => id !== undefined) && !given.every(isSecret);
    },
  },
  {
    ...link,
    property: 'properties.macSecConfig.cipher',
    condition: `the cipher is none of ${CIPHERS.join(', ')}`,
    code: 'InvalidMacSecConfig',
    message: "The MACsec cipher '{cipher}' of link {id} is not valid.",
    codeFrom: 'documented',
    refuses({ resource }) {
      const cipher = textAt(macSec(resource), 'cipher');
      return cipher !== undefined && !CIPHERS.includes(cipher) && { cipher };
    },
  },
  {
    ...link,
    property: 'properties.macSecConfig',
    condition: 'MACsec is configured on a port without a user-assigned identity that could read the keys',
    code: 'MacSecNeedsIdentity',
    message: 'Link {id} has MACsec configured, and its port has no user-assigned identity to read the keys with.',
    codeFrom: 'documented',
    source: 'expressroute/expressroute-howto-macsec; Azure/azure-cli#10747',
    refuses: (attempt) =>
      !attempt.world.asIfOld && keyIds(attempt.resource).some((id) => id !== undefined) && !hasIdentity(attempt),
  },
];

const ofLag = {
  type: LAG,
  source: '@azure/arm-network 39.0.0, expressRouteLags 2025-09-01',
  date: '2026-11-26',
} as const;
const countsOf = ({ properties }: Resource): readonly (number | undefined)[] => [
  numberAt(properties, 'numberOfPorts'),
  numberAt(properties, 'minimumActivePortsRequired'),
];
const isWhole = (count: number | undefined): boolean => count === undefined || (Number.isInteger(count) && count >= 1);

/** What of a LAG is refused in the manner of a port; which bandwidths there are, is in no document. */
const likeAPort = [...port, ...links].filter(({ property }) => property !== 'properties.bandwidthInGbps');

const lags: readonly Refusal[] = [
  ...likeAPort.map((refusal) => ({ ...refusal, type: refusal.type.replace(PORT, LAG) })),
  {
    ...ofLag,
    property: 'properties.numberOfPorts',
    condition: 'the number of ports, or of those that must be up, is no whole number from 1',
    code: 'InvalidNumberOfPorts',
    message: 'LAG {id} cannot have {ports} ports of which {least} must be active.',
    codeFrom: 'documented',
    refuses({ resource }) {
      const [ports, least] = countsOf(resource);
      return !(isWhole(ports) && isWhole(least)) && { ports: ports ?? 'none', least: least ?? 'none' };
    },
  },
  {
    ...ofLag,
    property: 'properties.minimumActivePortsRequired',
    condition: 'more ports must be up than the LAG has',
    code: 'InvalidMinimumActivePorts',
    message: 'LAG {id} has {ports} ports and requires {least} of them to be active.',
    codeFrom: 'documented',
    refuses({ resource }) {
      const [ports, least] = countsOf(resource);
      return ports !== undefined && least !== undefined && least > ports && { ports, least };
    },
  },
  {
    ...ofLag,
    property: 'properties.lacpTimer',
    condition: 'the LACP timer is neither Fast nor Slow',
    code: 'InvalidLacpTimer',
    message: "The lacpTimer '{timer}' of LAG {id} must be Fast or Slow.",
    codeFrom: 'documented',
    refuses({ resource }) {
      const timer = textAt(resource.properties, 'lacpTimer');
      return timer !== undefined && !['fast', 'slow'].includes(timer.toLowerCase()) && { timer };
    },
  },
];

export const portRefusals: readonly Refusal[] = [...port, ...links, ...lags];
