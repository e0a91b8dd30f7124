import { type Design, assemble, readDesignFile } from '../../src/design';
import { type EstateFile, estate } from './estate';

/** The design of some files. */
export function designOf(files: readonly EstateFile[]): Design {
  const [design] = assemble(files.map(({ path, text }) => readDesignFile(path, text))).designs;
  if (!design) throw new Error('There is no design.');
  return design;
}

/** The design of an estate of so many customers. */
export const estateDesign = (customers: number): Design => designOf(estate(customers));
