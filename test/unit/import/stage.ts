import { type ArmBody, planOf } from '../../../src/plan';
import { observe } from '../../../src/deploy';
import { azureOf } from '../../../src/deploy/azure';
import { createClients, simulatorCredential } from '../../../src/azure';
import { type Design, assemble, readDesignFile } from '../../../src/design';
import { wantedOf } from '../../../src/resources';
import { type Simulator, startSimulator } from '../../../src/simulator';
import type { Imported } from '../../../src/import';

/** The design that an import makes. */
export function designOf({ files }: Imported): Design {
  const { designs } = assemble(files.map(({ path, text }) => readDesignFile(path, text)));
  const [design] = designs;
  if (!design) throw new Error('the import made no design');
  return design;
}

/** A simulator in which bodies have always been, as ARM would have them. */
export async function simulatorWith(bodies: readonly ArmBody[]): Promise<Simulator> {
  const existing = bodies.map((body) => ({ id: String(body['id']), body: body as never }));
  return startSimulator({ operationMilliseconds: 5, existing });
}

/** The plans of all customers of a design against a simulator: what is not `keep`, by customer. */
export async function changesAgainst(simulator: Simulator, design: Design): Promise<string[]> {
  const clients = createClients({ cloud: 'AzureCloud', simulatorUrl: simulator.url }, simulatorCredential);
  const azure = azureOf(() => clients);
  const lines: string[] = [];
  for (const customer of design.customers) {
    const { resources } = wantedOf(design, customer);
    const observation = await observe(azure, resources, {});
    const { steps } = planOf({ customer: customer.name, wanted: resources, ...observation });
    for (const { action, id, changes, impact } of steps) {
      if (action === 'keep') continue;
      lines.push(`${customer.name}: ${action} ${id} ${JSON.stringify(changes)} ${impact}`);
    }
  }
  return lines;
}
