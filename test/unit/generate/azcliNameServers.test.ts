import { describe, expect, it } from 'vitest';
import { assemble } from '../../../src/design';
import { generate } from '../../../src/generate';
import { designFiles } from '../rules/base';

/** What the az scripts of a customer say of name servers, where its first network has these. */
function saidOf(dnsServers: readonly string[] | undefined): string {
  const [design] = assemble(designFiles({ 'a:subscriptions.0.virtualNetworks.0.dnsServers': dnsServers })).designs;
  const customer = design?.customers.find((one) => one.name === 'alpha');
  if (!design || !customer) throw new Error('no design');
  return generate(design, customer, 'azcli')
    .map(({ content }) => content.replaceAll(' \\\n   ', ''))
    .join('\n');
}

describe('the name servers of a network in az scripts', () => {
  it('are set when it is made, and set anew where others are there or the order is another', () => {
    const script = saidOf(['10.100.1.5', '10.100.1.4']);
    expect(script).toMatch(/network vnet create .*--name hub .*--dns-servers 10\.100\.1\.5 10\.100\.1\.4/);
    expect(script).toMatch(/network vnet update .*--name hub .*--dns-servers 10\.100\.1\.5 10\.100\.1\.4/);
    expect(script).toContain('properties.dhcpOptions.dnsServers == `["10.100.1.5","10.100.1.4"]`');
  });

  it('are left as they are where the design has none', () => {
    expect(saidOf(undefined)).not.toContain('dns');
  });
});
