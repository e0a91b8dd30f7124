import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, extname } from 'node:path';
import * as l10n from '@vscode/l10n';
import { version } from '../../../package.json';
import {
  type LayOut,
  type Level,
  type ThemeName,
  layoutScene,
  measureByTable,
  pictureFile,
  sceneOf,
} from '../../diagram';
import { inProcessElk } from '../../diagram/inProcessElk';
import { pngOf } from '../../diagram/png';
import { check, resiliencyFacts } from '../../rules';
import { pixelTools } from '../../work/pixelTools';
import { CliFailure, EXIT, type ExitCode } from '../failure';
import { printError } from '../terminal';
import { chooseCustomer, openWorkspace } from '../workspace';

export interface DiagramOptions {
  readonly customer: string;
  readonly design?: string;
  readonly out: string;
  readonly theme: Exclude<ThemeName, 'highContrast'>;
  readonly level: Level;
  readonly findings: boolean;
}

const FORMATS = { '.svg': 'svg', '.png': 'svg', '.drawio': 'drawio' } as const;

/** Writes the picture of a customer; the ending of the file says as what. Findings are shown where they are asked for, and stop nothing. */
export async function diagram(folder: string, options: DiagramOptions): Promise<ExitCode> {
  const { out, theme, level, findings } = options;
  const ending = extname(out).toLowerCase();
  if (!isFormat(ending)) {
    throw new CliFailure(l10n.t('{0} ends in none of {1}.', out, Object.keys(FORMATS).join(', ')));
  }
  const workspace = openWorkspace(folder);
  const { design, customer } = chooseCustomer(workspace, options.customer, options.design);
  const scene = sceneOf(design, customer, check(workspace.assembly), resiliencyFacts(design, customer));
  const block = { date: new Date().toISOString().slice(0, 10), version };
  const elk = await inProcessElk();
  const layOut: LayOut = (part, arrangement) => layoutScene(part, elk, measureByTable, { arrangement });
  const text = await pictureFile(scene, layOut, { format: FORMATS[ending], theme, level, findings, block });
  elk.end();
  const bytes = ending === '.png' ? await pngOf(text, await pixelTools(__dirname)) : text;
  try {
    mkdirSync(dirname(out), { recursive: true });
    writeFileSync(out, bytes);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new CliFailure(l10n.t('{0} cannot be written ({1}).', out, code));
  }
  printError(l10n.t('The diagram of {0} is in {1}.', customer.name, out));
  return EXIT.ok;
}

const isFormat = (ending: string): ending is keyof typeof FORMATS => ending in FORMATS;
