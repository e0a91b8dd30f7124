import type { Customer, Design } from '../design';
import { type Remark, type WantedResource, parentId, signInTenantOf, types, wantedOf } from '../resources';
import { fileName } from './names';
import { type Step, stepsOf } from './steps';

/** What the printers of one customer's files look at; made once for all of them. */
export interface CustomerOutput {
  readonly design: Design;
  readonly customer: Customer;
  /** The customer's folder below the one that the user names. */
  readonly folder: string;
  readonly resources: readonly WantedResource[];
  readonly remarks: readonly Remark[];
  readonly steps: readonly Step[];
  /** By id in lower case. */
  readonly byId: ReadonlyMap<string, WantedResource>;
}

export function outputOf(design: Design, customer: Customer): CustomerOutput {
  const { resources, remarks } = wantedOf(design, customer);
  const ofCsp = signInTenantOf(design, customer);
  return {
    design,
    customer,
    folder: fileName(customer.name),
    resources,
    remarks,
    steps: stepsOf(resources, (party, tenantId) => (party === 'csp' ? ofCsp(tenantId) : tenantId)),
    byId: new Map(resources.map((resource) => [resource.id.toLowerCase(), resource])),
  };
}

/** Steps of which files are made: what the connectivity provider makes is only told of. */
export function writtenSteps(output: CustomerOutput): Step[] {
  return output.steps.filter(({ party }) => party !== 'connectivity-provider');
}

/** Circuits of which the step makes peerings, and which a connectivity provider must have provisioned before. */
export function provisionedFirst(output: CustomerOutput, step: Step): WantedResource[] {
  const circuits = step.resources
    .filter(({ type }) => type === types.peering)
    .flatMap(({ id }) => output.byId.get(parentId(id)?.toLowerCase() ?? '') ?? []);
  return [...new Set(circuits)].filter(({ body }) => {
    const { properties } = body;
    return typeof properties === 'object' && properties !== null && 'serviceProviderProperties' in properties;
  });
}
