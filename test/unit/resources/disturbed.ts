import fc from 'fast-check';
import { wantedBody } from '../../../src/plan';
import { type ArmBody, type Json, resourcesOf } from '../../../src/resources';
import { everythingDesign } from '../generate/everything';
import { customerOf } from './sample';

type WantedBody = ReturnType<typeof wantedBody>;

const design = everythingDesign();
const wanted = resourcesOf(design, customerOf(design, 'everything')).filter(({ existing, body }) => !existing && body);

/** Whole bodies of the types that no design makes by themselves. */
const besides: Readonly<Record<string, readonly WantedBody[]>> = {
  'microsoft.network/routetables/routes': [
    {
      properties: {
        addressPrefix: '10.9.0.0/16',
        nextHopType: 'VirtualAppliance',
        nextHopIpAddress: '10.100.1.4',
        hasBgpOverride: false,
      },
    },
  ],
  'microsoft.network/networksecuritygroups/securityrules': [
    {
      properties: {
        description: 'web',
        protocol: 'Tcp',
        sourcePortRange: '*',
        destinationPortRanges: ['443', '8000-8100'],
        sourceAddressPrefixes: ['10.1.0.0/16', 'fd00:1::/48'],
        destinationAddressPrefix: '*',
        access: 'Allow',
        priority: 100,
        direction: 'Inbound',
      },
    },
  ],
  'microsoft.network/routefilters/routefilterrules': [
    {
      location: 'westeurope',
      properties: { access: 'Allow', routeFilterRuleType: 'Community', communities: ['12076:51004', '12076:5040'] },
    },
  ],
  'microsoft.network/expressrouteports': [
    {
      location: 'westeurope',
      tags: { owner: 'csp' },
      identity: {
        type: 'UserAssigned',
        userAssignedIdentities: {
          '/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/i': {},
        },
      },
      properties: {
        peeringLocation: 'Equinix-Amsterdam-AM5',
        bandwidthInGbps: 100,
        encapsulation: 'QinQ',
        links: ['link1', 'link2'].map((name) => ({
          name,
          properties: {
            adminState: 'Enabled',
            macSecConfig: {
              cipher: 'GcmAesXpn256',
              sciState: 'Enabled',
              cknSecretIdentifier: 'https://v.vault.azure.net/secrets/ckn',
              cakSecretIdentifier: 'https://v.vault.azure.net/secrets/cak',
            },
          },
        })),
      },
    },
  ],
  'microsoft.network/expressrouteports/authorizations': [{ properties: {} }],
  'microsoft.authorization/roledefinitions': [
    {
      properties: {
        roleName: 'Circuit reader',
        type: 'CustomRole',
        permissions: [{ actions: ['Microsoft.Network/expressRouteCircuits/read'], notActions: [] }],
        assignableScopes: ['/subscriptions/s'],
      },
    },
  ],
};

/** The bodies that are wanted of a type: those of a design that has everything, or a whole one. */
export function bodiesOf(type: string): readonly WantedBody[] {
  const own = wanted.filter((one) => one.type.toLowerCase() === type.toLowerCase()).map(wantedBody);
  return own.length > 0 ? own : (besides[type.toLowerCase()] ?? []);
}

/** A body as Azure would answer it: references as ids, secrets never shown. */
export function asAnswered(value: unknown): Json | undefined {
  if (Array.isArray(value)) return value.map((item) => asAnswered(item) ?? null);
  if (typeof value !== 'object' || value === null) return value as Json;
  if ('$id' in value) return (value as { $id: string }).$id;
  if ('$secret' in value || '$authorizationKey' in value) return undefined;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => {
      const answered = asAnswered(item);
      return answered === undefined ? [] : [[key, answered]];
    }),
  );
}

/** What somebody else may have put anywhere. */
export const foreign: fc.Arbitrary<Json> = fc.oneof(
  fc.string().map((text) => `x${text}`),
  fc.boolean(),
  fc.nat(),
  fc.array(fc.record({ name: fc.string(), type: fc.constantFrom('Static', 'Dynamic') }), { maxLength: 2 }),
  fc.record({ pool: fc.record({ id: fc.constant('/pool') }), properties: fc.record({ type: fc.string() }) }),
) as fc.Arbitrary<Json>;

