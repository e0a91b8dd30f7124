import type { Customer, Design, Finding } from '../design';
import { type Remark, type WantedResource, wantedOf } from '../resources';

/** A customer and the design that it belongs to. */
export interface Chosen {
  readonly design: Design;
  readonly customer: Customer;
}

/** What is to be done for a customer. */
export interface Work extends Chosen {
  /** Each after what it depends on. */
  readonly wanted: readonly WantedResource[];
  /** What the design names and nobody makes, as it is not said in full. */
  readonly leftOut: readonly Remark[];
}

/** What a customer's design wants of Azure. */
export function workOf({ design, customer }: Chosen): Work {
  const { resources, remarks } = wantedOf(design, customer);
  return { design, customer, wanted: resources, leftOut: remarks };
}

/** The errors that stand in the way of work for customers: those of their own files and of their provider file, not of other customers. */
export function errorsOf<F extends Pick<Finding, 'severity' | 'place'>>(
  chosen: readonly Chosen[],
  findings: readonly F[],
): F[] {
  const files = new Set(chosen.flatMap(({ design, customer }) => [design.provider.file.path, customer.file.path]));
  return findings.filter(({ severity, place }) => severity === 'error' && files.has(place.file));
}
