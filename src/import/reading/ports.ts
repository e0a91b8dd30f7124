import type { FoundResource } from '../found';
import { isObject, itemsAt, textAt } from '../json';
import { type Draft, type Ground, type Reading, compact, numberAt, say, subscriptionOf, wordAt } from './reading';
import { standing } from './standing';

const ON_OFF = ['Enabled', 'Disabled'];
const BILLING = ['MeteredData', 'UnlimitedData'];

/** An ExpressRoute Direct port pair, or a link aggregation group, which says more. */
export function directPort(reading: Reading, found: FoundResource, ground: Ground): Draft {
  say(reading, found);
  const { body } = found;
  const links = itemsAt(body, 'properties', 'links');
  const [primary, secondary] = ['link1', 'link2'].map((name) => links.find((link) => textAt(link, 'name') === name));
  const said = compact({ primary: linkOf(primary), secondary: linkOf(secondary) });
  const identities = isObject(body['identity']) ? body['identity']['userAssignedIdentities'] : undefined;
  return compact({
    name: found.name,
    subscription: reading.subscriptionName(subscriptionOf(found)),
    ...standing(reading, found, ground).own,
    peeringLocation: textAt(body, 'properties', 'peeringLocation'),
    bandwidthInGbps: numberAt(body, 'properties', 'bandwidthInGbps'),
    encapsulation: wordAt(body, ['Dot1Q', 'QinQ'], 'properties', 'encapsulation'),
    billingType: wordAt(body, BILLING, 'properties', 'billingType'),
    numberOfPorts: numberAt(body, 'properties', 'numberOfPorts'),
    minimumActivePortsRequired: numberAt(body, 'properties', 'minimumActivePortsRequired'),
    lacpTimer: wordAt(body, ['Fast', 'Slow'], 'properties', 'lacpTimer'),
    userAssignedIdentity: isObject(identities) ? Object.keys(identities)[0] : undefined,
    links: Object.keys(said).length > 0 ? said : undefined,
  });
}

function linkOf(link: unknown): Draft | undefined {
  if (link === undefined) return undefined;
  const text = (...path: readonly string[]) => textAt(link, 'properties', ...path) || undefined;
  const macSec = compact({
    cipher: text('macSecConfig', 'cipher'),
    cknSecret: text('macSecConfig', 'cknSecretIdentifier'),
    cakSecret: text('macSecConfig', 'cakSecretIdentifier'),
    sciState: wordAt(link, ON_OFF, 'properties', 'macSecConfig', 'sciState'),
  });
  const isSecured = macSec['cknSecret'] !== undefined && macSec['cakSecret'] !== undefined;
  const draft = compact({
    adminState: wordAt(link, ON_OFF, 'properties', 'adminState'),
    macSec: isSecured ? macSec : undefined,
  });
  return Object.keys(draft).length > 0 ? draft : undefined;
}
