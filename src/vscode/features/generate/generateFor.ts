import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { findFormat, formats, generateAll, isOfAzure } from '../../../generate';
import { askItem } from '../../services/ask';
import { askFolder } from '../../services/askFolder';
import { chooseCustomer } from '../../services/choose';
import { workFor } from '../../services/planning';
import { picturesFor } from '../../../work/pictures';
import type { Services } from '../../services/services';
import { writeGenerated } from '../../services/writeGenerated';

interface Options {
  readonly format?: string;
  readonly folder?: vscode.Uri;
}

/** Generates the files of one format for one customer; returns the paths that were written. */
export async function generateFor(services: Services, argument: unknown, given: unknown): Promise<readonly string[]> {
  const options = optionsOf(given);
  const chosen = await chooseCustomer(services, argument);
  const { leftOut } = await workFor(services, chosen);
  const format = options.format ?? (await askFormat());
  const folder = options.folder ?? (await askFolder(services, chosen));
  const pictures = await picturesFor([chosen], format);
  const written: string[] = [];
  for (const output of generateAll(chosen.design, [chosen.customer], format, pictures)) {
    const missing = [...(isOfAzure(format) ? leftOut.map(({ message }) => message) : []), ...(output.refused ?? [])];
    written.push(...(await writeGenerated(services, chosen, output, folder, missing)));
  }
  return written;
}

async function askFormat(): Promise<string> {
  const [only] = formats;
  if (only && formats.length === 1) return only.id;
  const picked = await askItem(
    formats.map(({ id, title }) => ({ label: title(), description: id, id })),
    { placeHolder: l10n.t('Which format?') },
  );
  return picked.id;
}

function optionsOf(given: unknown): Options {
  if (typeof given !== 'object' || given === null) return {};
  const { format, folder } = given as { format?: unknown; folder?: unknown };
  return {
    ...(typeof format === 'string' && findFormat(format) && { format }),
    ...(folder instanceof vscode.Uri && { folder }),
  };
}
