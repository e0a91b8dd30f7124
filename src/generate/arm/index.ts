import { comment, word } from '../bash';
import { type CustomerOutput, writtenSteps } from '../context';
import { describeStep } from '../describe';
import { type GeneratedFile, json } from '../output';
import { PRESENT, deployScript } from '../present';
import { stepPath } from '../readme';
import { secretsOf } from '../references';
import type { Step } from '../steps';
import { templateOf } from './template';

/** One template for each step, and a script that deploys it. */
export function printArm(output: CustomerOutput): GeneratedFile[] {
  return writtenSteps(output).flatMap((step) => {
    const path = `${output.folder}/${step.folder}/${step.name}`;
    const about = describeStep(output, step);
    return [
      { path: `${path}.json`, content: json(templateOf(step, output.byId, about)) },
      {
        path: `${path}.deploy.sh`,
        content: deployScript(about, [step], output.byId, deployment(output, step, `${step.name}.json`)),
        executable: true,
      },
    ];
  });
}

/** The command that carries a step out; az asks for the secrets. */
export function armCommand(output: CustomerOutput, step: Step): string[] {
  return deployCommand(output, [step], `${stepPath(step)}.deploy.sh`);
}

export function deployCommand(output: CustomerOutput, steps: readonly Step[], script: string): string[] {
  const secrets = new Set(steps.flatMap((step) => secretsOf(step, output.byId).map(({ parameter }) => parameter)));
  return [`bash ${word(script)}`, ...(secrets.size > 0 ? [comment(`az asks for: ${[...secrets].join(', ')}`)] : [])];
}

/** A deployment of a template or Bicep file that lies beside the script, at the scope of the step. */
export function deployment(output: CustomerOutput, step: Step, file: string): string[] {
  const name = [output.folder, step.folder.split('/')[1], step.subscription, step.name].join('-').slice(0, 64);
  const region = step.resources.find((resource) => resource.location !== undefined)?.location ?? 'westeurope';
  const scope =
    step.resourceGroup === undefined
      ? ['az deployment sub "${1:-create}"', `--location ${word(region)}`]
      : ['az deployment group "${1:-create}"', `--resource-group ${word(step.resourceGroup)}`];
  return [
    `${scope.join(' ')} --subscription "$subscription" \\`,
    `  --name ${word(name.replaceAll(/[^A-Za-z0-9._()-]/g, '-'))} --template-file "$(dirname "$0")/"${word(file)} \\`,
    `  --parameters ${PRESENT}="[$present]" "${'${@:2}'}"`,
  ];
}
