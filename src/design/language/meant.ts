import type { Path } from '../finding';
import type { Customer, Inherited } from '../model';
import type { Kind } from '../schema';
import { schemasAt } from '../schema/node';

/** What a value is where the text does not say it. */
export interface MeantValue {
  readonly path: Path;
  readonly text: string;
}

/** What an Azure object has from the subscription or the customer. */
const INHERITED = ['managedBy', 'resourceGroup', 'location', 'tenantId'] as const;

/**
 * What is meant at a place of a file where nothing is said: the defaults of the schema, and what a thing has from above.
 * @param path of the thing
 * @param depth how many keys deep inside the thing
 */
export function meantAt(kind: Kind, path: Path, depth: number, customer?: Customer): MeantValue[] {
  return [...defaultsAt(kind, path, depth), ...(customer ? inheritedAt(kind, path, customer) : [])];
}

function defaultsAt(kind: Kind, path: Path, depth: number): MeantValue[] {
  return schemasAt(kind, path).flatMap(({ properties = {} }) =>
    Object.entries(properties).flatMap(([key, { default: meant }]) => {
      const at = [...path, key];
      if (typeof meant === 'string' || typeof meant === 'number' || typeof meant === 'boolean') {
        return [{ path: at, text: String(meant) }];
      }
      // A part that needs more than one key is a thing of its own, which a default does not make.
      const needsMore = schemasAt(kind, at).some(({ required = [] }) => required.length > 0);
      return depth > 1 && !needsMore ? defaultsAt(kind, at, depth - 1) : [];
    }),
  );
}

function inheritedAt(kind: Kind, path: Path, customer: Customer): MeantValue[] {
  const here = JSON.stringify(path);
  const part = heirsOf(customer).find(({ raw }) => JSON.stringify(customer.file.pathOf(raw)) === here);
  const keys = schemasAt(kind, path).flatMap(({ properties }) => Object.keys(properties ?? {}));
  return INHERITED.flatMap((key) => {
    const text = part?.[key];
    return text !== undefined && keys.includes(key) ? [{ path: [...path, key], text }] : [];
  });
}

/** The things that are told with what they have from above. */
function heirsOf({ subscriptions, virtualNetworks, circuits }: Customer): readonly (Inherited & { raw: object })[] {
  const ofNetworks = virtualNetworks.flatMap((network) => {
    const { gateway, vpnGateway, firewall, routeServer } = network;
    return [network, gateway ?? [], vpnGateway ?? [], firewall ?? [], routeServer ?? []].flat();
  });
  return [...subscriptions, ...ofNetworks, ...circuits];
}
