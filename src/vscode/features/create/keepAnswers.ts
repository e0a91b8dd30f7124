import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { Refusal } from '../../services/commands';

/** What was answered and is not written yet. */
export interface Unwritten {
  /** Goes through the wizard again with the answers, and writes. */
  readonly again: () => Promise<unknown>;
  /** The whole texts of the files as they would be. */
  readonly texts: readonly string[];
}

/**
 * Writes what was answered. Where that is refused the answers are kept: it can be tried again once the reason is gone, and
 * what would have been written can be looked at and saved elsewhere.
 * @throws Refusal
 */
export async function keepAnswers(write: () => Promise<unknown>, unwritten: Unwritten): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(
      error.message,
      [
        { title: l10n.t('Try Again'), run: () => keepAnswers(unwritten.again, unwritten) },
        { title: l10n.t('Open as Untitled'), run: () => openUntitled(unwritten.texts) },
      ],
      error.severity,
    );
  }
}

async function openUntitled(texts: readonly string[]): Promise<void> {
  for (const content of texts) {
    const document = await vscode.workspace.openTextDocument({ language: 'yaml', content });
    await vscode.window.showTextDocument(document, { preview: false });
  }
}
