import { afterEach, describe, expect, it } from 'vitest';
import { type WantedResource, resourcesOf } from '../../../src/resources';
import { everythingDesign } from '../generate/everything';
import { isRecord } from '../../../src/plan';
import { readSample } from './sample';
import { JournalFailure } from '../../../src/deploy';
import { SECRET, memoryJournal, openStage } from './stage';

let stage: Awaited<ReturnType<typeof openStage>> | undefined;
afterEach(async () => {
  await stage?.stop();
  stage = undefined;
});

async function staged(name: string, options: Parameters<typeof openStage>[2] = {}) {
  const { design, wanted } = readSample(name);
  stage = await openStage(design, wanted, options);
  return { ...stage, wanted };
}

/** The wanted resources, one of them with another body. */
function changed(wanted: readonly WantedResource[], name: string, edit: (body: string) => string): WantedResource[] {
  return wanted.map((resource) =>
    resource.name === name
      ? {
          ...resource,
          place: resource.place,
          body: JSON.parse(edit(JSON.stringify(resource.body))) as WantedResource['body'],
        }
      : resource,
  );
}

describe('a deployment', () => {
  it.each(['contoso', 'fabrikam', 'wingtip'])(
    'of %s ends with every resource Succeeded, and again keeps all',
    async (name) => {
      const { run, planNow, wanted } = await staged(name);
      const outcome = await run();
      expect(outcome.status).toBe('succeeded');
      expect(outcome.resources).toHaveLength(wanted.length);
      expect(new Set(outcome.resources.map((one) => one.provisioningState))).toEqual(new Set(['Succeeded']));

      const { plan } = await planNow();
      expect(plan.steps.filter((step) => step.action !== 'keep')).toEqual([]);
    },
  );

  it('makes nothing of a tunnel that has another name in the design since', async () => {
    const { run, planNow, simulator } = await staged('fabrikam');
    await run();
    const before = JSON.stringify(simulator.snapshot());
    const { wanted } = readSample('fabrikam', (text) => text.replace('name: cn-ipsec-1', 'name: cn-renamed'));
    const { plan } = await planNow(wanted);
    expect(plan.steps.filter((step) => step.action === 'refuse')).toMatchObject([
      {
        id: expect.stringMatching(/connections\/cn-renamed$/) as string,
        impact: expect.stringMatching(/^cn-ipsec-1 is there/) as string,
      },
    ]);
    expect((await run({ wanted })).status).toBe('refused');
    expect(JSON.stringify(simulator.snapshot())).toBe(before);
  });

  it('of every kind of object that the format knows does so too, with keys that were handed over', async () => {
    const design = everythingDesign();
    const [customer] = design.customers;
    if (!customer) throw new Error('no customer');
    const wanted = resourcesOf(design, customer);
    const { run, planNow, simulator } = (stage = await openStage(design, wanted));
    expect(simulator.refused).toEqual([]);
    const outcome = await run();
    expect(outcome.steps.filter((step) => step.state !== 'Succeeded')).toEqual([]);
    expect(outcome.resources.filter((one) => one.provisioningState !== 'Succeeded')).toEqual([]);
    expect(simulator.waiting()).toEqual([]);
    expect((await planNow()).plan.steps.filter((step) => step.action !== 'keep')).toEqual([]);
  });

  it('puts no key into events, journal or outcome', async () => {
    const { run, simulator, journal, events } = await staged('contoso');
    const outcome = await run();
    const keys = simulator
      .snapshot()
      .resources.flatMap(({ properties }) => [properties['authorizationKey'], properties['serviceKey']])
      .filter((key) => typeof key === 'string');
    expect(keys.length).toBeGreaterThanOrEqual(3);
    const said = JSON.stringify([outcome, journal.entries, events]);
    for (const secret of [...keys, SECRET, 'api-version', 'operations/']) expect(said).not.toContain(secret);
    expect(journal.entries[0]).toMatchObject({ kind: 'start', customer: 'contoso' });
    expect(journal.entries.at(-1)).toMatchObject({ kind: 'end', status: 'succeeded' });
    expect(journal.open_).toBe(0);
  });

  it('deletes nothing', async () => {
    const { run, simulator } = await staged('contoso');
    await run();
    await run();
    const methods = simulator.log().flatMap((event) => (event.kind === 'request' ? [event.method] : []));
    expect(methods).toContain('PUT');
    expect(methods).not.toContain('DELETE');
  });

  it('writes nothing where the person says no, or where nothing is to be done', async () => {
    const { run, simulator } = await staged('contoso');
    expect((await run({ confirm: () => Promise.resolve(false) })).status).toBe('declined');
    expect(simulator.snapshot().resources).toEqual([]);
    await run();
    const asked: unknown[] = [];
    const again = await run({ confirm: (what) => Promise.resolve(asked.push(what) > 0) });
    expect(again.status).toBe('succeeded');
    expect(asked).toEqual([]);
  });

  it('shows customer, subscriptions and tenants before it writes', async () => {
    const { run } = await staged('contoso');
    let shown: unknown;
    await run({
      confirm: (what) => {
        shown = what;
        return Promise.resolve(false);
      },
    });
    expect(shown).toMatchObject({
      customer: 'contoso',
      subscriptions: expect.arrayContaining([
        expect.objectContaining({ name: 'prod' }),
        expect.objectContaining({ name: 'dev' }),
      ]) as unknown,
    });
  });

  it('is refused where a secret is missing, and says which and how it is given', async () => {
    const { run, simulator } = await staged('contoso');
    const outcome = await run({
      secrets: (name) => Promise.resolve(name === 'contoso-ams-private' ? undefined : SECRET),
    });
    expect(outcome.status).toBe('refused');
    expect(outcome.objections.map(({ message }) => message)).toEqual([
      expect.stringContaining('CSP_SECRET_CONTOSO_AMS_PRIVATE'),
    ]);
    expect(simulator.snapshot().resources).toEqual([]);
  });

  it('is refused as a whole where one step cannot be done in place', async () => {
    const { run, wanted } = await staged('contoso');
    await run();
    const smaller = changed(wanted, 'contoso-ams', (body) => body.replace('1000', '500'));
    const outcome = await run({ wanted: smaller });
    expect(outcome.status).toBe('refused');
    expect(outcome.objections[0]?.message).toContain('CKT-014');
  });
});

