import { describe, expect, it } from 'vitest';
import { resourcesOf, types } from '../../../src/resources';
import { customerOf, sampleDesign } from './sample';

function namesWith(naming: string): string[] {
  const design = sampleDesign({ 'provider.csp.yaml': (text) => `${text}\nnaming: ${naming}\n` });
  const kinds: readonly string[] = [types.localGateway, types.publicAddress];
  return resourcesOf(design, customerOf(design, 'fabrikam'))
    .filter(({ type }) => kinds.includes(type))
    .map(({ name }) => name);
}

const usual = ['vpngw-core-pip-1', 'vpngw-core-pip-2', 'cn-ipsec-1-lgw', 'cn-ipsec-2-lgw'];

describe('names of what is derived', () => {
  it('follow the patterns of the CSP', () => {
    expect(namesWith("{ localNetworkGateway: 'lgw-{customer}-{name}', publicIPAddress: 'pip{n}-{name}' }")).toEqual([
      'pip1-vpngw-core',
      'pip2-vpngw-core',
      'lgw-fabrikam-cn-ipsec-1',
      'lgw-fabrikam-cn-ipsec-2',
    ]);
  });

  it('stay the usual ones where a pattern would give two things one name, or an illegal one', () => {
    expect(namesWith("{ localNetworkGateway: 'lgw', publicIPAddress: 'pip-{name}' }")).toEqual(usual);
    expect(namesWith("{ localNetworkGateway: '{name} of {customer}', publicIPAddress: '{name}/{n}' }")).toEqual(usual);
  });
});
