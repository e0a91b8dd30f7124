import * as l10n from '@vscode/l10n';
import {
  type Customer,
  type Design,
  type DesignFile,
  type EditValue,
  type Path,
  type TextEdit,
  appendItem,
  applyEdits,
  insertKey,
  readDesignFile,
  withFile,
} from '../design';
import { nodeAt } from '../design/yaml/nodes';
import { lineEdits } from '../design/edit/lineEdits';
import { Refused } from './ask/question';

/** What comes of the answers: the design as it would be, and where to look at it. */
export interface Made {
  readonly design: Design;
  readonly at: { readonly file: string; readonly path: Path };
}

/** What is to be written so that one design becomes another. */
export interface FileChange {
  readonly path: string;
  /** Of a file that is there. */
  readonly edits?: readonly TextEdit[];
  /** The whole text of a new file. */
  readonly created?: string;
}

/**
 * The design with one file of it edited; further edits are made in the text as this one leaves it.
 * @throws Refused where the text has no place for the edit, as it holds an alias there
 */
export function revise(design: Design, path: string, edit: (file: DesignFile) => readonly TextEdit[]): Design {
  const file = design.files.find((each) => each.path === path);
  const edits = file ? edit(file) : [];
  if (!file || edits.length === 0) {
    throw new Refused(l10n.t('{0} cannot be changed there: it holds an alias, or another kind of value.', path), {
      title: l10n.t('Show File'),
      file: path,
      path: [],
    });
  }
  return withFile(design, readDesignFile(path, applyEdits(file.text, edits)));
}

/** The smallest changes, in whole lines, that make the files of one design those of another. */
export function changesBetween(before: Design, after: Design): FileChange[] {
  return after.files.flatMap((file): FileChange[] => {
    const old = before.files.find(({ path }) => path === file.path);
    if (!old) return [{ path: file.path, created: file.text }];
    return old.text === file.text ? [] : [{ path: file.path, edits: lineEdits(old.text, file.text) }];
  });
}

/** Appends to a list; one that is missing is written behind the key `after`. */
export function addItem(file: DesignFile, list: Path, value: EditValue, after?: string): TextEdit[] {
  const key = list.at(-1);
  const isThere = nodeAt(file.nodes(), list) !== undefined;
  if (isThere || typeof key !== 'string') return appendItem(file, list, value);
  return insertKey(file, list.slice(0, -1), key, [value], after === undefined ? {} : { after });
}

/** The customer of that file in another state of the design. */
export function sameCustomer(design: Design, customer: Customer): Customer {
  const found = design.customers.find(({ file }) => file.path === customer.file.path);
  if (!found) throw new Error(`${customer.file.path} is no customer any more`);
  return found;
}

/** The path of an object of a file; the top where it is not in it. */
export function pathIn(file: DesignFile, object: object, ...more: (string | number)[]): Path {
  return file.pathOf(object, ...more) ?? [];
}
