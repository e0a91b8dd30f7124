import { beforeAll, describe, expect, it } from 'vitest';
import type { Parser } from 'web-tree-sitter';
import type { Design } from '../../src/design';
import { type GeneratedFile, generate } from '../../src/generate';
import { resourcesOf } from '../../src/resources';
import { everythingDesign } from '../unit/generate/everything';
import { sampleDesign } from '../unit/resources/sample';
import { type ReadResource, type Target, readArm, wantedAsRead } from './arm-read';
import { bicepParser, readBicep, syntaxErrors } from './bicep-read';

const designs: readonly (readonly [string, Design])[] = [
  ['samples', sampleDesign()],
  ['everything', everythingDesign()],
];

/** Where the files of a customer are deployed: the folder names the subscription, the file the group. */
function targets(design: Design, name: string): (path: string) => Target {
  const customer = design.customers.find((one) => one.name === name);
  if (!customer) throw new Error(name);
  return (path) => {
    const parts = path.split('/');
    const subscription = customer.subscriptions.find((one) => one.name === parts[3]);
    const file = (parts.at(-1) ?? '').replace(/\.\w+$/, '');
    const atSubscription = file === 'subscription' || /^main(-\d+)?$/.test(file);
    return {
      subscriptionId: subscription?.raw.subscriptionId ?? '',
      resourceGroup: atSubscription ? undefined : file.replace(/-\d+$/, ''),
    };
  };
}

const byId = (resources: readonly ReadResource[]): Record<string, ReadResource> =>
  Object.fromEntries(resources.map((resource) => [resource.id, resource]));

const isBicep = ({ path }: GeneratedFile): boolean => path.endsWith('.bicep');

for (const [name, design] of designs) {
  describe(`Bicep of ${name}`, () => {
    let parser: Parser;
    beforeAll(async () => {
      parser = await bicepParser();
    });

    for (const customer of design.customers) {
      const bicep = generate(design, customer, 'bicep').filter(isBicep);
      const arm = generate(design, customer, 'arm');
      const targetOf = targets(design, customer.name);

      it(`is understood by the parser (${customer.name})`, () => {
        expect(bicep.length).toBeGreaterThan(0);
        expect(bicep.flatMap((file) => syntaxErrors(parser, file))).toEqual([]);
      });

      it(`says the same as the ARM templates, resource by resource (${customer.name})`, () => {
        const fromArm = readArm(arm, targetOf);
        const fromBicep = bicep.flatMap((file) => readBicep(parser, file, targetOf(file.path)));
        expect(byId(fromBicep)).toEqual(byId(fromArm));
        expect(fromBicep).toHaveLength(fromArm.length);
      });

      it(`and the templates say what is wanted (${customer.name})`, () => {
        const wanted = resourcesOf(design, customer)
          .filter((resource) => !resource.existing && resource.party !== 'connectivity-provider')
          .map(wantedAsRead);
        const read = byId(readArm(arm, targetOf));
        expect(Object.keys(read).sort()).toEqual(wanted.map(({ id }) => id).sort());
        // Keys that another party hands over come as parameters.
        const plain = (resource: ReadResource | undefined): unknown =>
          JSON.parse(
            JSON.stringify(resource ?? null).replaceAll(
              /\{"(keyOf":"[^"]*|parameter":"authorization_[^"]*)"\}/g,
              '"a key"',
            ),
          );
        for (const resource of wanted) expect(plain(read[resource.id])).toEqual(plain(resource));
      });
    }

    it('finds an error where there is one', () => {
      expect(syntaxErrors(parser, { path: 'x', content: "resource a 'b' = {\n  name: \n" })).not.toEqual([]);
    });
  });
}