/** Names of members that no design says, and that a client might rename or flatten. */
const MEMBERS = ['unknown', 'natRules', 'ipamPoolPrefixAllocations', 'customBgpIpAddresses', 'x-other', 'defaultSite'];

/** A body with members and items of others at every depth, its lists of objects in another order, and some values changed. */
export function disturbed(value: Json, pick: () => { extra: Json; coin: number }): Json {
  if (Array.isArray(value)) {
    const list = (value as Json[]).map((item) => disturbed(item, pick));
    const { extra, coin } = pick();
    if (list.length === 0) return list;
    if (list.some((item) => typeof item !== 'object' || item === null))
      return coin % 5 === 0 ? [`10.250.${String(coin % 250)}.0/24`, ...list] : list;
    const other = {
      name: `foreign-${String(coin)}`,
      service: `foreign-${String(coin)}`,
      actionGroupId: `/f-${String(coin)}`,
      properties: { extra },
    };
    const named = list.every(
      (item) => 'name' in (item as object) || 'service' in (item as object) || 'actionGroupId' in (item as object),
    );
    return coin % 2 === 0 && named ? [other, ...list.toReversed()] : list;
  }
  if (typeof value !== 'object' || value === null) {
    const { coin } = pick();
    if (coin % 7 === 0 && typeof value === 'number') return value + 1;
    return coin % 7 === 0 && typeof value === 'boolean' ? !value : value;
  }
  const { extra, coin } = pick();
  const isReference = 'id' in value;
  const entries = Object.entries(value).map(([key, item]) => [key, disturbed(item ?? null, pick)] as const);
  return {
    ...Object.fromEntries(entries),
    ...(coin % 3 !== 0 && !isReference && { [MEMBERS[coin % MEMBERS.length] ?? 'unknown']: extra }),
  };
}

/** Every leaf of a value by its path; items of lists by their key. */
function leaves(value: unknown, path = ''): Map<string, unknown> {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0)
    return new Map([[path, JSON.stringify(value)]]);
  const named = (item: unknown, index: number) => {
    const { name, service, actionGroupId } = (item ?? {}) as Record<string, unknown>;
    return String(name ?? service ?? actionGroupId ?? index);
  };
  const entries = Array.isArray(value)
    ? value.every((item) => typeof item !== 'object')
      ? [[path, JSON.stringify(value.map(String).sort())] as const]
      : value.flatMap((item, index) => [...leaves(item, `${path}[${named(item, index)}]`)])
    : Object.entries(value).flatMap(([key, item]) => [...leaves(item, path === '' ? key : `${path}.${key}`)]);
  return new Map(entries);
}

/** The paths at which two bodies differ. */
export function differing(a: unknown, b: unknown): string[] {
  const [left, right] = [leaves(a), leaves(b)];
  return [...new Set([...left.keys(), ...right.keys()])].filter((path) => left.get(path) !== right.get(path));
}

export const isWithin = (path: string, changed: string): boolean =>
  path === changed || path.startsWith(`${changed}.`) || path.startsWith(`${changed}[`);
export const isSecret = (path: string): boolean => /\.(sharedKey|authorizationKey)(\.|$)/.test(path);

/** What somebody else may have put into a body, and where. */
export const picks = fc.array(fc.record({ extra: foreign, coin: fc.nat(1000) }), {
  minLength: 40,
  maxLength: 80,
});

/** The body that is there, by what others put into the one that is wanted. */
export function thereBy(body: WantedBody, picked: readonly { readonly extra: Json; readonly coin: number }[]): ArmBody {
  let at = 0;
  return disturbed(asAnswered(body) ?? {}, () => picked[at++ % picked.length] ?? { extra: 'x', coin: 1 }) as ArmBody;
}

/** Each member that is sent differs from what was read by a change that is shown, and each change is sent. */
export function partsBetween(
  type: string,
  actual: ArmBody,
  sent: unknown,
  changes: readonly { readonly path: string }[],
): string[] {
  const differences = differing(actual, asAnswered(sent)).filter((path) => !isSecret(path));
  return [
    ...differences
      .filter((path) => !changes.some((change) => isWithin(path, change.path)))
      .map((path) => `${type} sends ${path} unshown`),
    ...changes
      .filter(({ path }) => !differences.some((one) => isWithin(one, path) || isWithin(path, one)))
      .map(({ path }) => `${type} shows ${path} unsent`),
  ];
}
