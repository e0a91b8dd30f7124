import * as l10n from '@vscode/l10n';
import { apiVersionOf, idsIn, parentId, parseArmId, typeNamed, types } from '../resources';
import type { BodyValue, WantedResource } from '../resources/model';
import { itemsAt, lastName, textAt } from '../resources/types/bodies';
import { short } from '../resources/types/rules';
import { heldAuthorizations } from './authorizations';
import { broughtTo } from './compare';
import { keyOf, stepIdOf } from './ids';
import type { ArmBody, Leftover } from './plan';
import { unsaidOf } from './unsaid';
import { unseenOnes } from './unseen';

/** A resource that is in Azure and that nobody wants. */
interface Stray {
  readonly id: string;
  readonly body: ArmBody;
}

/**
 * What is in Azure inside what the design owns, or was made by us before, and is not in the design (any more); in an order in
 * which it could be removed. `made`: ids in lower case of what our journals say that we created; `unlisted`: those of
 * collections that nobody may list.
 */
export function leftoversOf(
  resources: ReadonlyMap<string, WantedResource>,
  there: ReadonlyMap<string, ArmBody> | undefined,
  made: ReadonlySet<string>,
  unlisted: ReadonlySet<string>,
): Leftover[] {
  if (!there) return [];
  const strays = straysIn(resources, there);
  const inUse = usedBy(resources, there);
  const held = new Set([...inUse, ...heldAuthorizations(strays, resources, there)]);
  const tell = ({ id, body }: Stray) =>
    leftoverOf(id, body, resources, isRemovable(id, resources, made) && !held.has(keyOf(id)));
  const whole = [...strays.values()]
    .filter(({ id }) => !isPartOfGateway(id, inUse))
    .map((stray) => ({ turn: turnOf(stray.id), leftover: tell(stray) }))
    .toSorted(
      (a, b) => a.turn - b.turn || depth(b.leftover) - depth(a.leftover) || (a.leftover.id < b.leftover.id ? -1 : 1),
    );
  return [
    ...whole.map(({ leftover }) => leftover),
    ...partsOf(resources, there),
    ...unseenOnes(resources, new Set(there.keys()), made, unlisted),
  ];
}

const depth = ({ resourceId }: Leftover): number => resourceId.split('/').length;
const turnOf = (id: string): number => typeNamed(parseArmId(id)?.type ?? '')?.removal ?? 0;

/** The strays by id: found beside the wanted ones, and children that the bodies of both carry. */
function straysIn(
  resources: ReadonlyMap<string, WantedResource>,
  there: ReadonlyMap<string, ArmBody>,
): Map<string, Stray> {
  const strays = new Map<string, Stray>();
  const visit = (id: string, body: ArmBody, isOwned: boolean): void => {
    const key = keyOf(id);
    const wanted = resources.get(key);
    if (!wanted && isOwned) strays.set(key, { id, body });
    const ownsInside = wanted ? isOwned || saysAll(wanted) : isOwned;
    for (const { property, type } of typeNamed(parseArmId(id)?.type ?? '')?.children ?? []) {
      const said = new Set(
        itemsAt(wanted?.body, 'properties', property).flatMap((item) => textAt(item, 'name')?.toLowerCase() ?? []),
      );
      for (const item of itemsAt(body, 'properties', property)) {
        const name = textAt(item, 'name');
        if (name === undefined || said.has(name.toLowerCase())) continue;
        visit(`${id}/${type.slice(type.lastIndexOf('/') + 1)}/${name}`, item as ArmBody, ownsInside);
      }
    }
  };
  for (const [key, body] of there) {
    const wanted = resources.get(key);
    const isTop = parentId(key) === undefined;
    if (wanted && isTop) visit(wanted.id, body, saysAll(wanted));
    else if (!wanted && typeNamed(parseArmId(key)?.type ?? '')) visit(textAt(body, 'id') ?? key, body, true);
  }
  return strays;
}

/** What the design owns, so that what stands inside it is its own too. */
const isOurs = ({ party, existing }: WantedResource): boolean => party === 'csp' && !existing;

/** Whether what stands inside and is not in the design is told: of ours, and of the circuits that customers make by the design. */
const saysAll = (resource: WantedResource): boolean =>
  isOurs(resource) || (!resource.existing && CIRCUITS.has(keyOf(resource.type)));

