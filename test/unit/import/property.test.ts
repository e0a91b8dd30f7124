import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Customer, Design } from '../../../src/design';
import { type GeneratedFile, generate } from '../../../src/generate';
import { type Imported, type SourceFile, type Sources, importedFrom, readSources } from '../../../src/import';
import { RESOURCE_GROUP, wantedOf } from '../../../src/resources';
import { readAll } from '../../../src/work';
import { parseHcl } from '../../../src/work/hcl';
import { everythingDesign } from '../generate/everything';
import { customerOf, sampleDesign } from '../resources/sample';
import { customerFiles, designOfCustomer } from './arbitraries';
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
          for (const file of changedOf(imported)) expect(file.text).toBe(file.before);
        }
      }),
      { numRuns: 15 },
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
      { numRuns: 15 },
    );
  });
});

describe('an estate of any design', () => {
  it('has an empty plan after its import, and a deployment leaves it byte for byte as it was', async () => {
    await fc.assert(
      fc.asyncProperty(customerFiles, async (text) => {
        const design = designOfCustomer(text);
        for (const customer of [...design.customers, customerOf(everythingDesign(), 'everything')].slice(0, 1)) {
          const simulator = await simulatorWith(wantedOf(design, customer).resources.map(givenOf));
          try {
            const before = stateOf(simulator);
            const imported = importedFrom(await readAll({ files: [], azure: azureAt(simulator) }), {});
            expect(await deployed(simulator, designOf(imported))).toEqual([]);
            expect(stateOf(simulator)).toBe(before);
          } finally {
            await simulator.stop();
          }
        }
      }),
      { numRuns: 15 },
    );
  });
});
