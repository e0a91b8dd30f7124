import {
  type BodyValue,
  type Json,
  type Party,
  RESOURCE_GROUP,
  type WantedResource,
  parseArmId,
  types,
} from '../../resources';
import { type CustomerOutput, provisionedFirst, writtenSteps } from '../context';
import { describeStep, partyName } from '../describe';
import { secretParameter, secretVariable } from '../names';
import { type GeneratedFile, lines } from '../output';
import { type Guide, stepPath } from '../readme';
import { type SecretInput, authorizationParameter, canRead, secretsOf, valueOf } from '../references';
import { type Step, waitsForOthers } from '../steps';
import { comment, needFunction, putFunction, readFunction, waitFunction, word } from './script';

/** A script for each step: each resource by one PUT, so that running it again changes nothing. */
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
  const secrets = secretsOf(step, output.byId);
  const groups = step.resources.filter(({ type }) => type === RESOURCE_GROUP);
  const others = step.resources.filter(({ type }) => type !== RESOURCE_GROUP);
  const waits = waitsOf(output, step);
  const keys = keysOf(output, step);
  const circuits = others.filter(({ type }) => type === types.circuit);
  const reads = waits.length + keys.length + circuits.length > 0;
  const parts: (readonly string[])[] = [
    ['#!/usr/bin/env bash', comment(describeStep(output, step)), 'set -euo pipefail'],
    [`subscription=${word(step.subscriptionId)}`],
    ...(secrets.length > 0 ? [needFunction] : []),
    ...(others.length > 0 ? [putFunction] : []),
    ...(reads ? [readFunction] : []),
    ...(waits.length > 0 ? [waitFunction] : []),
    ...(secrets.length > 0
      ? [secrets.map((secret) => `need ${inputVariable(secret)} ${word(secret.description)}`)]
      : []),
    ...(waits.length > 0 ? [waits] : []),
    ...groups.map(createGroup),
    ...(keys.length > 0 ? [keys.map(({ lines: text }) => text)] : []),
    ...others.map((resource) => putOf(output, step, resource)),
    ...(circuits.length > 0 ? [circuits.map(serviceKeyLine)] : []),
  ];
  return lines(parts.map((part) => part.join('\n')).join('\n\n'));
}

function createGroup({ name, location = '', tags = {} }: WantedResource): string[] {
  const said = Object.entries(tags).map(([key, value]) => word(`${key}=${value}`));
  return [
    `az group create --subscription "$subscription" --name ${word(name)} --location ${word(location)} \\`,
    `  ${said.length > 0 ? `--tags ${said.join(' ')} ` : ''}--output none`,
  ];
}

/** What others must have done before, as far as who runs the script can see it: in subscriptions where it works itself. */
function waitsOf(output: CustomerOutput, step: Step): string[] {
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
  const others = waitsForOthers(step).flatMap((other) => {
    const needed = new Set(step.resources.flatMap(({ dependsOn }) => dependsOn.map((id) => id.toLowerCase())));
    return other.resources
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
      );
  });
  return [...provisioned, ...others];
}

/** Keys of authorizations that can be read by who runs the script. */
function keysOf(output: CustomerOutput, step: Step): { id: string; lines: string }[] {
  const found = new Map<string, { id: string; lines: string }>();
  const visit = (value: BodyValue): void => {
    const seen = valueOf(value);
    if (seen.kind === 'list') seen.items.forEach(visit);
    if (seen.kind === 'object') for (const [, item] of seen.entries) visit(item);
    const made = seen.kind === 'authorization' ? output.byId.get(seen.id.toLowerCase()) : undefined;
    if (!made || !canRead(step, made)) return;
    const name = keyVariable(made.id);
    const text = [
      `${name}=$(property ${word(made.id)} ${made.apiVersion} properties.authorizationKey)`,
      `: "\${${name}:?The key of authorization ${made.name} cannot be read}"`,
    ].join('\n');
    found.set(made.id, { id: made.id, lines: text });
  };
  for (const { body } of step.resources) visit(body as BodyValue);
  return [...found.values()];
}

const keyVariable = (id: string): string => authorizationParameter(id).toLowerCase();

/** The body as JSON, with a mark in place of each secret; and what the marks stand for. */
function bodyOf(
  output: CustomerOutput,
  step: Step,
  resource: WantedResource,
): { json: string; marks: Map<string, string> } {
  const marks = new Map<string, string>();
  const mark = (name: string, variable: string): string => {
    marks.set(name, variable);
    return `@${name}@`;
  };
  const plain = (value: BodyValue): Json => {
    const seen = valueOf(value);
    switch (seen.kind) {
      case 'leaf':
        return seen.value;
      case 'id':
        return seen.id;
      case 'secret':
        return mark(secretParameter(seen.name), secretVariable(seen.name));
      case 'authorization': {
        const readable = canRead(step, output.byId.get(seen.id.toLowerCase()));
        const name = authorizationParameter(seen.id);
        return mark(name, readable ? keyVariable(seen.id) : `CSP_${name.toUpperCase()}`);
      }
      case 'list':
        return seen.items.map(plain);
      case 'object':
        return Object.fromEntries(seen.entries.map(([key, item]) => [key, plain(item)]));
    }
  };
  const { location, tags } = resource;
  const body = { location, tags, ...(plain(resource.body as BodyValue) as Record<string, Json>) };
  return { json: JSON.stringify(body, undefined, 2), marks };
}

function putOf(output: CustomerOutput, step: Step, resource: WantedResource): string[] {
  const { json, marks } = bodyOf(output, step, resource);
  const values = [...marks].map(([name, variable]) => `${name} "$${variable}"`);
  const call = ['put', word(resource.id), resource.apiVersion, ...values].join(' ');
  return [`${call} <<'JSON'`, json, 'JSON'];
}

/** The service key is what the connectivity provider is given; it is no secret. */
function serviceKeyLine({ id, name, apiVersion }: WantedResource): string {
  return `printf 'Service key of %s: %s\\n' ${word(name)} "$(property ${word(id)} ${apiVersion} properties.serviceKey)"`;
}

/** How the scripts are run. */
export function azCliGuide(output: CustomerOutput, party: Party): Guide {
  const steps = output.steps.filter((step) => step.party === party);
  const tenants = [...new Set(steps.flatMap(({ signInTenantId }) => signInTenantId ?? []))];
  const waits = steps.some((step) => waitsOf(output, step).length > 0);
  return {
    title: 'With the Azure CLI (`--format azcli`)',
    text: [
      'In this folder, in this order; each script can be run again:',
      '',
      '```sh',
      ...tenants.map((tenant) => `az login --tenant ${tenant}`),
      ...steps.map((step) => `bash ${word(`${stepPath(step)}.sh`)}`),
      '```',
      '',
      'Every resource is one PUT of the body that the ARM templates hold.',
      ...(waits
        ? [
            'A script that needs what others make waits for it, 24 hours at most or `WAIT_MINUTES`, and ends with exit code 3 if',
            'it is not there by then.',
          ]
        : []),
    ],
  };
}
