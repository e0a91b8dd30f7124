import type { Party, Stage } from '../../resources';
import { outputProperty } from '../arm/template';
import { type CustomerOutput, writtenSteps } from '../context';
import { partyName } from '../describe';
import { markdownText } from '../../design/markdown';
import { identifier, secretVariable, uniqueNames } from '../names';
import { type GeneratedFile, lines } from '../output';
import type { Guide } from '../readme';
import { type SecretInput, secretsOf } from '../references';
import { type Step, stageName } from '../steps';
import { argument, block, comment, gap, print, string } from './hcl';
import { providersFile, versionsFile } from './providers';
import { blocksOf } from './resource';
import { type Scope, isStaged, scopeOf } from './scope';
import { unsaid } from './shapes';

const stages: readonly Stage[] = ['network', 'peerings', 'connections'];

/** One module for each party: a file for each stage, with a provider for each subscription. State is left to who runs it. */
export function printTerraform(output: CustomerOutput): GeneratedFile[] {
  const parties = [...new Set(writtenSteps(output).map((step) => step.party))];
  return parties.flatMap((party) => moduleOf(output, party));
}

function moduleOf(output: CustomerOutput, party: Party): GeneratedFile[] {
  const steps = output.steps.filter((step) => step.party === party);
  const scope = scopeOf(output, steps);
  const folder = `${output.folder}/${party}/terraform`;
  const staged = stages.flatMap((stage): GeneratedFile[] => {
    const of = steps.filter((step) => step.stage === stage);
    const blocks = of.flatMap((step) => step.resources.flatMap((resource) => blocksOf(resource, step, scope)));
    return blocks.length === 0
      ? []
      : [{ path: `${folder}/${stageName(stage)}.tf`, content: lines(blocks.join('\n\n')) }];
  });
  const locals = [...scope.locals].map(([name, id]) => [name, string(id)] as const);
  const optional: readonly (readonly [string, string])[] = [
    ['variables.tf', variables(steps, output)],
    ['outputs.tf', outputs(steps, scope)],
    ['references.tf', locals.length === 0 ? '' : references(locals, output, party)],
  ];
  return [
    { path: `${folder}/versions.tf`, content: versionsFile() },
    { path: `${folder}/providers.tf`, content: providersFile(scope, steps) },
    ...staged,
    ...optional.flatMap(([name, content]) => (content === '' ? [] : [{ path: `${folder}/${name}`, content }])),
  ];
}

function references(locals: readonly (readonly [string, string])[], output: CustomerOutput, party: Party): string {
  const items = locals.flatMap(([name, id]) => argument(name, id));
  return lines(comment(`What ${partyName(output, party)} refers to and does not make.`), print(block('locals', items)));
}

function variables(steps: readonly Step[], output: CustomerOutput): string {
  const neededFirst = new Set(
    steps.filter((step) => !isStaged(step)).flatMap((step) => secretsOf(step, output.byId).map((one) => one.parameter)),
  );
  const secrets = secretsIn(steps, output).map((secret) =>
    print(
      block(`variable ${string(secret.parameter)}`, [
        ...argument('description', string(secret.description)),
        ...argument('type', 'string'),
        ...argument('sensitive', 'true'),
        ...argument('default', neededFirst.has(secret.parameter) ? undefined : 'null'),
      ]),
    ),
  );
  const stage = print(
    block('variable "stage"', [
      ...argument(
        'description',
        string(
          'How far to go: 1 networks and circuits, 2 peerings (after the connectivity provider has provisioned the circuits), 3 connections. It has no default and never goes back.',
        ),
      ),
      ...argument('type', 'number'),
      gap,
      block('validation', [
        ...argument('condition', 'contains([1, 2, 3], var.stage)'),
        ...argument('error_message', string('The stage is 1, 2 or 3.')),
      ]),
    ]),
  );
  const all = [...(steps.some(isStaged) ? [stage] : []), ...secrets];
  return all.length === 0 ? '' : lines(all.join('\n\n'));
}

function secretsIn(steps: readonly Step[], output: CustomerOutput): SecretInput[] {
  const all = steps.flatMap((step) => secretsOf(step, output.byId));
  return [...new Map(all.map((secret) => [secret.parameter, secret])).values()];
}

function outputs(steps: readonly Step[], scope: Scope): string {
  const unique = uniqueNames();
  const blocks = steps.flatMap((step) =>
    step.resources.flatMap((resource) => {
      const property = outputProperty(resource);
      const address = scope.address(resource.id);
      if (!property || address === undefined) return [];
      const attribute = property === 'serviceKey' ? 'service_key' : 'ip_address';
      const name = unique(identifier(`${resource.name}_${attribute}`));
      return [
        print(
          block(`output ${string(name)}`, [
            ...argument('value', `${address}.${attribute}`),
            // azurerm marks service keys as sensitive, though they only name a circuit to its connectivity provider.
            ...argument('sensitive', property === 'serviceKey' ? 'true' : undefined),
          ]),
        ),
      ];
    }),
  );
  return blocks.length === 0 ? '' : lines(blocks.join('\n\n'));
}

/** How the module is used. */
export function terraformGuide(output: CustomerOutput, party: Party): Guide {
  const steps = output.steps.filter((step) => step.party === party);
  const numbers = [...new Set(steps.map((step) => stages.indexOf(step.stage) + 1))];
  const staged = steps.some(isStaged);
  const secrets = secretsIn(steps, output);
  const open = [...new Set(steps.flatMap((step) => step.resources.flatMap(unsaid)))];
  return {
    title: 'With Terraform (`--format terraform`)',
    text: [
      'One module with azurerm (4.73 or later, 5 too), a provider for each subscription and no backend: where its state lies is',
      'yours to say. azurerm 5 registers no resource providers: `Microsoft.Network` must be registered.',
      '',
      '```sh',
      'cd terraform && terraform init',
      ...(staged ? numbers.map((number) => `terraform apply -var stage=${number}`) : ['terraform apply']),
      '```',
      ...(staged
        ? [
            '',
            'The stage has no default, so that it cannot be forgotten: keep the one that is reached in a `stage.auto.tfvars` beside the',
            'files. What carries traffic has `prevent_destroy`: a lower stage, or a change that would make it anew, is refused.',
          ]
        : []),
      'What the design no longer names leaves the files, and `terraform apply` destroys it: read the plan. To keep it, write a',
      '`removed` block with `destroy = false`.',
      'What stands in Azure under another name than here (a peering of the same two networks, a gateway in the same subnet)',
      'Terraform does not see, and Azure refuses the second one in the middle of an apply: `csp-connectivity plan` finds it before.',
      ...(secrets.length === 0 ? [] : ['', ...secretHint(secrets)]),
      ...(open.length === 0
        ? []
        : ['', 'azurerm cannot say, and another format can:', '', ...open.map((text) => `- ${markdownText(text)}`)]),
    ],
  };
}

function secretHint(secrets: readonly SecretInput[]): string[] {
  return [
    'Secrets come from the environment, once the stage that needs them is reached:',
    '',
    '```sh',
    ...secrets.map(({ parameter, secret }) =>
      secret === undefined
        ? `export TF_VAR_${parameter}=...`
        : `export TF_VAR_${parameter}="$${secretVariable(secret)}"`,
    ),
    '```',
  ];
}
