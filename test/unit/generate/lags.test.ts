import { describe, expect, it } from 'vitest';
import { generate } from '../../../src/generate';
import { customerOf } from '../resources/sample';
import { everythingDesign } from './everything';

const design = everythingDesign();
const textOf = (format: string, ending: string): string =>
  generate(design, customerOf(design, 'everything'), format)
    .filter(({ path }) => path.endsWith(ending))
    .map(({ content }) => content)
    .join('\n');

interface Template {
  readonly resources: readonly { readonly type: string; readonly name: string; readonly apiVersion: string }[];
}

describe('a link aggregation group of direct ports, and a circuit on it', () => {
  it('are written with the first api-version that knows them; other circuits keep theirs', () => {
    const resources = generate(design, customerOf(design, 'everything'), 'arm')
      .filter(({ path }) => path.endsWith('.json') && !path.endsWith('.parameters.json'))
      .flatMap(({ content }) => (JSON.parse(content) as Partial<Template>).resources ?? []);
    const version = (name: string) => resources.find((one) => one.name === name)?.apiVersion;
    expect(version('own-lag')).toBe('2025-09-01');
    expect(version('on-the-lag')).toBe('2025-09-01');
    expect(version('direct')).toBe('2024-05-01');
    const lag = resources.find((one) => one.name === 'own-lag');
    expect(lag).toMatchObject({
      type: 'Microsoft.Network/expressRouteLags',
      properties: { numberOfPorts: 4, minimumActivePortsRequired: 2, lacpTimer: 'Fast' },
      identity: { type: 'UserAssigned' },
    });
  });

  it('are said in Bicep', () => {
    const bicep = textOf('bicep', '.bicep');
    expect(bicep).toContain("'Microsoft.Network/expressRouteLags@2025-09-01'");
    expect(bicep).toMatch(/expressRouteLag: \{/);
  });

  it('are not said in Terraform, which says so, and what hangs on the circuit names it by its id', () => {
    const terraform = textOf('terraform', '.tf');
    expect(terraform).toContain('azurerm has no resource for link aggregation groups of direct ports');
    expect(terraform).toContain('azurerm has no argument for expressRouteLag');
    expect(terraform).not.toMatch(/resource "azurerm_express_route_circuit" "on_the_lag"/);
    expect(terraform).toMatch(/resource "azurerm_express_route_circuit_peering" "on_the_lag_AzurePrivatePeering"/);
    expect(terraform).not.toContain('azurerm_express_route_circuit.on_the_lag');
    const guide = textOf('terraform', 'README.md');
    expect(guide).toContain('azurerm cannot say');
  });

  it('are written by their bodies with az, which has no commands for them', () => {
    const script = textOf('azcli', '.sh');
    expect(script).toContain('Microsoft.Network/expressRouteLags/own-lag');
    expect(script).not.toMatch(/express-route port create[^\n]*own-lag/);
    expect(script).not.toMatch(/express-route create[^\n]*on-the-lag/);
  });
});
