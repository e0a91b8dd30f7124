import { generateAll } from '../generate';
import type { Chosen } from './wanted';

/**
 * The hand-over of a customer as one file of HTML, with a picture of it: address plan, VLANs, who does what, and tests.
 * @param svg the picture, for those whom the page goes to
 */
export function customerPage({ design, customer }: Chosen, svg: string): string {
  for (const { files } of generateAll(design, [customer], 'handover', new Map([[customer, svg]]))) {
    const page = files.find(({ path }) => path.endsWith('/customer/handover.html'));
    if (page) return page.content;
  }
  throw new Error('The hand-over has no page.');
}
