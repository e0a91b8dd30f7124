import { type CustomerOutput, writtenSteps } from '../context';
import { type GeneratedFile, json } from '../output';
import { describeStep } from '../describe';
import { secretsOf } from '../references';
import type { Step } from '../steps';
import { templateOf } from './template';

/** One template for each step. */
export function printArm(output: CustomerOutput): GeneratedFile[] {
  return writtenSteps(output).map((step) => ({
    path: `${output.folder}/${step.folder}/${step.name}.json`,
    content: json(templateOf(step, output.byId, describeStep(output, step))),
  }));
}

/** The command that carries a step out; az asks for the secrets. */
export function armCommand(output: CustomerOutput, step: Step): string[] {
  const file = `${step.folder.split('/').slice(1).join('/')}/${step.name}.json`;
  return deployment(output, step, file);
}

/** A deployment of a template or Bicep file at the scope of the step. */
export function deployment(output: CustomerOutput, step: Step, file: string): string[] {
  const name = [output.folder, step.folder.split('/')[1], step.subscription, step.name].join('-').slice(0, 64);
  const region = step.resources.find((resource) => resource.location !== undefined)?.location ?? 'westeurope';
  const scope =
    step.resourceGroup === undefined
      ? `az deployment sub create --location ${region}`
      : `az deployment group create --resource-group '${step.resourceGroup}'`;
  const secrets = secretsOf(step, output.byId).map(({ parameter }) => parameter);
  return [
    `${scope} --subscription ${step.subscriptionId} \\`,
    `  --name '${name}' --template-file '${file}'`,
    ...(secrets.length > 0 ? [`# az asks for: ${secrets.join(', ')}`] : []),
  ];
}
