import * as l10n from '@vscode/l10n';
import { allCommunities } from '../../catalog/communities';
import { findLocation } from '../../catalog/locations';
import { findRegion } from '../../catalog/regions';
import { routingRegistries } from '../../catalog/registries';
import {
  type Circuit,
  type Customer,
  type Design,
  type EditValue,
  insertKey,
  nextRouteDistinguisher,
  nextVlanId,
  prefixesOf,
  setValue,
  usedBy,
} from '../../design';
import { asnKind } from '../../network/asn';
import { type Prefix, contains, halves, overlaps, parsePrefix } from '../../network/prefix';
import { kindOf } from '../../network/special';
import { type Asking, type Choice, Refused, many, one, part, text } from '../ask/question';
import {
  allOf,
  asnProblem,
  freeName,
  listOf,
  orNothing,
  prefixesProblem,
  secretName,
  textProblem,
  unusedName,
} from '../ask/texts';
import { type Made, pathIn, revise } from '../change';
import { vrfName, vrfValue } from '../customer/value';
import { type CustomerScope, calledOn } from '../scope';
import { reaches } from '../../rules/circuits/regions';
import { newFindings } from '../../rules/newFindings';
import { errorOf } from '../trial';

const FIRST_VLAN = 100;
const LINK_BLOCK = 29;
/** ARM's customerASN is a signed 32-bit integer. Source: SPEC */
const MOST_ASN = 2_147_483_647;
const OF_PREFIXES = /^(PEER-0(05|10|11|35)|NET|DUP)/;

/** Asks for Microsoft peering: public prefixes with their registry, translation, and what the route filter lets through. */
export function* addMicrosoftPeering(scope: CustomerScope): Asking<Made> {
  const { design, customer } = scope;
  const possible = calledOn(scope, customer.circuits).filter(
    ({ raw }) => raw.layer3ManagedBy !== 'serviceProvider' && raw.links && !raw.peerings?.microsoft,
  );
  const vrf = microsoftVrf(design, customer);
  const vlanId = freeVlan(design, customer);
  const circuit = yield* part('circuit', l10n.t('Circuit'), possible, {
    choice: (each) => ({ label: each.name, description: each.raw.peeringLocation ?? '', value: each.name }),
    none: () =>
      new Refused(
        l10n.t(
          '{0} has no circuit that could get Microsoft peering: one that ends on routers of the design and has none yet.',
          customer.displayName,
        ),
        { title: l10n.t('Add a Circuit'), way: { wizard: 'addCircuit', answers: {} } },
      ),
  });
  const numbers = yield* askNumbers(design, customer, circuit);
  const make = (more: { readonly [key: string]: EditValue | undefined }) =>
    withPeering(design, circuit, { ...numbers, vlanId, ...more }, vrf);
  const linkPrompt =
    circuit.model === 'connect-through'
      ? l10n.t('A public /29 of yours for {0}: its halves are the two link prefixes', circuit.name)
      : l10n.t('A public /29 of the customer for {0}: its halves are the two link prefixes', circuit.name);
  const linkBlock = yield* text('linkPrefix', linkPrompt, {
    example: '20.60.1.0/29',
    problem: allOf(publicProblem(LINK_BLOCK), (value) => errorOf(design, () => make(linksOf(value)), OF_PREFIXES)),
  });
  const links = linksOf(linkBlock);
  const said = customer.sites.flatMap(({ raw }) => raw.publicPrefixes ?? []);
  const advertised = listOf(
    yield* text(
      'advertisedPublicPrefixes',
      l10n.t('Public prefixes that are advertised to Microsoft, with commas between'),
      {
        initial: said.filter((each) => publicProblem()(each) === undefined).join(', '),
        example: '20.60.2.0/24',
        problem: allOf(prefixesProblem, publicProblem(), (value) =>
          errorOf(design, () => make({ ...links, advertisedPublicPrefixes: listOf(value) }), OF_PREFIXES),
        ),
      },
    ),
  );
  const routingRegistryName = yield* one(
    'routingRegistryName',
    l10n.t('Routing registry that the prefixes are registered in'),
    registryChoices(geoOf(design, circuit)),
  );
  const pools = listOf(
    yield* text(
      'natPools',
      l10n.t('Addresses that private ones are translated to: of what is advertised; empty for none'),
      {
        initial: advertised[0] ?? '',
        problem: orNothing(allOf(prefixesProblem, insideAdvertised(prefixesOf(advertised)))),
      },
    ),
  );
  const scopeOfNat =
    pools.length === 0
      ? undefined
      : yield* one('natScope', l10n.t('Where does the translation stand?'), [
          { label: l10n.t('Before both links: one pool for the two of them'), value: 'shared' as const },
          { label: l10n.t('Behind each link: a pool for each of them'), value: 'per-link' as const },
        ]);
  const nat = scopeOfNat && { pools, scope: scopeOfNat };
  const device = nat
    ? yield* askDevice(design, otherDevices(customer, pools), (name) =>
        make({ ...links, advertisedPublicPrefixes: advertised, nat: { ...nat, ...(name !== '' && { device: name }) } }),
      )
    : '';
  const offered = communityChoices(design, circuit, customer);
  const communities = yield* many(
    'communities',
    l10n.t('Services and regions that Microsoft advertises; Microsoft 365 and other geographies need the tier Premium'),
    offered.map(({ choice }) => choice),
    // What the customer has networks in is what it uses of Azure.
    { chosen: offered.flatMap(({ choice, isNear }) => (isNear ? [choice.value] : [])), least: 1 },
  );
  const filters = customer.circuits.flatMap(({ peerings }) => peerings.flatMap((each) => each.routeFilter?.name ?? []));
  const routeFilter = yield* text('routeFilter', l10n.t('Name of the route filter in Azure'), {
    initial: unusedName(`rf-${circuit.name}`.slice(0, 70), filters),
    problem: freeName(filters),
  });
  return {
    design: make({
      ...links,
      advertisedPublicPrefixes: advertised,
      routingRegistryName,
      routeFilter: { name: routeFilter, communities },
      nat: nat && { ...nat, ...(device !== '' && { device }) },
    }),
    at: { file: customer.file.path, path: pathIn(customer.file, circuit.raw, 'peerings', 'microsoft') },
  };
}

