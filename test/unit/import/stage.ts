import { createClients, simulatorCredential } from '../../../src/azure';
import { deploy, observe } from '../../../src/deploy';
import { azureOf } from '../../../src/deploy/azure';
import { type Design, assemble, readDesignFile } from '../../../src/design';
import type { Deciding, Destination, Imported } from '../../../src/import';
import { type ArmBody, planOf } from '../../../src/plan';
import { type BodyValue, type WantedResource, wantedOf } from '../../../src/resources';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../../src/simulator';
import { type AzureSource, importedInto } from '../../../src/work';
import { memoryJournal } from '../deploy/stage';

/** The design that an import makes. */
export function designOf({ files }: Imported): Design {
  const { designs } = assemble(files.map(({ path, text }) => readDesignFile(path, text)));
  const [design] = designs;
  if (!design) throw new Error('the import made no design');
  return design;
}

const KEY_OF = 'the key of ';

/** What ARM would be given of a wanted resource: references as ids, and no key. */
export function givenOf({ id, name, type, location, tags, body }: WantedResource): ArmBody {
  const envelope = { id, name, type, ...(location && { location }), ...(tags && { tags }) };
  return { ...(plain(body) as ArmBody), ...envelope };
}

function plain(value: BodyValue | undefined): unknown {
  if (Array.isArray(value)) return (value as readonly BodyValue[]).map(plain);
  if (typeof value !== 'object' || value === null) return value;
  if ('$id' in value) return value.$id;
  if ('$secret' in value) return 'K3yOfTheTest';
  if ('$authorizationKey' in value) return `${KEY_OF}${String(value.$authorizationKey)}`;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item as BodyValue)]));
}

/** A simulator in which bodies have always been, as ARM would have them: circuits first, then what is connected to them. */
export async function simulatorWith(
  bodies: readonly ArmBody[],
  subscriptions: NonNullable<SimulatorOptions['subscriptions']> = [],
): Promise<Simulator> {
  const simulator = await startSimulator({ operationMilliseconds: 5, subscriptions, existing: bodies.map(seedOf) });
  const keys = new Map(
    simulator.snapshot().resources.map(({ id, properties }) => [id.toLowerCase(), properties['authorizationKey']]),
  );
  const late = bodies.flatMap((body) => {
    if (!simulator.refused.some(({ id }) => id === body['id'])) return [];
    const text = JSON.stringify(body).replaceAll(/"the key of ([^"]+)"/g, (_, id: string) =>
      JSON.stringify(keys.get(id.toLowerCase()) ?? ''),
    );
    return [seedOf(JSON.parse(text) as ArmBody)];
  });
  simulator.seed(late);
  return simulator;
}

const seedOf = (body: ArmBody) => ({ id: String(body['id']), body: body as never });

/** Imports files, as the command does. */
export function importFiles(
  files: Readonly<Record<string, string>>,
  deciding: Deciding = {},
  destination: Destination = {},
): Promise<Imported> {
  const list = Object.entries(files).map(([name, text]) => ({ name, text }));
  return importedInto({ files: list, destination, deciding });
}

/** A simulator, as the Azure that an import reads. */
export const azureAt = (simulator: Simulator): AzureSource => ({
  cloud: 'AzureCloud',
  simulatorUrl: simulator.url,
  tenants: [],
  signIn: () => simulatorCredential,
  userAgent: 'test',
});

/** Imports all that a simulator holds, as from a live Azure. */
export function importLive(simulator: Simulator, deciding: Deciding = {}): Promise<Imported> {
  return importedInto({ files: [], azure: azureAt(simulator), deciding });
}

/** Plans and deploys every customer of a design to a simulator; returns what was not `keep`. */
export async function deployed(simulator: Simulator, design: Design): Promise<string[]> {
  const clients = createClients({ cloud: 'AzureCloud', simulatorUrl: simulator.url }, simulatorCredential);
  const azure = azureOf(() => clients);
  const lines: string[] = [];
  for (const customer of design.customers) {
    const { resources: wanted } = wantedOf(design, customer);
    const observation = await observe(azure, wanted, {});
    const plan = planOf({ customer: customer.name, wanted, ...observation });
    for (const { action, id, changes, impact } of plan.steps) {
      if (action !== 'keep' || changes.length > 0) lines.push(`${action} ${id} ${JSON.stringify(changes)} ${impact}`);
    }
    await deploy({
      plan,
      observation,
      wanted,
      azure,
      designCloud: 'AzureCloud',
      target: 'simulator',
      secrets: () => Promise.resolve('unused'),
      confirm: () => Promise.resolve(true),
      onEvent: () => undefined,
      journal: memoryJournal(),
      pace: {
        lookEveryMs: 5,
        operationMs: 5_000,
        retryAfterMs: 20,
        tellEveryMs: 1_000,
        patienceMs: { 'connectivity-provider': 0, customer: 0 },
      },
    });
  }
  return lines;
}

/** The snapshot of a simulator as text. */
export const stateOf = (simulator: Simulator): string => JSON.stringify(simulator.snapshot().resources);
