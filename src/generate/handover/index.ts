import type { CustomerOutput } from '../context';
import type { GeneratedFile } from '../output';
import { printHandover } from './customerDocument';
import { printLowLevelDesign } from './lowLevelDesign';
import { printOrderSheets } from './orderSheet';

/** The papers: the customer's package, the orders at the connectivity providers, the low-level design. */
export function printPapers(output: CustomerOutput): GeneratedFile[] {
  return [...printHandover(output), ...printOrderSheets(output), ...printLowLevelDesign(output)];
}