/** Devices that translate to one of the pools already: answers come over either circuit, so that it has to be the same one. */
function otherDevices(customer: Customer, pools: readonly string[]): string[] {
  const wanted = prefixesOf(pools);
  const peerings = customer.circuits.flatMap((circuit) => circuit.peerings.flatMap(({ raw }) => raw.nat ?? []));
  return peerings.flatMap((nat) =>
    nat.device !== undefined && prefixesOf(nat.pools).some((pool) => wanted.some((each) => overlaps(pool, each)))
      ? nat.device
      : [],
  );
}

/** What translates, where the edge routers of the design cannot do so by what the design says. */
function* askDevice(before: Design, others: readonly string[], make: (device: string) => Design): Asking<string> {
  const isNeeded = newFindings(before, make('')).some(({ code }) => OF_TRANSLATION.test(code));
  const prompt = isNeeded
    ? l10n.t('Device that translates, for people, such as a firewall')
    : l10n.t('Device that translates, for people; empty where the edge routers do');
  return yield* text('natDevice', prompt, {
    initial: others[0] ?? '',
    example: 'fw-edge-1',
    problem: allOf(
      (value) => {
        if (value !== '') return textProblem(value);
        return isNeeded
          ? l10n.t('The edge routers do not translate by themselves: name the device that does.')
          : undefined;
      },
      (value) => newFindings(before, make(value)).find(({ code }) => code === ONE_DEVICE)?.message,
    ),
  });
}

const OF_TRANSLATION = /^EDGE-00[34]$/;
const ONE_DEVICE = 'PEER-039';

function geoOf(design: Design, { raw }: Circuit): string | undefined {
  return findLocation(raw.peeringLocation ?? '', design.provider.cloud)?.geo;
}

/** The AS number of the edge; a private one is validated by hand, by the one that the prefixes are registered to. Source: RT */
function* askNumbers(
  design: Design,
  customer: Customer,
  circuit: Circuit,
): Asking<{ readonly [key: string]: EditValue | undefined }> {
  const edge =
    circuit.model === 'connect-through'
      ? design.provider.raw.asn
      : (circuit.raw.peerings?.private?.peerASN ?? customer.sites.find(({ raw }) => raw.asn !== undefined)?.raw.asn);
  const peerASN = Number(
    yield* text(
      'peerASN',
      l10n.t('{0}: AS number of the edge; public, or Microsoft validates the prefixes by hand', circuit.name),
      {
        initial: edge === undefined ? '' : String(edge),
        example: '3320',
        problem: asnProblem,
      },
    ),
  );
  if (asnKind(peerASN) !== 'private') return { peerASN };
  const customerASN = yield* text(
    'customerASN',
    l10n.t('Public AS number that the prefixes are registered to; empty where there is none'),
    {
      problem: orNothing(
        allOf(asnProblem, (value) =>
          asnKind(Number(value)) === 'public' && Number(value) <= MOST_ASN
            ? undefined
            : l10n.t('Give a public AS number, {0} at most.', MOST_ASN),
        ),
      ),
    },
  );
  return { peerASN, ...(customerASN !== '' && { customerASN: Number(customerASN) }) };
}

/** @throws Refused where the pool has no free id */
function freeVlan(design: Design, customer: Customer): number {
  if (customer.model !== 'connect-through') {
    const used = usedBy(customer).vlanIds;
    let vlanId = FIRST_VLAN;
    while (used.has(vlanId)) vlanId++;
    return vlanId;
  }
  const vlanId = nextVlanId(design);
  const file = design.provider.file.path;
  if (vlanId === undefined) {
    throw new Refused(l10n.t('"pools.vlanIds" in {0} has no free id. Add a range to the pool.', file), {
      title: l10n.t('Show File'),
      file,
      path: ['pools', 'vlanIds'],
    });
  }
  return vlanId;
}