describe('an update of a circuit', () => {
  it('leaves its peerings, keys and authorizations', async () => {
    const { run, wanted, simulator, planNow } = await staged('contoso');
    await run();
    const before = simulator.snapshot().resources;
    const larger = changed(wanted, 'contoso-ams', (body) => body.replace('1000', '2000'));
    const { plan } = await planNow(larger);
    expect(plan.steps.filter((step) => step.action !== 'keep').map((step) => step.action)).toEqual(['update']);
    const outcome = await run({ wanted: larger });
    expect(outcome.steps.filter((step) => step.state !== 'Succeeded')).toEqual([]);
    const after = simulator.snapshot().resources;
    expect(after.map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort());
    const peering = after.find(({ id }) => id.includes('contoso-ams/peerings/'));
    expect(peering?.properties['sharedKey']).toBe(SECRET);
    const key = (list: typeof before) =>
      list.find(({ id }) => id.includes('/authorizations/'))?.properties['authorizationKey'];
    expect(key(after)).toBe(key(before));
    expect((await planNow(larger)).plan.steps.every((step) => step.action === 'keep')).toBe(true);
  });
});

describe('waiting for another party', () => {
  it.each([
    ['contoso', 'provider', 'connectivity-provider'],
    ['fabrikam', 'customer', 'customer'],
  ] as const)('%s waits for the %s, is no failure, and goes on later', async (name, party, waitsFor) => {
    const { run, simulator, journal } = await staged(name, { pause: [party] });
    const impatient = {
      lookEveryMs: 5,
      operationMs: 5_000,
      retryAfterMs: 20,
      tellEveryMs: 1_000,
      patienceMs: { 'connectivity-provider': 50, customer: 50 },
    };
    const first = await run({ pace: impatient });
    expect(first.status).toBe('waiting');
    const waiting = first.steps.filter((step) => step.state === 'Waiting');
    expect(new Set(waiting.map((step) => step.waitsFor))).toEqual(new Set([waitsFor]));
    expect(first.steps.some((step) => step.state === 'Failed')).toBe(false);
    expect(first.steps.some((step) => step.action === 'create' && step.state === 'Succeeded')).toBe(true);
    expect(journal.entries.at(-1)).toMatchObject({ status: 'waiting' });

    simulator.resume(party);
    expect((await run()).status).toBe('succeeded');
  });

  it('sees what is done meanwhile', async () => {
    const { run, simulator } = await staged('wingtip', { pause: ['provider'] });
    setTimeout(() => simulator.resume('provider'), 150);
    expect((await run()).status).toBe('succeeded');
  });
});

