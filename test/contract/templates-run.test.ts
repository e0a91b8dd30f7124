import { beforeAll, describe, expect, it } from 'vitest';
import type { Parser } from 'web-tree-sitter';
import { createClients, simulatorCredential } from '../../src/azure';
import { type Parties, azureOf, observe, partiesOf } from '../../src/deploy';
import type { Customer, Design } from '../../src/design';
import { generate } from '../../src/generate';
import { type CustomerOutput, outputOf, writtenSteps } from '../../src/generate/context';
import { PRESENT, presentKey } from '../../src/generate/present';
import { secretParameter } from '../../src/generate/names';
import { authorizationParameter } from '../../src/generate/references';
import type { Step } from '../../src/generate/steps';
import { planOf, secretsIn } from '../../src/plan';
import { type Stage, type WantedResource, groupId, parentId } from '../../src/resources';
import { type Simulator, startSimulator } from '../../src/simulator';
import { everythingDesign } from '../unit/generate/everything';
import { sampleDesign } from '../unit/resources/sample';
import { compileBicep } from './bicep-compile';
import { bicepParser } from './bicep-read';

const designs: readonly (readonly [string, Design])[] = [
  ['samples', sampleDesign()],
  ['everything', everythingDesign()],
];

/** What one script deploys. */
interface Unit {
  readonly name: string;
  readonly stage: Stage;
  /** An id of a subscription or of a group in it. */
  readonly scope: string;
  readonly resources: readonly WantedResource[];
  readonly template: { readonly parameters: Record<string, { readonly defaultValue?: unknown }> };
}

type Format = 'arm' | 'bicep';

/** The templates of a customer in their order: of ARM one for each step, of Bicep what each main file means. */
function unitsOf(format: Format, output: CustomerOutput, parser: Parser): Unit[] {
  const files = new Map(generate(output.design, output.customer, format).map(({ path, content }) => [path, content]));
  const units = new Map<string, Step[]>();
  for (const step of writtenSteps(output)) {
    const file = format === 'arm' ? `${step.name}.json` : `main${step.wave === 1 ? '' : `-${String(step.wave)}`}.bicep`;
    const path = `${output.folder}/${step.folder}/${file}`;
    units.set(path, [...(units.get(path) ?? []), step]);
  }
  return [...units].flatMap(([path, steps]): Unit[] => {
    const [first] = steps;
    if (!first) return [];
    const { stage, subscriptionId, resourceGroup } = first;
    const template =
      format === 'arm' ? (JSON.parse(files.get(path) ?? '') as object) : compileBicep(parser, files, path);
    const inGroup = format === 'arm' && resourceGroup !== undefined;
    return [
      {
        name: path,
        stage,
        scope: inGroup ? groupId(subscriptionId, resourceGroup) : `/subscriptions/${subscriptionId}`,
        resources: steps.flatMap(({ resources }) => resources),
        template: template as Unit['template'],
      },
    ];
  });
}

/** A simulator that takes away the children that a PUT does not say, with what is there and what other parties do. */
class Templates {
  private constructor(
    readonly simulator: Simulator,
    readonly output: CustomerOutput,
    private readonly parties: Parties,
    readonly units: readonly Unit[],
  ) {}

  static async of(design: Design, customer: Customer, format: Format, parser: Parser): Promise<Templates> {
    const output = outputOf(design, customer);
    const parties = partiesOf(design, output.resources);
    const { existing, provider, subscriptions } = parties;
    const simulator = await startSimulator({ operationMilliseconds: 5, existing, provider, subscriptions });
    return new Templates(simulator, output, parties, unitsOf(format, output, parser));
  }

  /** Deploys a template as its script does: it makes what `present` does not name. Its state in the end. */
  async deploy({ name, scope, resources, template }: Unit, present?: readonly string[]): Promise<string> {
    const handedOver = this.parties.handOvers.map(({ authorization: { id } }) => ({ id, body: { properties: {} } }));
    this.simulator.instruct(handedOver, []);
    await this.partiesDone();
    const there = present ?? (await this.presentOf(resources));
    const parameters = Object.fromEntries(
      Object.entries(template.parameters).flatMap(([key, { defaultValue }]) =>
        defaultValue === undefined ? [[key, { value: key === PRESENT ? there : this.valueOf(key) }]] : [],
      ),
    );
    const path = `${scope}/providers/Microsoft.Resources/deployments/${name.replaceAll(/\W/g, '-').slice(-64)}`;
    const properties = { mode: 'Incremental', template, parameters };
    const begun = await this.send('PUT', path, '2021-04-01', {
      ...(!/resourceGroups/i.test(scope) && { location: 'westeurope' }),
      properties,
    });
    if (!begun.ok) return `${String(begun.status)} ${await begun.text()}`;
    for (;;) {
      const now = await this.send('GET', path, '2021-04-01');
      if (!now.ok) return `${String(now.status)} ${await now.text()}`;
      const { properties } = (await now.json()) as { properties: { provisioningState: string; error?: unknown } };
      const { provisioningState, error } = properties;
      if (provisioningState === 'Succeeded') return provisioningState;
      if (provisioningState === 'Failed') return JSON.stringify(error);
      await new Promise((done) => setTimeout(done, 5));
    }
  }

