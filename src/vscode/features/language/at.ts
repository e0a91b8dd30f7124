import * as vscode from 'vscode';
import type { Customer, Design, DesignFile, OffsetRange } from '../../../design';
import { designWith } from '../../../design/designWith';
import type { Services } from '../../services/services';

/** Design files, whatever language their editor gives them. */
export const DESIGN_FILES: vscode.DocumentSelector = { pattern: '**/*.csp.{yaml,json}' };

/** Where a language feature is asked, in terms of the design. */
export interface At {
  readonly file: DesignFile;
  readonly offset: number;
  readonly design: Design | undefined;
  readonly customer: Customer | undefined;
}

/** The file of a document as it is typed now, and its design; undefined for what is in no workspace. */
export async function at(
  { designs, files }: Services,
  document: vscode.TextDocument,
  position?: vscode.Position,
): Promise<At | undefined> {
  const { assembly } = await designs.typed();
  const file = files.fileAt(document.uri);
  if (!file || file.text !== document.getText()) return undefined;
  const design = designWith(assembly.designs, file.path);
  const customer = design?.customers.find((c) => c.file.path === file.path);
  return { file, offset: position ? document.offsetAt(position) : 0, design, customer };
}

export function rangeIn(document: vscode.TextDocument, { start, end }: OffsetRange): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}
