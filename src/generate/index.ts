import * as l10n from '@vscode/l10n';
import type { Customer, Design } from '../design';
import type { Output } from './compareOutput';
import { type CustomerOutput, outputOf } from './context';
import { type CustomerFormat, findFormat, formats } from './formats';
import type { GeneratedFile } from './output';
import { printReadmes } from './readme';

export {
  COMMON,
  type ComparedFile,
  type Comparison,
  type FileState,
  MANIFEST,
  type Output,
  compareOutput,
  pathsToCompare,
} from './compareOutput';
export { type Format, findFormat, formats, isOfAzure } from './formats';
export type { GeneratedFile } from './output';

/** A format that this program does not know; the message names those that it does. */
export class UnknownFormat extends Error {
  override readonly name = 'UnknownFormat';
}

function known(id: string): NonNullable<ReturnType<typeof findFormat>> {
  const format = findFormat(id);
  if (format) return format;
  const ids = formats.map((one) => one.id).join(', ');
  throw new UnknownFormat(l10n.t('The format "{0}" is not known. Formats are: {1}.', id, ids));
}

/** Diagrams of customers, as SVG. */
export type Pictures = ReadonlyMap<Customer, string>;

const NO_PICTURES: Pictures = new Map();

/**
 * The files of a format, one output for each customer with its own folder and manifest; for a format that serves a whole
 * design (`pipeline`), a single output. Made one at a time, so that memory stays flat however many customers there are.
 * @throws UnknownFormat
 */
export function* generateAll(
  design: Design,
  customers: readonly Customer[],
  format: string,
  pictures = NO_PICTURES,
): Generator<Output> {
  const found = known(format);
  if (found.scope === 'design') {
    const refused = found.refused?.(design) ?? [];
    yield { folder: '', format, files: found.print(design, customers), common: [], refused };
    return;
  }
  for (const customer of customers) yield outputFor(design, customer, found, pictures.get(customer));
}

/**
 * All files of a format for one customer; written nowhere. {@link generateAll} says which of them are common to all formats.
 * @throws UnknownFormat
 */
export function generate(design: Design, customer: Customer, format: string): GeneratedFile[] {
  return [...generateAll(design, [customer], format)].flatMap(({ files, common }) => [...common, ...files]);
}

const guides = formats.flatMap((format) => (format.scope === 'customer' && format.guide ? [format.guide] : []));

interface Prepared {
  readonly output: CustomerOutput;
  readonly common: readonly GeneratedFile[];
}

/** What was made last: several formats of one customer are asked for one after the other. */
let last: Prepared | undefined;

function prepared(design: Design, customer: Customer): Prepared {
  if (last?.output.design !== design || last.output.customer !== customer) {
    const output = outputOf(design, customer);
    last = { output, common: printReadmes(output, guides) };
  }
  return last;
}

function outputFor(design: Design, customer: Customer, format: CustomerFormat, picture?: string): Output {
  const { output, common } = prepared(design, customer);
  const refused = format.refused?.(output) ?? [];
  return { folder: output.folder, format: format.id, files: format.print(output, picture), common, refused };
}