  /** Until the connectivity provider has made the peerings of the circuits that are there, and nothing is under way. */
  private async partiesDone(): Promise<void> {
    const ofProvider = this.output.resources.filter(({ party }) => party === 'connectivity-provider');
    for (let i = 0; i < 500; i += 1) {
      await this.simulator.settled();
      const there = new Set(this.simulator.snapshot().resources.map(({ id }) => id.toLowerCase()));
      const isOpen = ofProvider.some(
        ({ id }) => there.has(parentId(id)?.toLowerCase() ?? '') && !there.has(id.toLowerCase()),
      );
      if (!isOpen) return;
      await new Promise((done) => setTimeout(done, 5));
    }
  }

  private async presentOf(resources: readonly WantedResource[]): Promise<string[]> {
    const answers = await Promise.all(
      resources.map(async (one) => [one, await this.send('GET', one.id, one.apiVersion)] as const),
    );
    return answers.flatMap(([one, { ok }]) => (ok ? [presentKey(one)] : []));
  }

  /** The key of the authorization that the parameter is of, or of the one that somebody handed over for it; else any. */
  private valueOf(parameter: string): string {
    const handed = this.parties.handOvers.find(({ resourceId }) =>
      secretsIn(this.output.byId.get(resourceId.toLowerCase())?.body).some(
        (secret) => secretParameter(secret) === parameter,
      ),
    )?.authorization.id;
    const authorization = this.simulator
      .snapshot()
      .resources.find(({ id, type }) =>
        handed === undefined
          ? type.endsWith('/authorizations') && authorizationParameter(id) === parameter
          : id.toLowerCase() === handed.toLowerCase(),
      );
    return String(authorization?.properties['authorizationKey'] ?? 'Key1234567890abcdef');
  }

  send(method: string, path: string, apiVersion: string, body?: object): Promise<Response> {
    return fetch(`${this.simulator.url}${path}?api-version=${apiVersion}`, {
      method,
      headers: { authorization: 'Bearer t', 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
  }

  /** What there is, less the deployments themselves. */
  async resources() {
    await this.simulator.settled();
    return this.simulator.snapshot().resources.filter(({ type }) => !/\/deployments$/i.test(type));
  }

  /** What a deployment of ours would still do, but for what was there before any file was run: files leave that as it is. */
  async left(from: ReadonlySet<string>) {
    const { resources, customer } = this.output;
    const clients = createClients({ cloud: 'AzureCloud', simulatorUrl: this.simulator.url }, simulatorCredential);
    const observation = await observe(
      azureOf(() => clients),
      resources,
    );
    const { steps } = planOf({ customer: customer.name, wanted: resources, ...observation });
    return steps
      .filter(({ action, resourceId }) => action !== 'keep' && action !== 'wait' && !from.has(resourceId.toLowerCase()))
      .map(({ id, action, changes }) => ({ id, action, changes }));
  }
}

const STAGES = ['network', 'peerings', 'connections'] as const;

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, i) => permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));
}

let parser: Parser;
beforeAll(async () => {
  parser = await bicepParser();
});

for (const [name, design] of designs) {
  for (const customer of design.customers) {
    describe.each(['arm', 'bicep'] as const)(`templates of ${customer.name} (${name}) in the format %s`, (format) => {
      it('make what the design wants, and lose nothing when they run again in any order of stages', async () => {
        const templates = await Templates.of(design, customer, format, parser);
        try {
          const from = new Set((await templates.resources()).map(({ id }) => id.toLowerCase()));
          // The last stages first: what cannot be made yet fails, and loses nothing.
          for (const unit of templates.units.toReversed()) {
            const before = new Set((await templates.resources()).map(({ id }) => id));
            await templates.deploy(unit);
            const after = new Set((await templates.resources()).map(({ id }) => id));
            expect([...before].filter((id) => !after.has(id))).toEqual([]);
          }
          for (const unit of templates.units) expect(await templates.deploy(unit), unit.name).toBe('Succeeded');
          expect(await templates.left(from)).toEqual([]);
          const full = await templates.resources();
          for (const order of permutations(STAGES)) {
            for (const stage of order) {
              for (const unit of templates.units.filter((one) => one.stage === stage)) {
                expect(await templates.deploy(unit), unit.name).toBe('Succeeded');
              }
            }
            expect(await templates.resources()).toEqual(full);
          }
        } finally {
          await templates.simulator.stop();
        }
      });
    });
  }
}

describe.each(['arm', 'bicep'] as const)('the simulator behind the templates in the format %s', (format) => {
  it('takes away what a template does not say, where nobody says what is there', async () => {
    const design = sampleDesign();
    const customer = design.customers.find((one) => one.name === 'contoso');
    if (!customer) throw new Error('no contoso');
    const templates = await Templates.of(design, customer, format, parser);
    try {
      // Before the connections, which hold the peerings.
      const early = templates.units.filter(({ stage }) => stage !== 'connections');
      for (const unit of early) expect(await templates.deploy(unit), unit.name).toBe('Succeeded');
      const before = await templates.resources();
      for (const unit of early.filter(({ stage }) => stage === 'network')) await templates.deploy(unit, []);
      const after = new Set((await templates.resources()).map(({ id }) => id));
      expect(before.filter(({ id }) => !after.has(id)).length).toBeGreaterThan(0);
    } finally {
      await templates.simulator.stop();
    }
  });
});
