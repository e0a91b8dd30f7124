import { describe, expect, it } from 'vitest';
import { UnknownFormat, formats, generate, generateAll } from '../../../src/generate';
import { customerOf, sampleDesign } from '../resources/sample';
import { everythingDesign } from './everything';

const design = sampleDesign();
const filesOf = (name: string) =>
  new Map(generate(design, customerOf(design, name), 'arm').map(({ path, content }) => [path, content]));

describe('generated files', () => {
  it('put nothing into the wrong half', () => {
    const csp = [...filesOf('fabrikam')].filter(([path]) => path.startsWith('fabrikam/csp/') && path.endsWith('.json'));
    const customer = [...filesOf('fabrikam')].filter(([path]) => path.startsWith('fabrikam/customer/'));
    expect(csp.length).toBeGreaterThan(0);
    for (const [, content] of csp) expect(content).not.toContain('"name": "fabrikam-fra');
    expect(customer.some(([, content]) => content.includes('"name": "fabrikam-fra"'))).toBe(true);
    for (const [, content] of customer) expect(content).not.toContain('"name": "core/GatewaySubnet"');
  });

  it('leave to the connectivity provider what it keeps', () => {
    for (const [path, content] of filesOf('wingtip')) {
      expect(path).not.toContain('2-peerings');
      expect(content).not.toContain('"type": "Microsoft.Network/expressRouteCircuits/peerings",');
    }
  });

  it('write nothing for what exists', () => {
    const everything = everythingDesign();
    for (const { path, content } of generate(everything, customerOf(everything, 'everything'), 'arm')) {
      if (!path.endsWith('.json')) continue;
      const { resources } = JSON.parse(content) as { resources: { name: string }[] };
      for (const { name } of resources) expect(name).not.toMatch(/^there|^ergw-there/);
    }
  });

  it('make a secure parameter of each secret, and read a key that the same party can read', () => {
    const files = filesOf('contoso');
    const peerings = files.get('contoso/csp/2-peerings/prod/rg-contoso-network.json') ?? '';
    expect(JSON.parse(peerings)).toMatchObject({
      parameters: {
        secret_contoso_ams_private: { type: 'securestring' },
        secret_contoso_lon_private: { type: 'securestring' },
      },
    });
    const connection = files.get('contoso/csp/3-connections/dev/rg-contoso-dev.json') ?? '';
    expect(connection).toContain('.authorizationKey]');
    expect(connection).not.toContain('securestring');
    const fabrikam = filesOf('fabrikam').get('fabrikam/csp/3-connections/core/rg-fabrikam-network.json') ?? '';
    expect(fabrikam).toContain('"authorization_fabrikam_fra_core"');
  });

  it('cut places that need each other into steps', () => {
    const everything = everythingDesign();
    const paths = generate(everything, customerOf(everything, 'everything'), 'arm').map(({ path }) => path);
    expect(paths).toContain('everything/csp/1-network/one/rg-one.json');
    expect(paths).toContain('everything/csp/1-network/one/rg-one-2.json');
    expect(paths).toContain('everything/customer/1-network/two/rg-two-2.json');
  });

  it('escape texts that a template would take for an expression', () => {
    const everything = everythingDesign();
    const [file] = generate(everything, customerOf(everything, 'everything'), 'arm').filter(({ path }) =>
      path.endsWith('1-network/one/rg-one.json'),
    );
    expect(file?.content).toContain('"owner": "[[northwind]"');
  });

  it('stay in the folder of the customer, whatever its name', () => {
    for (const name of ['..', 'con', 'A.B.']) {
      const odd = sampleDesign({
        'customers/wingtip.csp.yaml': (text) => text.replace('name: wingtip\n', `name: ${name}\n`),
      });
      for (const { path } of generate(odd, customerOf(odd, name), 'arm')) {
        expect(path.split('/')).not.toContain('..');
        expect(path.split('/')[0]).not.toMatch(/^(con)?$|\.$/);
      }
    }
  });

  it('are of a format that is known', () => {
    expect(() => generate(design, customerOf(design, 'contoso'), 'pulumi')).toThrow(UnknownFormat);
    expect(new Set(formats.map(({ id }) => id)).size).toBe(formats.length);
    const outputs = [...generateAll(design, design.customers, 'arm')];
    expect(outputs.map(({ folder }) => folder).sort()).toEqual(['contoso', 'fabrikam', 'wingtip']);
  });

  it('are the same each time', () => {
    for (const { id, scope } of formats) {
      if (scope !== 'customer') continue;
      const once = generate(design, customerOf(design, 'contoso'), id);
      expect(generate(sampleDesign(), customerOf(sampleDesign(), 'contoso'), id)).toEqual(once);
    }
  });
});
