import { type Party, RESOURCE_GROUP, type WantedResource, types } from '../../resources';
import { type CustomerOutput, writtenSteps } from '../context';
import { describeStep } from '../describe';
import { secretVariable } from '../names';
import { type GeneratedFile, lines } from '../output';
import { type Guide, stepPath } from '../readme';
import { type SecretInput, secretsOf } from '../references';
import type { Step } from '../steps';
import type { Scope } from './body';
import { printCall } from './call';
import { callsOf } from './calls';
import { listedFunction, lookFunction, scriptHead, signedInLines, word } from '../bash';
import { needFunction, putFunction, waitFunction } from './script';
import { aloneFunction } from '../twins';
import { keyLines, waitsOf } from './waits';

/** A script for each step. It looks at each resource first: what is missing is made, what differs is changed, all else stays. */
export function printAzCli(output: CustomerOutput): GeneratedFile[] {
  return writtenSteps(output).map((step) => ({
    path: `${output.folder}/${step.folder}/${step.name}.sh`,
    content: scriptOf(output, step),
    executable: true,
  }));
}

/** The environment variable of something secret. */
export function inputVariable({ secret, parameter }: SecretInput): string {
  return secret === undefined ? `CSP_${parameter.toUpperCase()}` : secretVariable(secret);
}

function scriptOf(output: CustomerOutput, step: Step): string {
  const scope: Scope = { output, step };
  const secrets = secretsOf(step, output.byId);
  const waits = waitsOf(output, step);
  const keys = keyLines(output, step);
  const calls = step.resources.map((resource) => callLines(resource, scope)).filter((text) => text.length > 0);
  const uses = (name: string) =>
    calls.some((text) => text.some((line) => new RegExp(`(^ *|\\$\\()${name} `).test(line)));
  const puts = uses('put');
  const circuits = step.resources.filter(({ type }) => type === types.circuit);
  const parts: (readonly string[])[] = [
    scriptHead(describeStep(output, step)),
    signedInLines(step.subscriptionId, step.signInTenantId),
    lookFunction,
    ...(uses('(alone|look_in)') ? [listedFunction] : []),
    ...(uses('alone') ? [aloneFunction] : []),
    ...(puts ? [putFunction] : []),
    ...(secrets.length > 0 ? [needFunction] : []),
    ...(waits.length > 0 ? [waitFunction, waits] : []),
    ...(keys.length > 0 ? [keys] : []),
    ...calls,
    ...(circuits.length > 0 ? [circuits.map(serviceKeyLine)] : []),
  ];
  return lines(parts.map((part) => part.join('\n')).join('\n\n'));
}

/** Secrets are asked for where they are needed: not for what is there and as wanted. */
function callLines(resource: WantedResource, scope: Scope): string[] {
  if (resource.type === RESOURCE_GROUP) return createGroup(resource);
  const needed = secretsOf({ ...scope.step, resources: [resource] }, scope.output.byId).map(
    (secret) => `need ${inputVariable(secret)} ${word(secret.description)}`,
  );
  return callsOf(resource, scope).flatMap((call) => {
    const withNeeds = (commands: readonly string[]): string[] =>
      commands.some((line) => line.includes('$CSP_')) ? [...needed, ...commands] : [...commands];
    return printCall({
      ...call,
      create: withNeeds(call.create),
      ...(call.update && { update: withNeeds(call.update) }),
    });
  });
}

/** A group that is there keeps its region and its tags. */
function createGroup({ id, apiVersion, name, location = '', tags = {} }: WantedResource): string[] {
  const said = Object.entries(tags).map(([key, value]) => word(`${key}=${value}`));
  return [
    `now=$(look ${word(id)} ${apiVersion})`,
    'if [[ $now == missing ]]; then',
    `  az group create --subscription "$subscription" --name ${word(name)} --location ${word(location)} \\`,
    `    ${said.length > 0 ? `--tags ${said.join(' ')} ` : ''}--output none`,
    'fi',
  ];
}

/** The service key is what the connectivity provider is given; it is no secret. */
function serviceKeyLine({ id, name, apiVersion }: WantedResource): string {
  return `printf 'Service key of %s: %s\\n' ${word(name)} "$(look ${word(id)} ${apiVersion} properties.serviceKey)"`;
}

/** How the scripts are run. */
export function azCliGuide(output: CustomerOutput, party: Party): Guide {
  const steps = output.steps.filter((step) => step.party === party);
  const tenants = [...new Set(steps.flatMap(({ signInTenantId }) => signInTenantId ?? []))];
  const waits = steps.some((step) => waitsOf(output, step).length > 0);
  return {
    title: 'With the Azure CLI (`--format azcli`)',
    text: [
      'In this folder, in this order; each script can be run again, at any time and in any order:',
      '',
      '```sh',
      ...tenants.map((tenant) => `az login --tenant ${word(tenant)}`),
      ...steps.map((step) => `bash ${word(`${stepPath(step)}.sh`)}`),
      '```',
      '',
      'A script looks before it writes: it makes what is missing, changes what differs from the design by a command that reads the',
      'rest first, and leaves all else. Tags of what is there stay. Keys cannot be read back, so one that is there is not written',
      'again. `az network express-route update` sends the peerings of the circuit back as Azure returned them, without their MD5',
      'keys: watch the sessions when the bandwidth changes. Where something is there that stands for the same under another name (a',
      'peering of the same two networks, a gateway in the same subnet), a script says so and ends.',
      '',
      'No call of az takes longer than `AZ_TIMEOUT` (90m), where the machine has `timeout`.',
      ...(waits
        ? [
            'A script that needs what others make waits for it, 24 hours at most or `WAIT_MINUTES`, and ends with exit code 3 if',
            'it is not there by then.',
          ]
        : []),
    ],
  };
}
