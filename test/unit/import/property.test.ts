import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Customer, Design } from '../../../src/design';
import { type GeneratedFile, generate } from '../../../src/generate';
import { type Imported, type SourceFile, type Sources, importedFrom, readSources } from '../../../src/import';
import { RESOURCE_GROUP, types, wantedOf } from '../../../src/resources';
import { readAll } from '../../../src/work';
import { parseHcl } from '../../../src/work/hcl';
import { customerOf, sampleDesign } from '../resources/sample';
import { customerFiles, designOfCustomer, designOfCustomers, estates } from './arbitraries';
import { asState } from './asState';
import { azureAt, deployed, designOf, givenOf, simulatorWith, stateOf } from './stage';

/** Everything that several readings hold. */
function together(read: readonly Sources[]): Sources {
  return {
    resources: read.flatMap(({ resources }) => resources),
    subscriptions: read.flatMap(({ subscriptions }) => subscriptions),
    customers: [],
    routers: [],
    told: read.flatMap(({ told }) => told),
  };
}

/** The files of a format, by the folder that names the subscription, and the group that the file is of. */
function templatesOf(
  design: Design,
  customer: Customer,
): { file: GeneratedFile; subscriptionId: string; resourceGroup: string }[] {
  return generate(design, customer, 'arm')
    .filter(({ path }) => path.endsWith('.json'))
    .flatMap((file) => {
      const [, , , subscription, name = ''] = file.path.split('/');
      const found = customer.subscriptions.find((one) => one.name === subscription);
      const group = name.replace(/(-\d+)?\.json$/, '');
      return found?.raw.subscriptionId
        ? [{ file, subscriptionId: found.raw.subscriptionId, resourceGroup: group }]
        : [];
    });
}

const THERE = {
  $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#',
  parameters: { alreadyThere: { value: [] } },
};
const parameters: SourceFile = { name: 'values.json', text: JSON.stringify(THERE) };

/** The templates, each read as what is deployed to its group. */
async function fromArm(design: Design, customer: Customer): Promise<Sources> {
  const read = templatesOf(design, customer).map(({ file, ...deployedTo }) =>
    readSources([{ name: file.path, text: file.content }, parameters], { ...deployedTo, tenantId: customer.tenantId }),
  );
  return together(await Promise.all(read));
}

/** The templates as Bicep's compiler writes modules: one template, with resources by symbolic names, and each group as a nested deployment in its own scope. */
async function fromBicepJson(design: Design, customer: Customer): Promise<Sources> {
  const bySubscription = Map.groupBy(templatesOf(design, customer), ({ subscriptionId }) => subscriptionId);
  const read = [...bySubscription].map(([subscriptionId, templates]) => {
    const modules = templates.map(({ file, resourceGroup }, n) => {
      const template = JSON.parse(file.content) as { resources: readonly object[] };
      const symbolic = Object.fromEntries(
        template.resources.map((resource, at) => [`resource${String(at)}`, resource]),
      );
      const isOfSubscription = /^subscription/.test(resourceGroup);
      const deployment = {
        type: 'Microsoft.Resources/deployments',
        apiVersion: '2022-09-01',
        name: `module-${String(n)}`,
        ...(isOfSubscription ? { location: 'westeurope' } : { resourceGroup }),
        properties: {
          expressionEvaluationOptions: { scope: 'inner' },
          mode: 'Incremental',
          parameters: { alreadyThere: { value: "[parameters('alreadyThere')]" } },
          template: { ...template, languageVersion: '2.0', resources: symbolic },
        },
      };
      return [`module${String(n)}`, deployment] as const;
    });
    const main = {
      $schema: 'https://schema.management.azure.com/schemas/2018-05-01/subscriptionDeploymentTemplate.json#',
      languageVersion: '2.0',
      contentVersion: '1.0.0.0',
      metadata: { _generator: { name: 'bicep' } },
      parameters: { alreadyThere: { type: 'array' } },
      resources: Object.fromEntries(modules),
    };
    return readSources([{ name: 'main.json', text: JSON.stringify(main) }, parameters], {
      subscriptionId,
      tenantId: customer.tenantId,
    });
  });
  return together(await Promise.all(read));
}

const hclOf = (design: Design, customer: Customer): SourceFile[] => {
  const files = generate(design, customer, 'terraform').filter(({ path }) => path.endsWith('.tf'));
  const folders = new Set(files.map(({ path }) => path.slice(0, path.lastIndexOf('/'))));
  const values = [...folders].map((folder) => ({ name: `${folder}/terraform.tfvars`, text: 'stage = 3\n' }));
  return [...files.map(({ path, content }) => ({ name: path, text: content })), ...values];
};

const fromHcl = (design: Design, customer: Customer): Promise<Sources> =>
  readSources(hclOf(design, customer), {
    hcl: parseHcl,
    tenantId: customer.tenantId,
    subscriptionId: firstOf(customer),
  });

const firstOf = (customer: Customer): string | undefined => customer.subscriptions[0]?.raw.subscriptionId;

/** What `terraform show -json` writes of the same, as a state and as a plan. */
const fromState =
  (kind: 'state' | 'plan') =>
  async (design: Design, customer: Customer): Promise<Sources> =>
    readSources([{ name: 'show.json', text: JSON.stringify(await asState(hclOf(design, customer), kind)) }], {
      tenantId: customer.tenantId,
      subscriptionId: firstOf(customer),
    });

async function fromLive(design: Design, customer: Customer): Promise<Sources> {
  const simulator = await simulatorWith(wantedOf(design, customer).resources.map(givenOf));
  return readAll({ files: [], azure: azureAt(simulator) }).finally(() => simulator.stop());
}

