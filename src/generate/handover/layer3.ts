import { figures } from '../../catalog/figures';
import { type Circuit, type Peering, prefixesOf } from '../../design';
import { inFrom, limitOfPeering, outTo } from '../../edge';
import type { Prefix } from '../../network/prefix';
import type { CustomerOutput } from '../context';
import { partyName } from '../describe';
import { keyExchange } from './keys';
import { type MicrosoftSession, peeringName, sessionsOf } from './links';
import { type Block, heading, list, table, text } from './paper';
import type { Cell } from './table';

/** What the connectivity provider needs where it keeps the BGP sessions. */
export function layer3Blocks(output: CustomerOutput, circuit: Circuit): Block[] {
  const keys = [...new Set(circuit.peerings.flatMap(({ raw }) => raw.sharedKey?.secret ?? []))];
  return [
    heading('Layer 3'),
    ...circuit.peerings.flatMap((peering) => peeringBlocks(output, circuit, peering)),
    ...(keys.length === 0
      ? []
      : [heading('How keys are exchanged', 3), ...keyExchange(keys, partyName(output, circuit.managedBy))]),
  ];
}

function peeringBlocks(output: CustomerOutput, circuit: Circuit, peering: Peering): Block[] {
  const sessions = sessionsOf(circuit).filter((session) => session.peering === peering);
  return [
    heading(`${peeringName(peering)} peering`, 3),
    table(
      ['link', 'family', 'prefix', 'your address', "Microsoft's address"],
      sessions.map(({ which, family, prefix, local, microsoft }) => [which, `IPv${family}`, prefix, local, microsoft]),
    ),
    text(
      'What passes the filters of each session, exactly; nothing else is announced or accepted, and no default route that does not stand here.',
    ),
    table(
      ['link', 'family', 'you announce to Microsoft', 'you accept from Microsoft'],
      sessions.map((session) => announcementRow(output, session)),
    ),
    list(termsOf(output, circuit, peering)),
  ];
}

function announcementRow({ design }: CustomerOutput, session: MicrosoftSession): readonly Cell[] {
  const { peering, circuit, which, family } = session;
  return [
    which,
    `IPv${family}`,
    textOf(outTo(design, peering, which), family),
    peering.type === 'AzurePrivatePeering' ? textOf(inFrom(design, circuit), family) : publicText(peering, family),
  ];
}

function textOf(prefixes: readonly Prefix[], family: 4 | 6): string {
  const own = prefixes.filter((prefix) => prefix.family === family);
  return own.map((prefix) => prefix.text).join(' ') || 'nothing';
}

/** What the route filter lets Microsoft announce, none of the customer's own. */
function publicText({ raw, routeFilter }: Peering, family: 4 | 6): string {
  if (raw.routing?.accept) return textOf(prefixesOf(raw.routing.accept), family);
  const communities = routeFilter?.raw.communities?.join(' ');
  return `public prefixes${communities ? ` with communities ${communities}` : ''}, none of your own`;
}

function termsOf(output: CustomerOutput, circuit: Circuit, peering: Peering): string[] {
  const { raw, routeFilter } = peering;
  const { bfd = true, asPathPrepend, localPreference } = raw.routing ?? {};
  const key = raw.sharedKey?.secret;
  const asn = raw.peerASN;
  const { limit, warning } = limitOfPeering(
    peering,
    peering.type === 'AzurePrivatePeering' ? inFrom(output.design, circuit).length : 0,
  );
  return [
    `AS number towards Microsoft: ${asn ?? 'to be agreed'}`,
    key === undefined ? 'MD5: no key' : `MD5: key ${key} on both sessions, exchanged as below`,
    bfd
      ? `BFD: on each session, single hop, a packet each ${figures.bfdMilliseconds} ms and down after three that are lost`
      : 'BFD: none',
    `maximum of prefixes: no session closes below ${limit}; a warning from ${warning} % on`,
    ...(asPathPrepend
      ? [`AS path: ${asn ?? 'your AS number'} prepended ${asPathPrepend} times to what you announce, on both links`]
      : []),
    ...(localPreference === undefined
      ? []
      : [`local preference of what you accept: ${localPreference}, on both links`]),
    ...(raw.advertisedPublicPrefixes === undefined
      ? []
      : [`public prefixes: ${raw.advertisedPublicPrefixes.join(', ')} (${raw.routingRegistryName ?? 'registry?'})`]),
    ...(routeFilter === undefined
      ? []
      : [
          `route filter ${routeFilter.name} is attached by ${partyName(output, circuit.managedBy)}, once you have made this peering; until then Microsoft announces nothing on it`,
        ]),
  ];
}
