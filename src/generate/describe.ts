import type { Party } from '../resources';
import type { CustomerOutput } from './context';
import { type Step, stageName } from './steps';

/** Who it is, for people; `csp` is the company that runs this program. */
export function partyName(output: CustomerOutput, party: Party): string {
  switch (party) {
    case 'csp':
      return output.design.provider.displayName || 'the CSP';
    case 'customer':
      return output.customer.displayName || output.customer.name;
    case 'connectivity-provider':
      return 'the connectivity provider';
  }
}

/** One sentence that says what a step makes. */
export function describeStep(output: CustomerOutput, step: Step): string {
  const where =
    step.resourceGroup === undefined
      ? `subscription ${step.subscription}`
      : `resource group ${step.resourceGroup} of subscription ${step.subscription}`;
  return `${output.customer.displayName}: stage ${stageName(step.stage)}, ${where}. Carried out by ${partyName(output, step.party)}.`;
}
