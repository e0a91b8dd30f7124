import { describe, expect, it } from 'vitest';
import { readSources } from '../../../src/import';

/** What an expression of a template gives: it stands in the tag of a route table. */
async function valueOf(expression: string): Promise<unknown> {
  const template = {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    parameters: {
      hubs: {
        type: 'array',
        defaultValue: [
          { name: 'west', prefix: '10.1.0.0/16', firewall: { enabled: true } },
          { name: 'east', prefix: '10.2.0.0/16' },
        ],
      },
    },
    resources: [
      {
        type: 'Microsoft.Network/routeTables',
        name: 'rt',
        location: 'westeurope',
        tags: { value: expression },
      },
    ],
  };
  const { resources, told } = await readSources([{ name: 'a.json', text: JSON.stringify(template) }]);
  expect(told.filter(({ severity }) => severity === 'error')).toEqual([]);
  return (resources[0]?.body['tags'] as Record<string, unknown>)['value'];
}

const hub = "lambdaVariables('hub')";

describe('an expression of a template', () => {
  it.each([
    [`[map(parameters('hubs'), lambda('hub', ${hub}.name))]`, ['west', 'east']],
    [
      `[map(parameters('hubs'), lambda('hub', 'at', format('{0}{1}', ${hub}.name, lambdaVariables('at'))))]`,
      ['west0', 'east1'],
    ],
    [`[length(filter(parameters('hubs'), lambda('hub', contains(${hub}, 'firewall'))))]`, 1],
    [
      `[reduce(createArray(1, 2, 3), 10, lambda('sum', 'one', add(lambdaVariables('sum'), lambdaVariables('one'))))]`,
      16,
    ],
    [`[sort(createArray(3, 1, 2), lambda('a', 'b', less(lambdaVariables('a'), lambdaVariables('b'))))]`, [1, 2, 3]],
    [
      `[toObject(parameters('hubs'), lambda('hub', ${hub}.name), lambda('hub', ${hub}.prefix))]`,
      { west: '10.1.0.0/16', east: '10.2.0.0/16' },
    ],
    [`[objectKeys(toObject(parameters('hubs'), lambda('hub', ${hub}.name)))]`, ['east', 'west']],
    [`[length(groupBy(createArray('ab', 'ac', 'b'), lambda('x', first(lambdaVariables('x')))).a)]`, 2],
    [`[mapValues(createObject('a', 1), lambda('x', add(lambdaVariables('x'), 1)))]`, { a: 2 }],
    [
      `[map(parameters('hubs'), lambda('hub', map(createArray(1), lambda('n', format('{0}-{1}', ${hub}.name, lambdaVariables('n'))))))]`,
      [['west-1'], ['east-1']],
    ],
    [`[coalesce(tryGet(parameters('hubs')[1], 'firewall', 'enabled'), 'none')]`, 'none'],
    [`[tryGet(parameters('hubs')[0], 'firewall', 'enabled')]`, true],
    [`[shallowMerge(createArray(createObject('a', 1), createObject('b', 2)))]`, { a: 1, b: 2 }],
    [`[base64ToString(base64('zürich'))]`, 'zürich'],
  ])('%s', async (expression, value) => {
    expect(await valueOf(expression)).toEqual(value);
  });
});
