import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as l10n from '@vscode/l10n';
import { layoutScene, measureByTable, renderSvg, sceneOf } from '../../diagram';
import { inProcessElk } from '../../diagram/inProcessElk';
import { check, resiliencyFacts } from '../../rules';
import { CliFailure, EXIT, type ExitCode } from '../failure';
import { printError } from '../terminal';
import { chooseCustomer, openWorkspace } from '../workspace';

export interface DiagramOptions {
  readonly customer: string;
  readonly design?: string;
  readonly out: string;
}

/** Writes the picture of a customer; findings are shown in it, and stop nothing. */
export async function diagram(folder: string, options: DiagramOptions): Promise<ExitCode> {
  const workspace = openWorkspace(folder);
  const { design, customer } = chooseCustomer(workspace, options.customer, options.design);
  const elk = await inProcessElk();
  const scene = sceneOf(design, customer, check(workspace.assembly), resiliencyFacts(design, customer));
  const svg = renderSvg(await layoutScene(scene, elk, measureByTable));
  elk.end();
  try {
    mkdirSync(dirname(options.out), { recursive: true });
    writeFileSync(options.out, svg);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new CliFailure(l10n.t('{0} cannot be written ({1}).', options.out, code));
  }
  printError(l10n.t('The diagram of {0} is in {1}.', customer.name, options.out));
  return EXIT.ok;
}
