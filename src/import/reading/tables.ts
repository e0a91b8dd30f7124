import { types } from '../../resources';
import type { FoundResource } from '../found';
import { textAt } from '../json';
import { type Draft, type Ground, type Reading, compact, numberAt, say, textsAt, trueAt, wordAt } from './reading';
import { standing } from './standing';

const HOPS = ['VirtualAppliance', 'VirtualNetworkGateway', 'VnetLocal', 'Internet', 'None'];

/** A route table with its routes. */
export function routeTable(reading: Reading, found: FoundResource, ground: Ground): Draft {
  say(reading, found);
  const routes = reading.estate.ofType(types.route, found).map((route) => {
    say(reading, route);
    return compact({
      name: route.name,
      addressPrefix: textAt(route.body, 'properties', 'addressPrefix'),
      nextHopType: wordAt(route.body, HOPS, 'properties', 'nextHopType'),
      nextHopIpAddress: textAt(route.body, 'properties', 'nextHopIpAddress') || undefined,
    });
  });
  return compact({
    name: found.name,
    ...standing(reading, found, ground).own,
    disableBgpRoutePropagation: trueAt(found.body, 'properties', 'disableBgpRoutePropagation'),
    routes: routes.length > 0 ? routes : undefined,
  });
}

/** A network security group with its own rules; Azure's default rules are no part of it. */
export function securityGroup(reading: Reading, found: FoundResource, ground: Ground): Draft {
  say(reading, found);
  const rules = reading.estate.ofType(types.securityRule, found).map((rule) => {
    say(reading, rule);
    return securityRule(rule);
  });
  return compact({
    name: found.name,
    ...standing(reading, found, ground).own,
    securityRules: rules.length > 0 ? rules : undefined,
  });
}

function securityRule({ name, body }: FoundResource): Draft {
  const one = (key: string) => textAt(body, 'properties', key) || undefined;
  /** Of one value and several, several win where both stand there. */
  const either = (single: string, plural: string): Draft => {
    const many = textsAt(body, 'properties', plural);
    return many ? { [plural]: many } : { [single]: one(single) };
  };
  return compact({
    name,
    priority: numberAt(body, 'properties', 'priority'),
    direction: wordAt(body, ['Inbound', 'Outbound'], 'properties', 'direction'),
    access: wordAt(body, ['Allow', 'Deny'], 'properties', 'access'),
    protocol: wordAt(body, ['Tcp', 'Udp', 'Icmp', 'Esp', 'Ah', '*'], 'properties', 'protocol'),
    ...either('sourceAddressPrefix', 'sourceAddressPrefixes'),
    ...either('sourcePortRange', 'sourcePortRanges'),
    ...either('destinationAddressPrefix', 'destinationAddressPrefixes'),
    ...either('destinationPortRange', 'destinationPortRanges'),
    description: one('description'),
  });
}