/** The VRF that Microsoft peering ends in on the CSP's routers, apart from the customer's private one. Source: CP */
function microsoftVrf(design: Design, customer: Customer): EditValue | undefined {
  if (customer.model !== 'connect-through' || customer.raw.microsoftVrf) return undefined;
  const target = nextRouteDistinguisher(design);
  const file = design.provider.file.path;
  if (target === undefined) {
    throw new Refused(l10n.t('"pools.routeDistinguishers" in {0} has no free number. Add a range to the pool.', file), {
      title: l10n.t('Show File'),
      file,
      path: ['pools', 'routeDistinguishers'],
    });
  }
  return vrfValue(vrfName(design, `${customer.name.slice(0, 11)}-MS`), target);
}

function withPeering(
  design: Design,
  circuit: Circuit,
  peering: { readonly [key: string]: EditValue | undefined },
  vrf: EditValue | undefined,
): Design {
  const { path } = circuit.file;
  const value = { ...peering, sharedKey: { secret: secretName(`${circuit.name}-microsoft`) } };
  const made = revise(design, path, (file) =>
    setValue(file, pathIn(circuit.file, circuit.raw, 'peerings', 'microsoft'), value),
  );
  return vrf === undefined
    ? made
    : revise(made, path, (file) => insertKey(file, [], 'microsoftVrf', vrf, { after: 'vrf' }));
}

function linksOf(block: string): { readonly [key: string]: string } {
  const prefix = parsePrefix(block);
  const both = prefix && halves(prefix);
  return both ? { primaryPeerAddressPrefix: both[0].text, secondaryPeerAddressPrefix: both[1].text } : {};
}

/** Public addresses only; of that length where one is given. */
function publicProblem(length?: number): (value: string) => string | undefined {
  return (value) => {
    if (length !== undefined) {
      const prefix = parsePrefix(value);
      if (prefix?.family !== 4 || prefix.length !== length || !prefix.aligned) {
        return l10n.t('Give an aligned public IPv4 /{0}.', length);
      }
    }
    const wrong = prefixesOf(listOf(value)).find((prefix) => kindOf(prefix) !== 'public');
    return wrong && l10n.t('{0} is not public.', wrong.written);
  };
}

function insideAdvertised(advertised: readonly Prefix[]): (value: string) => string | undefined {
  return (value) => {
    const wrong = prefixesOf(listOf(value)).find((pool) => !advertised.some((each) => contains(each, pool)));
    return wrong && l10n.t('{0} is not advertised.', wrong.written);
  };
}

/** Which registry the operators of a geography use; the others come behind it. */
const REGISTRY_OF: readonly (readonly [RegExp, string])[] = [
  [/US|America|Canada/, 'ARIN'],
  [/Brazil|Chile|Mexico/, 'LACNIC'],
  [/Africa/, 'AFRINIC'],
  [/Asia|India|Japan|Korea|Australia|China|Indonesia|Malaysia|Taiwan|Zealand/, 'APNIC'],
];

function registryChoices(geo = ''): Choice<string>[] {
  const near = REGISTRY_OF.find(([pattern]) => pattern.test(geo))?.[1] ?? 'RIPENCC';
  return [...routingRegistries]
    .sort((a, b) => Number(b === near) - Number(a === near))
    .map((name) => ({ label: name, value: name }));
}

/** What a route filter of the circuit can let through: regions of the customer first, then the others of the geography. */
function communityChoices(
  design: Design,
  circuit: Circuit,
  customer: Customer,
): { readonly choice: Choice<string>; readonly isNear: boolean }[] {
  const tier = circuit.raw.sku?.tier;
  const location = findLocation(circuit.raw.peeringLocation ?? '', design.provider.cloud);
  const regions = new Set(
    customer.virtualNetworks.flatMap(({ location }) => findRegion(location ?? '')?.displayName ?? []),
  );
  return allCommunities(design.provider.cloud)
    .filter(({ peering }) => peering === 'microsoft')
    .map((community) => ({
      community,
      isNear: community.region !== undefined && regions.has(community.region),
      isInGeo: community.region === undefined || findRegion(community.region)?.geo === location?.geo,
    }))
    .filter(({ community: { region, needsMicrosoftApproval } }) => {
      const known = findRegion(region ?? '');
      const isReached = !known || !location || reaches(tier, location, known.name) !== 'no';
      return isReached && (tier === 'Premium' || !needsMicrosoftApproval);
    })
    .sort((a, b) => Number(b.isNear) - Number(a.isNear) || Number(b.isInGeo) - Number(a.isInGeo))
    .map(({ community, isNear }) => ({
      isNear,
      choice: {
        label: community.name,
        description: community.value,
        ...(community.needsMicrosoftApproval && {
          detail: l10n.t('Microsoft has to authorize the subscription for it.'),
        }),
        value: community.value,
      },
    }));
}
