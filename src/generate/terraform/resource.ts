import { RESOURCE_GROUP, type WantedResource, parentId, types } from '../../resources';
import { subnetBindings } from '../../resources/types/terraformNames';
import { type SecretInput, secretsOf } from '../references';
import { type Step, stageName } from '../steps';
import { at } from '../values';
import { type Item, argument, block, comment, gap, list, map, print, string } from './hcl';
import { type Scope, isStaged, parentOf, terraformTypeOf } from './scope';
import { isKept, shapeOf, unsaid } from './shapes';

/** The blocks of a wanted resource; none for what is part of another resource in azurerm. */
export function blocksOf(resource: WantedResource, step: Step, scope: Scope): string[] {
  const shape = shapeOf(resource.type);
  const type = terraformTypeOf(resource);
  const comments = unsaid(resource).map((text) => `${comment(`Not said here: ${text}.`)}\n`);
  if (!shape || !type) return comments.map((text) => text.trimEnd());
  const items: Item[] = [
    ...head(step, scope),
    ...(shape.named ? argument('name', string(resource.name)) : []),
    ...(shape.grouped ? argument('resource_group_name', scope.groupName(resource)) : []),
    ...(shape.located && resource.location ? argument('location', string(resource.location)) : []),
    ...shape.own(resource, scope),
    ...(resource.tags ? [gap, ...argument('tags', map(tagsOf(resource)))] : []),
  ];
  const text = print(block('', items));
  const after = waitsFor(resource, scope, text);
  const all = [
    ...items,
    ...(after.length > 0 ? [gap, ...argument('depends_on', list(after))] : []),
    ...lifecycle(resource, step, scope),
  ];
  const header = `resource ${string(type)} ${string(scope.label(resource.id))}`;
  return [comments.join('') + print(block(header, all)), ...associations(resource, step, scope)];
}

/** The first lines of every resource. */
function head(step: Step, scope: Scope): Item[] {
  const number = stageName(step.stage).slice(0, 1);
  return [
    ...argument('count', isStaged(step) ? `var.stage >= ${number} ? 1 : 0` : undefined),
    ...argument('provider', `azurerm.${scope.alias(step.subscriptionId)}`),
    gap,
  ];
}

function tagsOf({ tags = {} }: WantedResource): (readonly [string, string])[] {
  return Object.entries(tags).map(([name, value]) => [name, string(value)] as const);
}

/** What Terraform does not see by itself. Brothers of one parent need no order: azurerm locks the parent. */
function waitsFor(resource: WantedResource, scope: Scope, text: string): string[] {
  const address = scope.output.byId.get(`${resource.id}/ipConfigurations/default`.toLowerCase());
  const needed = [...resource.dependsOn, ...(resource.type === types.routeServer ? (address?.dependsOn ?? []) : [])];
  const parent = parentId(resource.id);
  const found = needed
    .flatMap((id) => pastOthers(id, scope))
    .flatMap((id): string[] => {
      const own = scope.address(id);
      const other = scope.output.byId.get(id.toLowerCase());
      // A group is named by what stands in it.
      if (own === undefined || !other || id === resource.id || other.type === RESOURCE_GROUP) return [];
      const brothers = parent !== undefined && parentId(id) === parent && other.type === resource.type;
      const seen = new RegExp(`${own.replaceAll('.', '\\.')}(\\[0\\])?\\.`).test(text);
      const isGateway = [types.gateway, types.routeServer].some((one) => one === resource.type);
      return [
        ...(isGateway && at(other.body, 'properties', 'routeTable') ? tableBindings(scope, id) : []),
        ...(brothers || seen ? [] : [own]),
      ];
    });
  return [...new Set(found)];
}

/** What another module makes is waited for by who runs this one; what that waits for in this module still comes first. */
function pastOthers(id: string, scope: Scope): string[] {
  if (scope.address(id) !== undefined) return [id];
  const other = scope.output.byId.get(id.toLowerCase());
  return other && !other.existing ? other.dependsOn.flatMap((one) => pastOthers(one, scope)) : [];
}

/** The resources that bind a subnet to its route table. */
const tableBindings = (scope: Scope, subnet: string): string[] =>
  subnetBindings.flatMap(({ type, property }) => (property === 'routeTable' ? [`${type}.${scope.label(subnet)}`] : []));

/** Route table and security group of a subnet. */
function associations(resource: WantedResource, step: Step, scope: Scope): string[] {
  if (resource.type !== types.subnet) return [];
  const label = string(scope.label(resource.id));
  return subnetBindings.flatMap(({ type, argument: name, property }) => {
    const id = scope.leaf(at(resource.body, 'properties', property, 'id'));
    if (id === undefined) return [];
    const items = [...head(step, scope), ...argument('subnet_id', scope.id(resource.id)), ...argument(name, id)];
    return [print(block(`resource ${string(type)} ${label}`, items))];
  });
}

/**
 * What carries traffic is never destroyed by a plan that nobody meant, and neither is what a lower stage leaves out. A secret
 * is needed once its stage is switched on, and a peering once the connectivity provider has done its part.
 */
function lifecycle(resource: WantedResource, step: Step, scope: Scope): Item[] {
  const checks = isStaged(step) ? preconditions(resource, step, scope) : [];
  const kept = isStaged(step) || isKept(resource.type);
  if (!kept && checks.length === 0) return [];
  return [
    gap,
    block('lifecycle', [
      ...argument('prevent_destroy', kept ? 'true' : undefined),
      ...checks.flatMap((check) => [gap, check]),
    ]),
  ];
}

function preconditions(resource: WantedResource, step: Step, scope: Scope): Item[] {
  const own: Step = { ...step, resources: [resource] };
  const checks = secretsOf(own, scope.output.byId).map((secret) => secretCheck(secret));
  const circuit = resource.type === types.peering ? scope.output.byId.get(parentOf(resource).toLowerCase()) : undefined;
  const made = circuit && scope.address(circuit.id);
  if (made === undefined || at(circuit?.body, 'properties', 'serviceProviderProperties') === undefined) return checks;
  const message = `The connectivity provider has not provisioned circuit ${circuit?.name ?? ''} yet.`;
  return [
    ...checks,
    block('precondition', [
      ...argument('condition', `${made}.service_provider_provisioning_state == "Provisioned"`),
      ...argument('error_message', string(message)),
    ]),
  ];
}

function secretCheck({ parameter, description }: SecretInput): Item {
  return block('precondition', [
    ...argument('condition', `var.${parameter} != null`),
    ...argument('error_message', string(`${parameter} is needed. ${description}`)),
  ]);
}
