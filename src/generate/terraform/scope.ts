import { type BodyValue, type WantedResource, groupId, parentId, parseArmId, typeNamed } from '../../resources';
import type { CustomerOutput } from '../context';
import { kindOf } from '../kinds';
import { identifier, secretParameter, uniqueNames } from '../names';
import { authorizationParameter, canRead, valueOf } from '../references';
import type { Step } from '../steps';
import { at, items } from '../values';
import { string } from './hcl';

/** The type of a resource in azurerm; undefined for what it has none for. */
export const terraformType = (type: string): string | undefined => typeNamed(type)?.terraform;

/** The type of a resource in azurerm; undefined where it cannot be said there, such as a circuit on a LAG. */
export const terraformTypeOf = ({ type, body }: WantedResource): string | undefined =>
  at(body, 'properties', 'expressRouteLag') === undefined ? terraformType(type) : undefined;

/** What the printers of one module know: its names, and who refers to what. */
export interface Scope {
  readonly output: CustomerOutput;
  /** Resources of the module, by id in lower case, with the step that they are in. */
  readonly steps: ReadonlyMap<string, Step>;
  /** Address such as `azurerm_subnet.hub_GatewaySubnet`, without index. */
  address(id: string): string | undefined;
  /** The alias of the provider of a subscription. */
  alias(subscriptionId: string): string;
  /** The label of a resource. */
  label(id: string): string;
  /** An expression for the id of a resource, of this module or another one. */
  id(id: string): string;
  /** An expression for its name: a reference within the module, so that order is right. */
  name(id: string): string;
  groupName(resource: WantedResource): string;
  /** The expression of a value that is no list and no object. */
  leaf(value: BodyValue | undefined): string | undefined;
  list(value: BodyValue | undefined): string | undefined;
  /** Ids of other modules, by the name of the local value that holds each. */
  readonly locals: ReadonlyMap<string, string>;
}

/** In a stage after the first, a resource is made once the stage is switched on: it has a count. */
export const isStaged = (step: Step): boolean => step.stage !== 'network';

export function scopeOf(output: CustomerOutput, steps: readonly Step[]): Scope {
  const stepOf = new Map<string, Step>();
  const labels = new Map<string, string>();
  const unique = new Map<string, (wanted: string) => string>();
  const labelFor = (type: string, id: string): string => {
    const of = unique.get(type) ?? uniqueNames();
    unique.set(type, of);
    return of(identifier((parseArmId(id)?.names ?? [id]).join('_')));
  };
  for (const step of steps) {
    for (const { id, type } of step.resources) {
      stepOf.set(id.toLowerCase(), step);
      labels.set(id.toLowerCase(), labelFor(type, id));
    }
  }
  const aliases = new Map<string, string>();
  const uniqueAlias = uniqueNames();
  for (const { subscription, subscriptionId } of steps) {
    const key = subscriptionId.toLowerCase();
    if (!aliases.has(key)) aliases.set(key, uniqueAlias(identifier(subscription)));
  }
  const locals = new Map<string, string>();
  const localNames = new Map<string, string>();
  const uniqueLocal = uniqueNames();

  const address = (id: string): string | undefined => {
    const step = stepOf.get(id.toLowerCase());
    const wanted = output.byId.get(id.toLowerCase());
    const type = wanted ? terraformTypeOf(wanted) : terraformType(parseArmId(id)?.type ?? '');
    return step && type && `${type}.${labels.get(id.toLowerCase()) ?? ''}`;
  };
  const indexed = (id: string): string | undefined => {
    const plain = address(id);
    const step = stepOf.get(id.toLowerCase());
    return plain && step && isStaged(step) ? `${plain}[0]` : plain;
  };
  const elsewhere = (id: string): string => {
    const known = localNames.get(id.toLowerCase());
    if (known !== undefined) return `local.${known}`;
    const parsed = parseArmId(id);
    const name = uniqueLocal(identifier(`${kindOf(parsed?.type ?? '')}_${parsed?.names.join('_') ?? ''}_id`));
    localNames.set(id.toLowerCase(), name);
    locals.set(name, id);
    return `local.${name}`;
  };
  const idExpression = (id: string): string => {
    const own = indexed(id);
    return own === undefined ? elsewhere(id) : `${own}.id`;
  };
  const nameExpression = (id: string): string => {
    const own = indexed(id);
    return own === undefined ? string(parseArmId(id)?.names.at(-1) ?? '') : `${own}.name`;
  };

  const leaf = (value: BodyValue | undefined): string | undefined => {
    if (value === undefined) return undefined;
    const seen = valueOf(value);
    switch (seen.kind) {
      case 'leaf':
        return seen.value === null
          ? undefined
          : typeof seen.value === 'string'
            ? string(seen.value)
            : String(seen.value);
      case 'id':
        return idExpression(seen.id);
      case 'secret':
        return `var.${secretParameter(seen.name)}`;
      case 'authorization': {
        const own = indexed(seen.id);
        const step = stepOf.get(seen.id.toLowerCase());
        const readable = step !== undefined && canRead(step, output.byId.get(seen.id.toLowerCase()));
        return own !== undefined && readable ? `${own}.authorization_key` : `var.${authorizationParameter(seen.id)}`;
      }
      default:
        return undefined;
    }
  };

  return {
    output,
    steps: stepOf,
    address,
    alias: (subscriptionId) => aliases.get(subscriptionId.toLowerCase()) ?? '',
    label: (id) => labels.get(id.toLowerCase()) ?? identifier(id),
    id: idExpression,
    name: nameExpression,
    groupName: ({ subscriptionId, resourceGroup = '' }) => nameExpression(groupId(subscriptionId, resourceGroup)),
    leaf,
    list: (value) =>
      Array.isArray(value)
        ? `[${items(value)
            .flatMap((item) => leaf(item) ?? [])
            .join(', ')}]`
        : undefined,
    locals,
  };
}

/** The parent of a child resource, which it always has. */
export function parentOf(resource: WantedResource): string {
  return parentId(resource.id) ?? resource.id;
}