const CIRCUITS = new Set([types.circuit, types.peering].map(keyOf));

/** Made by us, or inside a resource that the design owns. What only stands in one of its groups may be anybody's. */
function isRemovable(id: string, resources: ReadonlyMap<string, WantedResource>, made: ReadonlySet<string>): boolean {
  if (made.has(keyOf(id))) return true;
  for (let around = parentId(id); around !== undefined; around = parentId(around)) {
    const owner = resources.get(keyOf(around));
    if (made.has(keyOf(around)) || (owner && isOurs(owner))) return true;
  }
  return false;
}

/** Everything that the wanted resources refer to in Azure once the plan is carried out, in lower case: it holds them up. */
function usedBy(resources: ReadonlyMap<string, WantedResource>, there: ReadonlyMap<string, ArmBody>): Set<string> {
  const used = new Set<string>();
  for (const [key, resource] of resources) {
    const actual = there.get(key);
    const body = actual && isOurs(resource) ? broughtTo(resource, actual).body : actual;
    if (body) for (const id of referencesIn(body['properties'] as BodyValue)) used.add(keyOf(id));
  }
  for (const { body } of resources.values()) for (const id of idsIn(body)) used.add(keyOf(id));
  return used;
}

/** Properties that show who uses a resource, not what it uses; and its own children. */
const BACKWARDS = new Set([
  'subnets',
  'virtualNetworkPeerings',
  'peerings',
  'authorizations',
  'connections',
  'peeredConnections',
  'networkInterfaces',
  'circuits',
  'routes',
  'rules',
  'securityRules',
]);

function referencesIn(value: BodyValue | undefined): string[] {
  if (Array.isArray(value)) return (value as readonly BodyValue[]).flatMap(referencesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value as Record<string, BodyValue | undefined>).flatMap(([key, item]) => {
    if (BACKWARDS.has(key)) return [];
    return key === 'id' && typeof item === 'string' ? [item] : referencesIn(item);
  });
}

/** The public address that a gateway has had from before is part of the gateway. */
function isPartOfGateway(id: string, inUse: ReadonlySet<string>): boolean {
  return keyOf(parseArmId(id)?.type ?? '') === keyOf(types.publicAddress) && inUse.has(keyOf(id));
}

function leftoverOf(
  id: string,
  body: ArmBody,
  resources: ReadonlyMap<string, WantedResource>,
  removable: boolean,
): Leftover {
  const parsed = parseArmId(id);
  const type = parsed?.type ?? '';
  const described = typeNamed(type);
  const { text, severity } = described?.leftover(body) ?? { text: '', severity: 'info' };
  const neighbour = [...resources.values()].find(
    ({ subscriptionId }) => keyOf(subscriptionId) === keyOf(parsed?.subscriptionId ?? ''),
  );
  return {
    id: stepIdOf({ id, subscription: neighbour?.subscription ?? parsed?.subscriptionId ?? '' }),
    resourceId: id,
    apiVersion: apiVersionOf(type),
    tenantId: neighbour?.tenantId,
    impact: l10n.t('{0}, not in the design: {1}', described?.title() ?? type, text),
    severity,
    removable,
    within: 'resource',
  };
}

/** Parts of what the design has, that it does not say: other configurations, endpoints, associations. They are part of no removal. */
function partsOf(resources: ReadonlyMap<string, WantedResource>, there: ReadonlyMap<string, ArmBody>): Leftover[] {
  return [...resources].flatMap(([key, resource]) => {
    const actual = there.get(key);
    if (!actual || !isOurs(resource)) return [];
    const inline = new Set((typeNamed(resource.type)?.children ?? []).map(({ property }) => `properties.${property}[`));
    const kept = broughtTo(resource, actual).kept.filter(
      ({ path }) => ![...inline].some((start) => path.startsWith(start)),
    );
    const parts = [
      ...kept.map(({ path, name }) => ({ path, text: short(name), severity: 'info' as const })),
      ...unsaidOf(resource, actual),
    ];
    return parts.map(({ path, text, severity }): Leftover => ({
      id: `${stepIdOf(resource)}#${path}`,
      resourceId: resource.id,
      apiVersion: resource.apiVersion,
      tenantId: resource.tenantId,
      impact: l10n.t('{0} still has {1}, which is not in the design', lastName(resource.id), text),
      severity,
      removable: false,
      within: 'property',
    }));
  });
}
