import { describe, expect, it } from 'vitest';
import { type Change, designFiles, findingsIn } from './base';

const found = (change: Change) =>
  findingsIn(designFiles(change))
    .filter((f) => f.code.startsWith('NAME'))
    .map((f) => `${f.code} ${f.severity} [${f.marked.replaceAll(/['"]/g, '')}]`);

/** Where a design says the name of a resource, and what else refers to it there. */
const places: Readonly<Record<string, (name: string) => Change>> = {
  virtualNetwork: (n) => ({ 'a:subscriptions.1.virtualNetworks.0.name': n }),
  subnet: (n) => ({ 'a:subscriptions.1.virtualNetworks.0.subnets.1.name': n }),
  networkPeering: (n) => ({ 'a:subscriptions.0.virtualNetworks.0.virtualNetworkPeerings.0.name': n }),
  gateway: (n) => ({ 'a:subscriptions.0.virtualNetworks.0.gateway.name': n }),
  vpnGateway: (n) => ({ 'g:subscriptions.1.virtualNetworks.0.vpnGateway.name': n }),
  routeServer: (n) => ({ 'a:subscriptions.0.virtualNetworks.0.routeServer': { name: n } }),
  firewall: (n) => ({
    'a:subscriptions.0.virtualNetworks.0.firewall.name': n,
    'a:subscriptions.0.virtualNetworks.0.firewall.existing': false,
  }),
  routeTable: (n) => ({ 'a:subscriptions.0.routeTables.1.name': n }),
  route: (n) => ({ 'a:subscriptions.0.routeTables.0.routes.0.name': n }),
  securityGroup: (n) => ({ 'a:subscriptions.0.networkSecurityGroups.0.name': n }),
  securityRule: (n) => ({ 'a:subscriptions.0.networkSecurityGroups.0.securityRules.0.name': n }),
  circuit: (n) => ({ 'a:circuits.0.name': n }),
  authorization: (n) => ({ 'a:circuits.0.authorizations.0.name': n }),
  connection: (n) => ({ 'a:circuits.0.connections.0.name': n }),
  globalReach: (n) => ({ 'a:circuits.0.globalReach': [{ name: n, circuit: 'lon', addressPrefix: '172.31.0.0/29' }] }),
  routeFilter: (n) => ({ 'g:circuits.0.peerings.microsoft.routeFilter.name': n }),
  tunnel: (n) => ({ 'g:circuits.0.encryption.tunnels.0.name': n }),
  vpnConnection: (n) => ({
    'g:vpnConnections': [{ name: n, virtualNetwork: 'core/core', device: 'vpn-1', sharedKey: { secret: 's' } }],
  }),
  port: (n) => ({ 'p:expressRoutePorts.0.name': n }),
};

describe.each(Object.entries(places))('the name of a %s', (what, change) => {
  it.each(['-x1', '.x1', '_x1', 'x1-', 'x1.', '__'])('is not %s', (name) => {
    expect(found(change(name))).toEqual([`NAME-001 error [${name}]`]);
  });

  it.each(['x1', 'x1_', 'X.1-a_b', '1x'])('may be %s', (name) => {
    expect(found(change(name))).toEqual([]);
  });

  it('has a longest one', () => {
    const max = what === 'virtualNetwork' ? 64 : 80;
    const derived = ['vpnGateway', 'routeServer', 'tunnel', 'vpnConnection'].includes(what) ? 6 : 0;
    const maintained = what === 'gateway' ? '-maintenance'.length : 0;
    expect(found(change('x'.repeat(max - derived - maintained)))).toEqual([]);
    // Over 80 characters the text is no name of the format at all.
    if (max < 80) expect(found(change('x'.repeat(max + 1)))).toEqual([`NAME-001 error [${'x'.repeat(max + 1)}]`]);
  });
});

describe('names that are made of other names', () => {
  it.each([
    ['vpnGateway', 75],
    ['routeServer', 75],
    ['tunnel', 77],
    ['vpnConnection', 77],
  ] as const)('leave room: %s', (what, length) => {
    const change = places[what]?.('x'.repeat(length)) ?? {};
    expect(found(change)).toEqual([`NAME-002 error [${'x'.repeat(length)}]`]);
  });

  it('is a warning for a maintenance configuration, of which no document says it', () => {
    const name = 'x'.repeat(70);
    expect(found({ 'a:subscriptions.0.virtualNetworks.0.gateway.name': name })).toEqual([`NAME-002 warning [${name}]`]);
  });
});

describe('names that are no finding', () => {
  it('are those of routers and sites', () => {
    expect(
      found({ 'g:sites.0.vpnDevices.0.name': 'vpn-', 'g:circuits.0.encryption.tunnels.0.device': 'vpn-' }),
    ).toEqual([]);
  });

  it('are milder for what is there', () => {
    expect(
      found({
        'a:subscriptions.1.virtualNetworks.0.gateway.name': 'gw-dr-',
        'a:subscriptions.1.virtualNetworks.0.gateway.existing': true,
      }),
    ).toEqual(['NAME-001 warning [gw-dr-]']);
  });

  it('hold for a whole network that is there', () => {
    expect(
      found({
        'a:subscriptions.1.virtualNetworks.0.name': 'd',
        'a:subscriptions.1.virtualNetworks.0.existing': true,
      }),
    ).toEqual(['NAME-001 warning [d]']);
  });
});
