import { describe, expect, it } from 'vitest';
import { assemble, readDesignFile } from '../../../src/design';
import { objectsOf } from '../../../src/rules/shared/objects';

const customerOf = (text: string) => {
  const provider = readDesignFile('provider.csp.yaml', 'formatVersion: 1\nkind: Provider\nname: csp\n');
  const file = readDesignFile('customers/a.csp.yaml', `formatVersion: 1\nkind: Customer\nname: a\n${text}`);
  const customer = assemble([provider, file]).designs[0]?.customers[0];
  if (!customer) throw new Error('no customer');
  return customer;
};

describe('what a file says', () => {
  it('is gone through once, lists and all, outermost first; what tags are named means nothing', () => {
    const customer = customerOf(`tags: { secret: blue, location: cellar }
sites:
  - name: office
    location: westeurope
    edgeRouters: [{ name: edge-1, interfaces: [{ name: ge-0 }] }]
`);
    const names = objectsOf(customer).map((object) => (object as { name?: unknown }).name);
    expect(names).toEqual(['a', 'office', 'edge-1', 'ge-0']);
    expect(objectsOf(customer)).toBe(objectsOf(customer));
  });
});
