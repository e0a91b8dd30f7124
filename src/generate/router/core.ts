import type { Design } from '../../design';
import { type CoreRouterModel, coreOf } from '../../edge';
import { parseAddress } from '../../network/prefix';
import { fileName, uniqueNames } from '../names';
import { type GeneratedFile, lines } from '../output';
import { corePreChecks, corePrinters, coreShows } from './coreLines';
import { printers } from './printers';
import { commentText } from './words';

/**
 * Format `core`: what the CSP's own network needs between its edge routers, once for all customers. No customer's file
 * has it, and nothing of it is taken away by a file: other customers stand on it.
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
      'Not judged: no device and no referee has judged any line of this file.',
    ];
    const left = 'There is no back-out file: what is here may have been there before, and every customer stands on it.';
    return [
      {
        path: `${folder}/${configuration}`,
        content: lines(
          head([
            ...title,
            left,
            ...refused.map((text) => `REFUSED ${text}`),
            ...fitting.open.map((text) => `OPEN ${text}`),
          ]),
          words.takes(model.router) ? corePrinters[model.platform](fitting) : [],
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
