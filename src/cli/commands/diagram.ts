import { extname } from 'node:path';
import * as l10n from '@vscode/l10n';
import {
  type LayOut,
  LayoutCache,
  type Level,
  type PageName,
  type ThemeName,
  layoutScene,
  measureByTable,
  pictureFile,
  sceneOf,
} from '../../diagram';
import { EstateReader, type Layer, estateSvg } from '../../diagram/estate';
import { inProcessElk } from '../../diagram/inProcessElk';
import { pngOf } from '../../diagram/png';
import { resiliencyFacts, resiliencyOf } from '../../rules';
import { customerPage } from '../../work/customerPage';
import { whyNotInPicture, withDesign } from '../../work/designInPicture';
import { pixelTools } from '../../work/pixelTools';
import { todaysBlock } from '../../work/titleBlock';
import { tooSmallText } from '../../work/tooSmall';
import { CliFailure, EXIT, type ExitCode } from '../failure';
import { makeFolderOf, writeFile } from '../files';
import { printError } from '../terminal';
import { chooseCustomer, chooseDesign, findingsOfCustomers, openWorkspace, refuseErrors } from '../workspace';

interface CommonOptions {
  readonly design?: string;
  readonly out: string;
  readonly theme: Exclude<ThemeName, 'highContrast'>;
}

export interface DiagramOptions extends CommonOptions {
  readonly customer: string;
  readonly level?: Level;
  readonly findings: boolean;
  readonly embedDesign: boolean;
  readonly page?: PageName;
}

export interface EstateOptions extends CommonOptions {
  readonly colours: Layer;
}

export interface PictureCommandOptions extends Omit<DiagramOptions, 'customer'>, EstateOptions {
  readonly customer?: string;
  readonly estate?: boolean;
}

const FORMATS = { '.svg': 'svg', '.png': 'svg', '.drawio': 'drawio', '.html': 'svg' } as const;

/** Writes the picture that is asked for: a customer's, or that of all. */
export async function picture(folder: string, options: PictureCommandOptions): Promise<ExitCode> {
  if (options.estate === true) return estate(folder, options);
  const { customer } = options;
  if (customer === undefined) throw new CliFailure(l10n.t('Say --customer with a name, or --estate.'));
  return diagram(folder, { ...options, customer });
}

/** Writes all customers of a CSP, and what they share, on one page. */
export async function estate(
  folder: string,
  { out, theme, colours, design: wanted }: EstateOptions,
): Promise<ExitCode> {
  const ending = extname(out).toLowerCase();
  if (ending !== '.svg' && ending !== '.png') {
    throw new CliFailure(l10n.t('{0} ends in none of {1}.', out, '.svg, .png'));
  }
  const workspace = openWorkspace(folder);
  const design = chooseDesign(workspace, wanted);
  const reader = new EstateReader((of, customer) => resiliencyOf(of, customer)?.weakest.level);
  const chosen = design.customers.map((customer) => ({ design, customer }));
  const read = reader.read(design, findingsOfCustomers(workspace, chosen));
  const text = estateSvg(read, { theme, layer: colours, block: todaysBlock() });
  await writeOut(out, text);
  printError(l10n.t('The estate of {0} is in {1}.', design.provider.displayName, out));
  return EXIT.ok;
}

/** Writes the picture of a customer; the ending of the file says as what. Findings are shown where they are asked for, and stop nothing. */
export async function diagram(folder: string, options: DiagramOptions): Promise<ExitCode> {
  const { out, theme, level, findings, embedDesign, page } = options;
  const ending = extname(out).toLowerCase();
  if (!isFormat(ending)) {
    throw new CliFailure(l10n.t('{0} ends in none of {1}.', out, Object.keys(FORMATS).join(', ')));
  }
  if (embedDesign && ending !== '.svg')
    throw new CliFailure(l10n.t('Only an SVG can hold the design: --out FILE.svg.'));
  const workspace = openWorkspace(folder);
  const chosen = chooseCustomer(workspace, options.customer, options.design);
  const { design, customer } = chosen;
  if (ending === '.html') refuseErrors(workspace, [chosen]);
  const refusal = embedDesign ? whyNotInPicture(chosen, customer.name) : undefined;
  if (refusal !== undefined) throw new CliFailure(refusal);
  const found = findingsOfCustomers(workspace, [{ design, customer }]);
  const scene = sceneOf(design, customer, found, resiliencyFacts(design, customer));
  const elk = await inProcessElk();
  const cache = new LayoutCache();
  const layOut: LayOut = (part, arrangement) => layoutScene(part, elk, measureByTable, { arrangement, cache });
  const {
    text,
    tooSmall,
    level: shown,
  } = await pictureFile(scene, layOut, {
    format: FORMATS[ending],
    theme,
    level,
    findings,
    block: todaysBlock(),
    page,
  });
  elk.end();
  const whole = embedDesign ? withDesign(text, chosen) : text;
  await writeOut(out, ending === '.html' ? customerPage(chosen, text) : whole, page);
  if (embedDesign) {
    printError(
      l10n.t(
        '{0} holds the text of the customer and of the provider, comments included: keep it among yourselves.',
        out,
      ),
    );
  }
  if (tooSmall !== undefined) {
    const farther = fartherThan(shown);
    printError(tooSmallText(tooSmall, farther && `--level ${farther}`));
  }
  if (level === undefined && shown !== 'detail') {
    printError(l10n.t('It shows the level {0}: with more its text would be too small for the page.', shown));
  }
  printError(l10n.t('The diagram of {0} is in {1}.', customer.name, out));
  return EXIT.ok;
}

/** A picture as it was drawn, or as a PNG where the file is to be one. */
async function writeOut(out: string, text: string, page?: PageName): Promise<void> {
  const isPng = extname(out).toLowerCase() === '.png';
  const bytes = isPng ? await pngOf(text, await pixelTools(__dirname), page) : text;
  makeFolderOf(out);
  writeFile(out, bytes);
}

/** The level that shows less than another, and larger texts; undefined where none does. */
function fartherThan(level: Level): Level | undefined {
  if (level === 'summary') return undefined;
  return level === 'overview' ? 'summary' : 'overview';
}

const isFormat = (ending: string): ending is keyof typeof FORMATS => ending in FORMATS;
