import type { CustomerOutput } from '../context';
import type { GeneratedFile } from '../output';
import { printHandover } from './customerDocument';
import { printLowLevelDesign } from './lowLevelDesign';
import { printOrderSheets } from './orderSheet';

export { printEdgeRouters } from './byRouter';

/**
 * The papers: the customer's package, the orders at the connectivity providers, the low-level design.
 * @param picture the diagram of the customer, as a file of SVG
 */
export function printPapers(output: CustomerOutput, picture?: string): GeneratedFile[] {
  return [...printHandover(output, picture), ...printOrderSheets(output), ...printLowLevelDesign(output)];
}
