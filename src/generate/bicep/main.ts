import { groupId } from '../../resources';
import type { CustomerOutput } from '../context';
import { identifier, uniqueNames } from '../names';
import { lines } from '../output';
import { secretsOf } from '../references';
import type { Step } from '../steps';
import { type Body, bodyOf, outputsOf } from './module';
import { PRESENT } from '../present';
import { type Defaults, defaultsOf, parameterLines, presentLines, secretLines } from './parameters';
import { symbolsOf } from './symbols';
import { object, string } from './text';

/** A file at the subscription that makes its groups and deploys the module of each. */
export function mainOf(output: CustomerOutput, steps: readonly Step[], description: string): string {
  const own = steps.find((step) => step.resourceGroup === undefined);
  const defaults = defaultsOf({ resources: steps.flatMap((step) => step.resources) });
  const body: Body | undefined = own && bodyOf(own, output.byId, defaults);
  const secrets = new Map(
    steps.flatMap((step) => secretsOf(step, output.byId)).map((secret) => [secret.parameter, secret]),
  );
  const unique = uniqueNames();
  const uniqueOutput = uniqueNames();
  const modules = steps.flatMap((step) => {
    if (step.resourceGroup === undefined) return [];
    const symbol = unique(identifier(`module_${step.name}`));
    return [{ symbol, step, outputs: outputsOf(step) }];
  });
  return lines(
    `metadata description = ${string(description)}`,
    '',
    "targetScope = 'subscription'",
    '',
    ...presentLines,
    ...parameterLines(defaults),
    ...secretLines([...secrets.values()]),
    ...(body?.declarations ?? []).flatMap((text) => [text, '']),
    ...modules.flatMap(({ symbol, step }) => [moduleCall(symbol, step, own, output, defaults), '']),
    ...modules.flatMap(({ symbol, outputs }) =>
      outputs.map(({ name }) => `output ${uniqueOutput(name)} string = ${symbol}.outputs.${name}`),
    ),
  ).replace(/\n+$/, '\n');
}

/** A module takes the region and the tags of the main file, where its own are the same: one parameter moves them all. */
function moduleCall(
  symbol: string,
  step: Step,
  own: Step | undefined,
  output: CustomerOutput,
  defaults: Defaults,
): string {
  const there = defaultsOf(step);
  const same = (a: unknown, b: unknown): boolean => a !== undefined && JSON.stringify(a) === JSON.stringify(b);
  const group = step.resourceGroup ?? '';
  const id = groupId(step.subscriptionId, group);
  const made = own?.resources.some((resource) => resource.id.toLowerCase() === id.toLowerCase()) ?? false;
  const secrets = secretsOf(step, output.byId).map(({ parameter }) => [parameter, parameter] as const);
  const call = object([
    ['name', string(`${output.folder}-${step.folder.split('/')[1] ?? ''}-${step.name}`.slice(0, 64))],
    ['scope', made && own ? symbolsOf(own, output.byId).of(id) : `resourceGroup(${string(group)})`],
    [
      'params',
      object([
        [PRESENT, PRESENT],
        ['location', same(there.region, defaults.region) ? 'location' : undefined],
        ['tags', same(there.commonTags, defaults.commonTags) ? 'tags' : undefined],
        ...secrets,
      ]),
    ],
  ]);
  return `module ${symbol} ${string(`modules/${step.name}.bicep`)} = ${call}`;
}
