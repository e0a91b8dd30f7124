import type { Party } from '../../resources';
import { deployCommand, deployment } from '../arm';
import { type CustomerOutput, writtenSteps } from '../context';
import { describeStep, partyName } from '../describe';
import type { GeneratedFile } from '../output';
import { deployScript, presentGuide } from '../present';
import type { Guide } from '../readme';
import { type Step, stageName } from '../steps';
import { mainOf } from './main';
import { moduleOf } from './module';

/** Steps of one stage, subscription and wave: what one main file deploys. */
interface Deployment {
  /** Path of the main file, without ending. */
  readonly path: string;
  readonly steps: readonly Step[];
}

function deploymentsOf(steps: readonly Step[]): Deployment[] {
  const found = new Map<string, Step[]>();
  for (const step of steps) {
    const path = `${step.folder}/main${step.wave === 1 ? '' : `-${step.wave}`}`;
    found.set(path, [...(found.get(path) ?? []), step]);
  }
  return [...found].map(([path, of]) => ({ path, steps: of }));
}

/** For each deployment a main file at the subscription, and a module for each resource group. */
export function printBicep(output: CustomerOutput): GeneratedFile[] {
  return deploymentsOf(writtenSteps(output)).flatMap(({ path, steps }) => {
    const inGroups = steps.filter((step) => step.resourceGroup !== undefined);
    return [
      { path: `${output.folder}/${path}.bicep`, content: mainOf(output, steps, description(output, steps)) },
      {
        path: `${output.folder}/${path}.deploy.sh`,
        content: deployScript(description(output, steps), steps, output.byId, commandOf(output, path, steps)),
        executable: true,
      },
      ...inGroups.map((step) => ({
        path: `${output.folder}/${step.folder}/modules/${step.name}.bicep`,
        content: moduleOf(step, output.byId, describeStep(output, step)),
      })),
    ];
  });
}

function description(output: CustomerOutput, [step]: readonly Step[]): string {
  if (!step) return output.customer.displayName;
  const stage = `stage ${stageName(step.stage)}, subscription ${step.subscription}`;
  return `${output.customer.displayName}: ${stage}. Carried out by ${partyName(output, step.party)}.`;
}

function commandOf(output: CustomerOutput, path: string, steps: readonly Step[]): string[] {
  const [first] = steps;
  if (!first) return [];
  const name = path.slice(path.lastIndexOf('/') + 1);
  const resources = steps.flatMap((step) => step.resources);
  return deployment(output, { ...first, resources, resourceGroup: undefined, name }, `${name}.bicep`);
}

/** How the Bicep files are deployed. */
export function bicepGuide(output: CustomerOutput, party: Party): Guide {
  const deployments = deploymentsOf(output.steps.filter((step) => step.party === party));
  const commands = deployments.flatMap(({ path, steps }) =>
    deployCommand(output, steps, `${path.split('/').slice(1).join('/')}.deploy.sh`),
  );
  return {
    title: 'With Bicep (`--format bicep`)',
    text: [
      'In this folder, in this order; a main file deploys its modules, and `what-if` as first argument shows what would change:',
      '',
      '```sh',
      ...commands,
      '```',
      '',
      ...presentGuide,
    ],
  };
}
