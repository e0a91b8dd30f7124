import { afterEach, describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../../src/simulator';
import { bench, codeOf, GROUP, HUB, network, networkBody, stopAll, SUB, until } from './harness';
import type { Bench } from './harness';

afterEach(stopAll);

const DEPLOYMENT = `${GROUP}/providers/Microsoft.Resources/deployments/d`;
const SCHEMA = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';

const template = (resources: Json, more: JsonObject = {}): JsonObject => ({
  $schema: SCHEMA,
  contentVersion: '1.0.0.0',
  resources,
  ...more,
});
const wish = (of: JsonObject, parameters: JsonObject = {}): JsonObject => ({
  properties: { mode: 'Incremental', template: of, parameters },
});
const propertiesOf = (body: JsonObject): JsonObject => body.properties as JsonObject;

async function deployed(b: Bench, path: string, body: JsonObject): Promise<JsonObject> {
  const answer = await b.send('PUT', path, body);
  expect([answer.status, answer.body]).toEqual([201, expect.anything()]);
  const status = (answer.headers.get('azure-asyncoperation') ?? '').replace(b.sim.url, '');
  await until(async () => (await b.send('GET', status)).body.status !== 'Running');
  return propertiesOf(await b.get(path));
}

const spaces = { type: 'Array', defaultValue: ['10.0.0.0/16'] };
const twoNetworks = template(
  [
    {
      type: 'Microsoft.Network/virtualNetworks/virtualNetworkPeerings',
      apiVersion: '2024-05-01',
      name: "[concat(parameters('hub'), '/to-spoke')]",
      dependsOn: ["[resourceId('Microsoft.Network/virtualNetworks', parameters('hub'))]", 'spoke'],
      properties: { remoteVirtualNetwork: { id: "[resourceId('Microsoft.Network/virtualNetworks', 'spoke')]" } },
    },
    {
      type: 'Microsoft.Network/virtualNetworks',
      apiVersion: '2024-05-01',
      name: "[parameters('hub')]",
      location: '[resourceGroup().location]',
      properties: { addressSpace: { addressPrefixes: "[parameters('spaces')]" } },
    },
    {
      type: 'Microsoft.Network/virtualNetworks',
      apiVersion: '2024-05-01',
      name: 'spoke',
      condition: "[not(contains(parameters('without'), 'spoke'))]",
      location: 'westeurope',
      properties: { addressSpace: { addressPrefixes: ['10.1.0.0/16'] } },
    },
  ],
  {
    parameters: {
      hub: { type: 'String' },
      spaces,
      without: { type: 'Array', defaultValue: [] },
      key: { type: 'SecureString', defaultValue: '' },
    },
    outputs: {
      first: {
        type: 'String',
        value:
          "[reference(resourceId('Microsoft.Network/virtualNetworks', parameters('hub')), '2024-05-01').addressSpace.addressPrefixes[0]]",
      },
    },
  },
);

describe('deployments', () => {
  it('is taken as az writes it, with a name that stands without quotes', async () => {
    const b = await bench();
    const properties = JSON.stringify({ mode: 'Incremental', parameters: { note: { value: 'a "b: c" {d: e' } } });
    const own = JSON.stringify(template([], { parameters: { note: { type: 'String' } } }));
    const answer = await fetch(`${b.sim.url}${DEPLOYMENT}?api-version=2024-03-01`, {
      method: 'PUT',
      headers: { authorization: 'Bearer x', 'content-type': 'application/json' },
      body: `{"properties": ${properties.slice(0, -1)}, template:${own}}}`,
    });
    expect(answer.status).toBe(201);
    await until(async () => propertiesOf(await b.get(DEPLOYMENT)).provisioningState === 'Succeeded');
    expect(propertiesOf(await b.get(DEPLOYMENT)).parameters).toMatchObject({ note: { value: 'a "b: c" {d: e' } });
  });

  it.each([
    ['a word', 'a'],
    ['a string of quotes', '\\"'],
  ])('are refused at once where the body is %s without an end', async (_, part) => {
    const b = await bench();
    const answer = await fetch(`${b.sim.url}${DEPLOYMENT}?api-version=2024-03-01`, {
      method: 'PUT',
      headers: { authorization: 'Bearer x', 'content-type': 'application/json' },
      body: `{ "properties": ${part.at(-1) === '"' ? '"' : ''}${part.repeat(1_000_000)}`,
    });
    expect(answer.status).toBe(400);
  });

  it('evaluate of an if the branch that is taken, and no other', async () => {
    const b = await bench();
    const absent = "reference(resourceId('Microsoft.Network/virtualNetworks', 'none'), '2024-05-01').a.b[0]";
    const of = (value: string) => template([], { outputs: { one: { type: 'String', value } } });
    const taken = "[concat(if(equals(1, 1), 'yes', IF), if(false(), if(true(), IF, IF), concat('n', 'o')))]".replaceAll(
      'IF',
      absent,
    );
    expect(await deployed(b, DEPLOYMENT, wish(of(taken)))).toMatchObject({
      provisioningState: 'Succeeded',
      outputs: { one: { value: 'yesno' } },
    });
    const wrong = await deployed(b, `${DEPLOYMENT}2`, wish(of(`[if(true(), ${absent}, 'no')]`))).catch(() => undefined);
    expect(wrong?.provisioningState).not.toBe('Succeeded');
  });

  it('make what a template names, in the order in which it depends on one another', async () => {
    const b = await bench();
    const done = await deployed(b, DEPLOYMENT, wish(twoNetworks, { hub: { value: 'hub' }, key: { value: 'S3cret' } }));
    expect(done).toMatchObject({ provisioningState: 'Succeeded', outputs: { first: { value: '10.0.0.0/16' } } });
    expect(propertiesOf(await b.get(`${HUB}/virtualNetworkPeerings/to-spoke`)).provisioningState).toBe('Succeeded');
    expect(JSON.stringify(done)).not.toContain('S3cret');
    expect((await b.get(`${GROUP}/providers/Microsoft.Resources/deployments`)).value).toHaveLength(1);
    expect((await b.get(`${DEPLOYMENT}/operations`)).value).toHaveLength(3);
  });

  it('say beforehand what they would do', async () => {
    const b = await bench();
    await b.done('PUT', HUB, networkBody('10.0.0.0/16'));
    const wanted = wish(twoNetworks, { hub: { value: 'hub' }, spaces: { value: ['10.9.0.0/16'] } });
    const answer = await b.send('POST', `${DEPLOYMENT}/whatIf`, wanted);
    const changes = (propertiesOf(answer.body).changes as JsonObject[]).map(({ resourceId, changeType, delta }) => [
      String(resourceId).split('/').pop(),
      changeType,
      (delta as JsonObject[] | undefined)?.map(({ path }) => path),
    ]);
    expect(changes).toEqual([
      ['to-spoke', 'Create', undefined],
      ['hub', 'Modify', ['properties.addressSpace.addressPrefixes.0']],
      ['spoke', 'Create', undefined],
    ]);
    expect((await b.send('GET', DEPLOYMENT)).status).toBe(404);
  });

  it('fail with the refusal of the resource, and make nothing that depends on it', async () => {
    const b = await bench();
    const done = await deployed(
      b,
      DEPLOYMENT,
      wish(twoNetworks, { hub: { value: 'hub' }, spaces: { value: ['10.0.0.1/16'] } }),
    );
    expect(done).toMatchObject({
      provisioningState: 'Failed',
      error: { code: 'DeploymentFailed', details: [{ code: 'InvalidCIDRNotation' }] },
    });
    expect((await b.send('GET', `${HUB}/virtualNetworkPeerings/to-spoke`)).status).toBe(404);
  });

  it('nest one another, and reach other groups from a subscription', async () => {
    const b = await bench();
    const inner = template([
      {
        type: 'Microsoft.Network/routeTables',
        apiVersion: '2024-05-01',
        name: 'rt',
        location: 'westeurope',
        properties: { routes: [] },
      },
    ]);
    const outer = template([
      { type: 'Microsoft.Resources/resourceGroups', apiVersion: '2021-04-01', name: 'rg-new', location: 'westeurope' },
      {
        type: 'Microsoft.Resources/deployments',
        apiVersion: '2021-04-01',
        name: 'inner',
        resourceGroup: 'rg-new',
        dependsOn: ["[subscriptionResourceId('Microsoft.Resources/resourceGroups', 'rg-new')]"],
        properties: { mode: 'Incremental', expressionEvaluationOptions: { scope: 'Inner' }, template: inner },
      },
    ]);
    const path = `/subscriptions/${SUB}/providers/Microsoft.Resources/deployments/d`;
    const done = await deployed(b, path, { location: 'westeurope', ...wish(outer) });
    expect(done.provisioningState).toBe('Succeeded');
    const table = network('routeTables/rt', `/subscriptions/${SUB}/resourceGroups/rg-new`);
    expect((await b.send('GET', table)).status).toBe(200);
  });

  it.each([
    ['without a parameter', wish(twoNetworks), 'InvalidTemplate'],
    [
      'with a parameter that is not declared',
      wish(twoNetworks, { hub: { value: 'h1' }, odd: { value: 1 } }),
      'InvalidTemplate',
    ],
    [
      'with a function that there is not',
      wish(template([], { outputs: {}, parameters: { a: { type: 'String', defaultValue: '[nothing()]' } } })),
      'InvalidTemplate',
    ],
    [
      'with an expression that does not end',
      wish(template([], { parameters: { a: { type: 'String', defaultValue: "[concat('a']" } } })),
      'InvalidTemplate',
    ],
    [
      'with a name that is an object',
      wish(template([{ type: 'Microsoft.Network/routeTables', apiVersion: '2024-05-01', name: { a: 'rt' } }])),
      'InvalidTemplate',
    ],
    ['without a template', { properties: { mode: 'Incremental' } }, 'InvalidRequestContent'],
    ['of the mode Complete', { properties: { mode: 'Complete', template: template([]) } }, 'InvalidDeploymentMode'],
  ])('are refused %s', async (_name, body, code) => {
    const b = await bench();
    const answer = await b.send('PUT', DEPLOYMENT, body);
    expect([answer.status, codeOf(answer)]).toEqual([400, code]);
    expect((await b.send('POST', `${DEPLOYMENT}/validate`, body)).status).toBe(400);
  });
});
