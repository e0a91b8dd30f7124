import { describe, expect, it } from 'vitest';
import { createClients, simulatorCredential } from '../../src/azure';
import { type Parties, azureOf, observe, partiesOf } from '../../src/deploy';
import type { Customer, Design } from '../../src/design';
import { generate } from '../../src/generate';
import { type CustomerOutput, outputOf, writtenSteps } from '../../src/generate/context';
import { presentKey } from '../../src/generate/present';
import { secretParameter } from '../../src/generate/names';
import { authorizationParameter } from '../../src/generate/references';
import type { Step } from '../../src/generate/steps';
import { planOf, secretsIn } from '../../src/plan';
import { parentId } from '../../src/resources';
import { type Simulator, startSimulator } from '../../src/simulator';
import { everythingDesign } from '../unit/generate/everything';
import { sampleDesign } from '../unit/resources/sample';

const designs: readonly (readonly [string, Design])[] = [
  ['samples', sampleDesign()],
  ['everything', everythingDesign()],
];

/** A simulator that takes away the children that a PUT does not say, with what is there and what other parties do. */
class Templates {
  private readonly files: ReadonlyMap<string, string>;

  private constructor(
    readonly simulator: Simulator,
    readonly output: CustomerOutput,
    private readonly parties: Parties,
  ) {
    this.files = new Map(generate(output.design, output.customer, 'arm').map(({ path, content }) => [path, content]));
  }

  static async of(design: Design, customer: Customer): Promise<Templates> {
    const output = outputOf(design, customer);
    const parties = partiesOf(design, output.resources);
    const { existing, provider, subscriptions } = parties;
    const simulator = await startSimulator({ operationMilliseconds: 5, existing, provider, subscriptions });
    return new Templates(simulator, output, parties);
  }

  get steps(): Step[] {
    return writtenSteps(this.output);
  }

  /** Deploys the template of a step as its script does: it makes what `present` does not name. Its state in the end. */
  async deploy(step: Step, present?: readonly string[]): Promise<string> {
    const handedOver = this.parties.handOvers.map(({ authorization: { id } }) => ({ id, body: { properties: {} } }));
    this.simulator.instruct(handedOver, []);
    await this.partiesDone();
    const { folder, name } = step;
    const template = JSON.parse(this.files.get(`${this.output.folder}/${folder}/${name}.json`) ?? '') as {
      parameters: Record<string, unknown>;
    };
    const there = present ?? (await this.presentOf(step));
    const parameters = Object.fromEntries(
      Object.keys(template.parameters).map((key) => [
        key,
        { value: key === 'alreadyThere' ? there : this.valueOf(key) },
      ]),
    );
    const scope =
      step.resourceGroup === undefined
        ? `/subscriptions/${step.subscriptionId}`
        : `/subscriptions/${step.subscriptionId}/resourceGroups/${step.resourceGroup}`;
    const path = `${scope}/providers/Microsoft.Resources/deployments/d-${step.stage}-${step.name}`;
    const properties = { mode: 'Incremental', template, parameters };
    const begun = await this.send('PUT', path, '2021-04-01', {
      ...(step.resourceGroup === undefined && { location: 'westeurope' }),
      properties,
    });
    if (!begun.ok) return `${String(begun.status)} ${await begun.text()}`;
    for (;;) {
      const now = (await (await this.send('GET', path, '2021-04-01')).json()) as {
        properties: { provisioningState: string; error?: unknown };
      };
      const { provisioningState, error } = now.properties;
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

  private async presentOf(step: Step): Promise<string[]> {
    const answers = await Promise.all(
      step.resources.map(async (one) => [one, await this.send('GET', one.id, one.apiVersion)] as const),
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

for (const [name, design] of designs) {
  for (const customer of design.customers) {
    describe(`ARM templates of ${customer.name} (${name})`, () => {
      it('make what the design wants, and lose nothing when they run again in any order of stages', async () => {
        const arm = await Templates.of(design, customer);
        try {
          const from = new Set((await arm.resources()).map(({ id }) => id.toLowerCase()));
          // The last stages first: what cannot be made yet fails, and loses nothing.
          for (const step of arm.steps.toReversed()) {
            const before = new Set((await arm.resources()).map(({ id }) => id));
            await arm.deploy(step);
            const after = new Set((await arm.resources()).map(({ id }) => id));
            expect([...before].filter((id) => !after.has(id))).toEqual([]);
          }
          for (const step of arm.steps) expect(await arm.deploy(step), step.name).toBe('Succeeded');
          expect(await arm.left(from)).toEqual([]);
          const full = await arm.resources();
          for (const order of permutations(STAGES)) {
            for (const stage of order) {
              for (const step of arm.steps.filter((one) => one.stage === stage)) {
                expect(await arm.deploy(step), step.name).toBe('Succeeded');
              }
            }
            expect(await arm.resources()).toEqual(full);
          }
        } finally {
          await arm.simulator.stop();
        }
      });
    });
  }
}

describe('the simulator behind the templates', () => {
  it('takes away what a template does not say, where nobody says what is there', async () => {
    const design = sampleDesign();
    const customer = design.customers.find((one) => one.name === 'contoso');
    if (!customer) throw new Error('no contoso');
    const arm = await Templates.of(design, customer);
    try {
      // Before the connections, which hold the peerings.
      const early = arm.steps.filter(({ stage }) => stage !== 'connections');
      for (const step of early) expect(await arm.deploy(step), step.name).toBe('Succeeded');
      const before = await arm.resources();
      for (const step of early.filter(({ stage }) => stage === 'network')) await arm.deploy(step, []);
      const after = new Set((await arm.resources()).map(({ id }) => id));
      expect(before.filter(({ id }) => !after.has(id)).length).toBeGreaterThan(0);
    } finally {
      await arm.simulator.stop();
    }
  });
});
