import type { Design } from '../../design';
import { type CoreRouterModel, coreOf } from '../../edge';
import { parseAddress } from '../../network/prefix';
import { fileName, uniqueNames } from '../names';
import { type GeneratedFile, lines } from '../output';
import { coreJudges, corePreChecks, corePrinters, coreShows } from './coreLines';
import { printers } from './printers';
import { coreRemoval } from './coreRemoval';
import { judgedText } from './printer';
import { commentText } from './words';

/**
 * Format `core`: what the CSP's own network needs between its edge routers, once for all customers. No customer's file
 * has it, and nothing of it but its filters is taken away by a file: other customers stand on it.
 */
export function printCore(design: Design): GeneratedFile[] {
  const unique = uniqueNames();
  return coreOf(design).flatMap((model) => {
    const printer = model.platform && printers[model.platform];
    if (!printer || !model.platform) return [];
    const folder = `core/routers/${unique(fileName(model.router))}`;
    const { words, comment, configuration } = printer;
    const { fitting, refused } = fitted(model, words.takes);
    const head = (texts: readonly string[]) => texts.map((text) => `${comment} ${commentText(text)}`);
    const title = [
      `${model.router} (${printer.label}): the core of ${design.provider.name}, once for all customers.`,
      judgedText(coreJudges[model.platform]),
    ];
    const removal = coreRemoval(model.platform, fitting);
    const extension = configuration.split('.').at(-1) ?? 'cfg';
    return [
      {
        path: `${folder}/${configuration}`,
        content: lines(
          head([
            ...title,
            'Look with verify.txt before it is loaded: leave out the lines of sessions and labels that are there already.',
            ...refused.map((text) => `REFUSED ${text}`),
            ...fitting.open.map((text) => `OPEN ${text}`),
          ]),
          words.takes(model.router) ? corePrinters[model.platform](fitting) : [],
        ),
      },
      {
        path: `${folder}/back-out.${extension}`,
        content: lines(
          head([
            ...title.slice(0, 1),
            `Takes away the filters that ${configuration} adds. Every customer stands on the rest, which may have been there before:`,
            ...removal.left.map((line) => `  LEFT ${line}`),
          ]),
          words.takes(model.router) ? removal.lines : [],
        ),
      },
      {
        path: `${folder}/verify.txt`,
        content: lines(
          head(['Before the configuration is loaded: what is there already. Keep the answers.']),
          corePreChecks[model.platform],
          head(['After it is loaded:']),
          coreShows[model.platform],
        ),
      },
    ];
  });
}

/** Without what a line cannot carry. */
function fitted(model: CoreRouterModel, takes: (word: string) => boolean) {
  const isFit = (n: CoreRouterModel['neighbors'][number]) =>
    takes(n.router) && parseAddress(n.address) !== undefined && Number.isInteger(n.remoteAsn);
  const loopback = model.loopback !== undefined && parseAddress(model.loopback) ? model.loopback : undefined;
  const refused = [
    ...model.neighbors.filter((n) => !isFit(n)).map((n) => n.router),
    ...model.labelInterfaces.filter((p) => !takes(p.name)).map((p) => p.name),
  ];
  const fitting: CoreRouterModel = {
    ...model,
    loopback,
    neighbors: model.neighbors.filter(isFit),
    labelInterfaces: model.labelInterfaces.filter((p) => takes(p.name)),
  };
  return { fitting, refused };
}