describe('Cancel', () => {
  const CIRCUIT = 'expressRouteCircuits/contoso-ams';

  /** Deploys, and cancels as soon as Azure has accepted the circuit, on which it works for a while. */
  async function cancelled(milliseconds: number) {
    const opened = await staged('contoso', {
      faults: [{ kind: 'slowOperation', match: { method: 'PUT', path: CIRCUIT }, milliseconds }],
    });
    const abort = new AbortController();
    const end = opened.simulator.on((event) => {
      if (event.kind === 'request' && event.method === 'PUT' && event.path.endsWith(CIRCUIT)) abort.abort();
    });
    const outcome = await opened.run({ signal: abort.signal });
    end();
    return { ...opened, outcome };
  }

  it('starts nothing more, says what is under way, and the next deployment goes on', async () => {
    const { run, outcome, journal } = await cancelled(100);
    expect(outcome.status).toBe('cancelled');
    const states = new Map(outcome.steps.map((step) => [step.id.split('/').at(-1), step.state]));
    expect(states.get('contoso-ams')).toBe('UnderWay');
    expect(states.get('cn-hub-ams')).toBe('NotStarted');
    expect(journal.entries.at(-1)).toMatchObject({ kind: 'end', status: 'cancelled' });
    expect((await run()).status).toBe('succeeded');
  });

  it('waits for what an earlier deployment began, before it goes on', async () => {
    const { run, planNow } = await cancelled(1500);
    const { plan, observation } = await planNow();
    const updating = [...observation.actual].filter(([, body]) => isUpdating(body));
    expect(updating.map(([id]) => id.split('/').at(-1))).toContain('contoso-ams');
    expect((await run({ plan, observation })).status).toBe('succeeded');
  });
});

function isUpdating(body: { readonly [key: string]: unknown }): boolean {
  const properties = body['properties'];
  return isRecord(properties) && properties['provisioningState'] === 'Updating';
}

describe('what goes wrong', () => {
  it('stops only what depends on it, and is repaired by the next deployment', async () => {
    const { run, journal } = await staged('contoso', {
      faults: [
        {
          kind: 'failOperation',
          match: { method: 'PUT', path: 'virtualNetworkGateways/ergw-dev' },
          error: { code: 'GatewayCrashed', message: 'The gateway could not be made.' },
        },
      ],
    });
    const outcome = await run();
    expect(outcome.status).toBe('failed');
    const byName = new Map(outcome.steps.map((step) => [step.resourceId.split('/').at(-1), step]));
    expect(byName.get('ergw-dev')).toMatchObject({
      state: 'Failed',
      message: expect.stringContaining('could not be made') as unknown,
    });
    expect(byName.get('cn-dev-ams')?.state).toBe('NotStarted');
    expect(byName.get('cn-hub-lon')?.state).toBe('Succeeded');
    expect(journal.entries).toContainEqual(expect.objectContaining({ state: 'Failed', code: 'GatewayCrashed' }));
    expect((await run()).status).toBe('succeeded');
  });

  it('is tried again where Azure only asks for patience', async () => {
    const { run } = await staged('wingtip', {
      faults: [
        { kind: 'throttle', retryAfterSeconds: 0, match: { method: 'PUT' }, times: 3 },
        { kind: 'serverError', match: { method: 'PUT', path: 'virtualNetworks/retail' }, times: 1 },
        { kind: 'drop', match: { method: 'GET', path: 'expressRouteCircuits' }, nth: 5, times: 1 },
      ],
    });
    expect((await run()).status).toBe('succeeded');
  });

  it('names the forbidden, and what to ask for', async () => {
    const { run } = await staged('wingtip', {
      faults: [{ kind: 'forbid', match: { method: 'PUT', path: 'virtualNetworks/retail' }, times: 99 }],
    });
    const outcome = await run();
    expect(outcome.status).toBe('failed');
    expect(outcome.steps.find((step) => step.state === 'Failed')?.message).toMatch(/role/);
  });
});

describe('a journal that can no longer be written', () => {
  it('stops the deployment, once what runs has ended', async () => {
    const { run, simulator } = await staged('contoso');
    const failing = memoryJournal();
    const { open } = failing;
    failing.open = () => {
      const journal = open('contoso');
      return {
        ...journal,
        append: (entry) => {
          if (entry.kind === 'step' && entry.state === 'Succeeded') throw new JournalFailure('the disk is full');
          journal.append(entry);
        },
      };
    };
    await expect(run({ journal: failing })).rejects.toThrow('the disk is full');
    expect(failing.open_).toBe(0);
    await simulator.settled();
    expect(simulator.snapshot().resources.some(({ type }) => type.endsWith('/connections'))).toBe(false);
  });
});

describe('a real cloud', () => {
  it('is not given what is for documentation, nor another tenant, nor another cloud', async () => {
    const { run, wanted } = await staged('wingtip');
    const documentation = changed(wanted, 'retail', (body) => body.replace('10.140.0.0/16', '192.0.2.0/24'));
    const refused = await run({ target: 'AzureCloud', wanted: documentation });
    expect(refused.status).toBe('refused');
    expect(refused.objections.some(({ message }) => message.includes('192.0.2.0/24'))).toBe(true);

    const elsewhere = wanted.map((one) => ({
      ...one,
      place: one.place,
      tenantId: '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0999',
    }));
    const mismatch = await run({ target: 'AzureCloud', wanted: elsewhere });
    expect(mismatch.objections[0]?.message).toContain('3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0301');

    expect((await run({ target: 'AzureChinaCloud' })).status).toBe('refused');
    expect((await run({ target: 'AzureCloud' })).status).toBe('succeeded');
  });
});
