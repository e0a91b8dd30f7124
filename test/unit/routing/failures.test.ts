import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Design, assemble, readDesignFile } from '../../../src/design';
import { failureMatrix } from '../../../src/routing';

const text = (name: string) => readFileSync(new URL(`../../../samples/northwind/${name}`, import.meta.url), 'utf8');
function designOf(customer: string, change = (t: string) => t, provider = (t: string) => t): Design {
  const design = assemble([
    readDesignFile('provider.csp.yaml', provider(text('provider.csp.yaml'))),
    readDesignFile('c.csp.yaml', change(text(`customers/${customer}.csp.yaml`))),
  ]).designs[0];
  if (!design) throw new Error('The sample has no design.');
  return design;
}
function lost(design: Design): Record<string, string[]> {
  const customer = design.customers[0];
  if (!customer) throw new Error('no customer');
  const failures = failureMatrix(design, customer).failures.filter((f) => f.lost.length > 0);
  return Object.fromEntries(failures.map((f) => [f.element.key, f.lost.map((r) => `${r.site}>${r.network}`)]));
}

describe('failures', () => {
  it('show what has one circuit only', () => {
    expect(lost(designOf('contoso'))).toEqual({
      'circuit:contoso-ams': ['utrecht>dev/dev', 'reading>dev/dev'],
      'peeringLocation:Amsterdam': ['utrecht>dev/dev', 'reading>dev/dev'],
      'datacenter:ams-dc1': ['utrecht>prod/hub', 'utrecht>prod/apps', 'utrecht>dev/dev', 'reading>dev/dev'],
      'datacenter:lon-dc1': ['reading>prod/hub', 'reading>prod/apps', 'reading>dev/dev'],
      'attachment:reading/1': ['reading>prod/hub', 'reading>prod/apps', 'reading>dev/dev'],
      'gateway:prod/hub/ergw-hub': ['utrecht>prod/hub', 'utrecht>prod/apps', 'reading>prod/hub', 'reading>prod/apps'],
      'gateway:dev/dev/ergw-dev': ['utrecht>dev/dev', 'reading>dev/dev'],
    });
  });

  it('show attachments, VPN devices and gateways, one at a time', () => {
    const keys = (design: Design) =>
      design.customers.flatMap((one) => failureMatrix(design, one).failures.map(({ element }) => element.key));
    expect(keys(designOf('contoso'))).toEqual(
      expect.arrayContaining(['attachment:utrecht/1', 'attachment:utrecht/2', 'attachment:reading/1']),
    );
    expect(keys(designOf('fabrikam'))).toEqual(
      expect.arrayContaining(['vpnDevice:frankfurt-dc/fra-vpn-1', 'vpnDevice:frankfurt-dc/fra-vpn-2']),
    );
    const reach = ['frankfurt-dc>core/core'];
    expect(lost(designOf('fabrikam'))).toMatchObject({
      'gateway:core/core/ergw-core': reach,
      'gateway:core/core/vpngw-core': reach,
    });
    const oneTunnel = designOf('fabrikam', (t) => t.replace(/ {8}- \{ name: cn-ipsec-2.*\n/, ''));
    expect(lost(oneTunnel)).toHaveProperty('vpnDevice:frankfurt-dc/fra-vpn-1', reach);
    expect(lost(oneTunnel)).not.toHaveProperty('vpnDevice:frankfurt-dc/fra-vpn-2');
  });

  it('lose a site whose only attachment goes, and not one with a second at the same router', () => {
    const second = 'site: ams-dc1, edgeRouter: ams-edge-2, interface: xe-0/0/2, vlanId: 511';
    const twice = designOf('contoso', (t) =>
      t.replace(second, 'site: ams-dc1, edgeRouter: ams-edge-1, interface: TenGigabitEthernet0/0/2, vlanId: 511'),
    );
    expect(lost(twice)).not.toHaveProperty('attachment:utrecht/1');
    const single = designOf('contoso', (t) => t.replace(new RegExp(` *- \\{ ${second}.*\n`), ''));
    expect(lost(single)).toHaveProperty('attachment:utrecht/1');
  });

  it('lose a site with the router that has its interface, where the attachment names that alone', () => {
    const first = / *- \{ site: ams-dc1, edgeRouter: ams-edge-1, interface: TenGigabitEthernet0\/0\/2, .*\n/;
    const named = designOf('contoso', (t) => t.replace(first, ''));
    const unnamed = designOf('contoso', (t) =>
      t.replace(first, '').replace('edgeRouter: ams-edge-2, interface: xe', 'interface: xe'),
    );
    expect(lost(named)['edgeRouter:ams-edge-2']).toContain('utrecht>prod/hub');
    expect(lost(unnamed)).toEqual(lost(named));
  });

  it('follow the interlinks of a backbone without MPLS', () => {
    const lite = designOf(
      'contoso',
      (t) => t,
      (t) => t.replace('type: mpls-vpn', 'type: vrf-lite'),
    );
    expect(lost(lite)['datacenter:ams-dc1']).toContain('utrecht>prod/hub');
    const customer = lite.customers[0];
    const reached = customer && failureMatrix(lite, customer).reached.map((r) => `${r.site}>${r.network}`);
    expect(reached).not.toContain('reading>dev/dev');
    expect(reached).toContain('reading>prod/hub');
  });

  it('show both links on one router as a single point of failure', () => {
    const one = designOf('fabrikam', (t) =>
      t.replace(
        'secondary: { edgeRouter: fra-edge-2, interface: Ethernet1/1',
        'secondary: { edgeRouter: fra-edge-1, interface: TenGigE0/0/0/0',
      ),
    );
    expect(Object.keys(lost(one))).toContain('edgeRouter:fra-edge-1');
    expect(Object.keys(lost(designOf('fabrikam')))).not.toContain('edgeRouter:fra-edge-1');
  });

  it('know that Global Reach joins sites, not sites to networks', () => {
    expect(lost(designOf('wingtip'))).toMatchObject({
      'circuit:wingtip-zrh': ['zurich>retail/retail'],
      'circuit:wingtip-lon': ['london>retail/retail'],
    });
  });
});