const formats = {
  live: fromLive,
  arm: fromArm,
  'bicep json': fromBicepJson,
  hcl: fromHcl,
  state: fromState('state'),
  plan: fromState('plan'),
};
type Format = keyof typeof formats;
const names = Object.keys(formats) as Format[];

const changedOf = ({ files }: Imported) => files.filter(({ before, text }) => before !== text);

/** The bodies that a design is to write. A group is as it is: nothing is read of it, and its tags stay. */
function bodiesOf(design: Design, customer: Customer): unknown {
  const { resources } = wantedOf(design, customer);
  const bodies = resources.filter(({ existing, type }) => !existing && type !== RESOURCE_GROUP).map(givenOf);
  return Object.fromEntries(bodies.map((body) => [String(body['id']).toLowerCase(), body]));
}

const samples = ['contoso', 'fabrikam', 'wingtip'].map((name) => ({ name, design: sampleDesign() }));

/** What any customer may have, so that a property held over nothing is seen. */
const ALL_TYPES = [
  types.authorization,
  types.circuit,
  types.connection,
  types.gateway,
  types.networkPeering,
  types.peering,
  types.routeTable,
  types.securityGroup,
  types.virtualNetwork,
];

const typesIn = (design: Design): ReadonlySet<string> =>
  new Set(design.customers.flatMap((customer) => wantedOf(design, customer).resources.map(({ type }) => type)));

/** A customer that has all of it: the first that every property is held over. */
const whole = fc.sample(customerFiles, { seed: 1, numRuns: 200 }).find((text) => {
  const there = typesIn(designOfCustomer(text));
  return ALL_TYPES.every((type) => there.has(type));
});
if (whole === undefined) throw new Error('no customer has everything');
const RUNS = { numRuns: 15, examples: [[whole]] as [string][] };

/** What tells that a design was not read whole, and stays for that reason alone. The tags of a group are no part of it. */
const UNREAD = ['IMP-001', 'IMP-002', 'IMP-004', 'IMP-005', 'IMP-010'];
const unreadOf = ({ told }: Imported) =>
  told.filter(({ code, id = '' }) => UNREAD.includes(code) && !/resourceGroups\/[^/]+$/i.test(id));

describe.each(names)('a design that becomes %s', (format) => {
  it.each(samples)('is the same to the letter when it is imported again: $name', async ({ name, design }) => {
    const customer = customerOf(design, name);
    const imported = importedFrom(await formats[format](design, customer), { design });
    expect(imported.files.length).toBeGreaterThan(0);
    for (const { before, text } of changedOf(imported)) expect(text).toBe(before);
  });

  it('is the same to the letter, whatever networks, gateways, circuits and tables it has', async () => {
    await fc.assert(
      fc.asyncProperty(customerFiles, async (text) => {
        const design = designOfCustomer(text);
        for (const customer of design.customers) {
          const imported = importedFrom(await formats[format](design, customer), { design });
          expect(imported.files.map(({ path }) => path)).toEqual([customer.file.path]);
          for (const file of changedOf(imported)) expect(file.text).toBe(file.before);
          expect(unreadOf(imported)).toEqual([]);
        }
      }),
      RUNS,
    );
  });

  it('wants the same of Azure when it is made anew', async () => {
    await fc.assert(
      fc.asyncProperty(customerFiles, async (text) => {
        const design = designOfCustomer(text);
        for (const customer of design.customers) {
          const model = customer.raw.model;
          const imported = importedFrom(await formats[format](design, customer), { customer: customer.name, model });
          const made = designOf(imported);
          const [own] = made.customers;
          if (!own) throw new Error('no customer');
          expect(bodiesOf(made, own)).toEqual(bodiesOf(design, customer));
        }
      }),
      RUNS,
    );
  });
});

describe('an estate of any design', () => {
  it('has a file for each customer and an empty plan after its import, and a deployment leaves it byte for byte as it was', async () => {
    await fc.assert(
      fc.asyncProperty(estates, async (texts) => {
        const design = designOfCustomers(texts);
        const bodies = design.customers.flatMap((customer) => wantedOf(design, customer).resources.map(givenOf));
        const simulator = await simulatorWith(bodies, subscriptionsOf(design));
        try {
          const before = stateOf(simulator);
          const imported = importedFrom(await readAll({ files: [], azure: azureAt(simulator) }), {});
          const made = designOf(imported);
          expect(made.customers.map(({ tenantId }) => tenantId)).toEqual(
            design.customers.map(({ tenantId }) => tenantId),
          );
          expect(managedIn(made)).toEqual(managedIn(design));
          expect(await deployed(simulator, made)).toEqual([]);
          expect(stateOf(simulator)).toBe(before);
        } finally {
          await simulator.stop();
        }
      }),
      { numRuns: 15, examples: [[[whole, whole]]] },
    );
  });
});

const subscriptionsOf = (design: Design) =>
  design.customers.flatMap(({ tenantId, subscriptions }) =>
    subscriptions.map(({ name, raw }) => ({
      subscriptionId: raw.subscriptionId ?? '',
      displayName: name,
      tenantId: tenantId ?? '',
    })),
  );

/** The resources that a design manages, by id: an empty plan of a design that manages nothing says nothing. */
const managedIn = (design: Design): string[] =>
  design.customers
    .flatMap((customer) => wantedOf(design, customer).resources)
    .filter(({ existing, type }) => !existing && type !== RESOURCE_GROUP)
    .map(({ id }) => id.toLowerCase())
    .sort();
