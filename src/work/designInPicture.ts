import * as l10n from '@vscode/l10n';
import { type Customer, DESIGN_FILE, type DesignFile, PROVIDER_FILE } from '../design';
import { DEVICE_NAME } from '../design/deviceNames';
import { isListOf, isNumber, isObjectOf, isString } from '../diagram/guards';
import type { Chosen } from './wanted';

/** A file of a design as it lies in a picture. */
export interface FileInPicture {
  /** From the folder of the design, with `/`: `provider.csp.yaml`, or `customers/NAME.csp.yaml`. */
  readonly path: string;
  readonly text: string;
}

const ID = 'csp-connectivity-design';
const FORMAT = 1;
const MARK = new RegExp(`<metadata id="${ID}">([A-Za-z0-9+/=\\s]*)</metadata>`);
const CUSTOMERS = 'customers/';
/** What systems of files take for a name and nothing else: no folder, no way out of one, no device. */
const NAME = /^[\p{L}\p{N}_][\p{L}\p{N}_ .-]{0,100}$/u;

const isHeld = isObjectOf<{ formatVersion: number; files: readonly FileInPicture[] }>({
  formatVersion: isNumber,
  files: isListOf(isObjectOf<FileInPicture>({ path: isString, text: isString })),
});

/**
 * Whether a design may lie in a picture: secrets are named in it, never written, as long as each of its keys and values is of the
 * format. What is not may be anything, a key in clear text included.
 */
export const mayLieInPicture = ({ design, customer }: Chosen): boolean =>
  filesOf(design.provider.file, customer).every(({ broken, findings }) => !broken && findings.length === 0);

/**
 * Why the text of a design goes into no picture; undefined where it may.
 * @param name of the customer, as it is said where this is shown
 */
export function whyNotInPicture(chosen: Chosen, name: string): string | undefined {
  if (mayLieInPicture(chosen)) return undefined;
  return l10n.t(
    'The text of {0} or of the provider has what the format does not know, which may be a secret: it goes into no picture. Mend it first.',
    name,
  );
}

/** The picture with the text of the customer's file and of the CSP's in it, so that the design can be opened again. */
export function withDesign(svg: string, { design, customer }: Chosen): string {
  const [provider, own] = filesOf(design.provider.file, customer);
  const files: FileInPicture[] = [
    { path: nameOf(provider), text: provider.text },
    { path: `${CUSTOMERS}${nameOf(own)}`, text: own.text },
  ];
  // As base64 no text of the design can be taken for a part of the picture.
  const held = Buffer.from(JSON.stringify({ formatVersion: FORMAT, files })).toString('base64');
  const end = svg.lastIndexOf('</svg>');
  return `${svg.slice(0, end)}<metadata id="${ID}">${held}</metadata>\n${svg.slice(end)}`;
}

/**
 * The files of the design in a picture: texts, of which none is run and none goes anywhere but into the folder of a design.
 * Undefined where there are none, or where what is there is not what we wrote.
 */
export function designIn(svg: string): readonly FileInPicture[] | undefined {
  const held = MARK.exec(svg)?.[1];
  if (held === undefined) return undefined;
  let found: unknown;
  try {
    found = JSON.parse(Buffer.from(held, 'base64').toString());
  } catch {
    return undefined;
  }
  if (!isHeld(found) || found.formatVersion !== FORMAT) return undefined;
  const paths = found.files.map(({ path }) => path);
  const isWhole = paths.filter(isProvider).length === 1 && paths.length === 2 && paths.some(isCustomer);
  return isWhole ? found.files : undefined;
}

const isProvider = (path: string): boolean => PROVIDER_FILE.test(path) && isName(path);

function isCustomer(path: string): boolean {
  const name = path.slice(CUSTOMERS.length);
  return path.startsWith(CUSTOMERS) && DESIGN_FILE.test(name) && !PROVIDER_FILE.test(name) && isName(name);
}

const isName = (name: string): boolean => NAME.test(name) && !DEVICE_NAME.test(name);

const nameOf = ({ path }: DesignFile): string => path.slice(path.lastIndexOf('/') + 1);

const filesOf = (provider: DesignFile, customer: Customer): readonly [DesignFile, DesignFile] => [
  provider,
  customer.file,
];
