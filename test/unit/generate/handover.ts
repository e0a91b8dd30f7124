import type { Design } from '../../../src/design';
import { generate } from '../../../src/generate';
import { customerOf, sampleDesign } from '../resources/sample';

const sample = sampleDesign();

/** The papers of a customer, of the sample where no other design is said, by their paths. */
export const papers = (name: string, of: Design = sample): Map<string, string> =>
  new Map(generate(of, customerOf(of, name), 'handover').map(({ path, content }) => [path, content]));
