import type { Front } from '../unit/simulator/refusals/rehearse';
import { startTap } from './tap';

/** A body that the simulator has accepted, with its path. */
export interface Accepted {
  readonly path: string;
  readonly type: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Bodies that are the same but for ids and names are judged once. */
const keyOf = ({ type, body }: Accepted): string =>
  `${type} ${JSON.stringify(body).replace(/\/subscriptions\/[^"]*/g, '…')}`;

/** Writes down every body that is accepted by the simulators that it stands before. */
export class AcceptedBodies {
  readonly #bodies = new Map<string, Accepted>();

  get all(): readonly Accepted[] {
    return [...this.#bodies.values()];
  }

  readonly before = async (simulatorUrl: string): Promise<Front> => {
    const tap = await startTap(simulatorUrl);
    return {
      url: tap.url,
      stop: async () => {
        await tap.stop();
        for (const { method, url, status, requestBody } of tap.exchanges) {
          const { pathname } = new URL(url, simulatorUrl);
          if (method !== 'PUT' || status >= 300 || typeof requestBody !== 'object' || requestBody === null) continue;
          const accepted = {
            path: pathname,
            type: typeOf(pathname),
            body: requestBody as Record<string, unknown>,
          };
          this.#bodies.set(keyOf(accepted), accepted);
        }
      },
    };
  };
}

/**
 * `/subscriptions/…/providers/Microsoft.Network/virtualNetworks/hub/subnets/web` is a Microsoft.Network/virtualNetworks/subnets;
 * a resource group has no namespace in its path.
 */
function typeOf(path: string): string {
  if (!path.includes('/providers/')) return 'Microsoft.Resources/resourceGroups';
  const [namespace = '', ...segments] = path.slice(path.lastIndexOf('/providers/') + '/providers/'.length).split('/');
  return [namespace, ...segments.filter((_, index) => index % 2 === 0)].join('/');
}

/** The name of a resource in a template: its own and those of its parents. */
export function nameIn(path: string): string {
  const [, ...segments] = path.slice(path.lastIndexOf('/providers/') + '/providers/'.length).split('/');
  return segments.filter((_, index) => index % 2 === 1).join('/');
}
