import { type BodyValue, RESOURCE_GROUP, type WantedResource, parseArmId } from '../../resources';
import { type CustomerOutput, provisionedFirst } from '../context';
import { partyName } from '../describe';
import { canRead, valueOf } from '../references';
import { type Step, waitsForOthers } from '../steps';
import { keyVariable } from './body';
import { word } from '../bash';

/** What others must have done before, as far as who runs the script can see it: in subscriptions where it works itself. */
export function waitsOf(output: CustomerOutput, step: Step): string[] {
  const own = new Set(
    output.steps.filter(({ party }) => party === step.party).map(({ subscriptionId }) => subscriptionId),
  );
  const wait = (resource: WantedResource, path: string, value: string, text: string): string =>
    `wait_for ${word(resource.id)} ${resource.apiVersion} ${path} ${value} ${word(text)}`;
  const provisioned = provisionedFirst(output, step)
    .filter(({ subscriptionId }) => own.has(subscriptionId))
    .map((circuit) =>
      wait(
        circuit,
        'properties.serviceProviderProvisioningState',
        'Provisioned',
        `the connectivity provider has provisioned circuit ${circuit.name}`,
      ),
    );
  const needed = new Set(step.resources.flatMap(({ dependsOn }) => dependsOn.map((id) => id.toLowerCase())));
  const others = waitsForOthers(step).flatMap((other) =>
    other.resources
      .filter(
        ({ id, subscriptionId, type }) =>
          needed.has(id.toLowerCase()) && own.has(subscriptionId) && type !== RESOURCE_GROUP,
      )
      .map((resource) =>
        wait(
          resource,
          'properties.provisioningState',
          'Succeeded',
          `${partyName(output, other.party)} has made ${parseArmId(resource.id)?.names.join('/') ?? resource.name}`,
        ),
      ),
  );
  return [...provisioned, ...others];
}

/** Reads the keys of authorizations that who runs the script can read. */
export function keyLines(output: CustomerOutput, step: Step): string[] {
  const found = new Map<string, readonly string[]>();
  const visit = (value: BodyValue): void => {
    const seen = valueOf(value);
    if (seen.kind === 'list') seen.items.forEach(visit);
    if (seen.kind === 'object') for (const [, item] of seen.entries) visit(item);
    const made = seen.kind === 'authorization' ? output.byId.get(seen.id.toLowerCase()) : undefined;
    if (!made || !canRead(step, made)) return;
    const name = keyVariable(made.id);
    found.set(made.id, [
      `${name}=$(look ${word(made.id)} ${made.apiVersion} properties.authorizationKey)`,
      `if [[ -z $${name} || $${name} == missing ]]; then`,
      `  printf 'The key of authorization %s cannot be read.\\n' ${word(made.name)} >&2`,
      '  exit 1',
      'fi',
    ]);
  };
  for (const { body } of step.resources) visit(body as BodyValue);
  return [...found.values()].flat();
}
