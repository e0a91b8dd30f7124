import type { Party } from '../../resources';
import type { CustomerOutput } from '../context';
import type { Guide } from '../readme';
import { secretsOf } from '../references';
import { presentGuide } from '../present';
import { armCommand } from './index';

/** How the templates are deployed. */
export function armGuide(output: CustomerOutput, party: Party): Guide {
  const steps = output.steps.filter((step) => step.party === party);
  const secret = steps.flatMap((step) => secretsOf(step, output.byId))[0]?.parameter;
  return {
    title: 'With ARM templates (`--format arm`)',
    text: [
      'In this folder, in this order; look at the changes first with `what-if` as first argument:',
      '',
      '```sh',
      ...steps.flatMap((step) => armCommand(output, step)),
      '```',
      '',
      ...presentGuide,
      ...(secret === undefined ? [] : ['', ...keyVaultExample(secret)]),
    ],
  };
}

function keyVaultExample(parameter: string): string[] {
  return [
    'A secret can come from a Key Vault that is enabled for template deployment, with a parameters file beside the template:',
    '',
    '```json',
    '{',
    '  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#",',
    '  "contentVersion": "1.0.0.0",',
    '  "parameters": {',
    `    "${parameter}": { "reference": { "keyVault": { "id": "RESOURCE-ID-OF-THE-VAULT" }, "secretName": "NAME" } }`,
    '  }',
    '}',
    '```',
  ];
}
