import { describe, expect, it } from 'vitest';
import { type ArmBody, planOf } from '../../../src/plan';
import type { WantedResource } from '../../../src/resources';
import { GROUP, wanted } from './wanted';

const NETWORK = `${GROUP}/providers/Microsoft.Network`;
const hub = `${NETWORK}/virtualNetworks/hub`;
const spoke = `${NETWORK}/virtualNetworks/spoke`;

const stepOf = (resource: WantedResource, actual: Record<string, ArmBody>, others: readonly WantedResource[] = []) =>
  planOf({
    customer: 'contoso',
    wanted: [resource, ...others],
    actual: new Map(Object.entries(actual)),
  }).steps.find(({ resourceId }) => resourceId === resource.id);

describe('a hub that lets its gateway be used no more', () => {
  const id = `${hub}/virtualNetworkPeerings/to-spoke`;
  const back = `${spoke}/virtualNetworkPeerings/to-hub`;
  const peering = wanted(id, {
    properties: { remoteVirtualNetwork: { id: { $id: spoke } }, allowGatewayTransit: false },
  });
  const there: ArmBody = { properties: { remoteVirtualNetwork: { id: spoke }, allowGatewayTransit: true } };
  const user: ArmBody = { id: back, properties: { remoteVirtualNetwork: { id: hub }, useRemoteGateways: true } };

  it('names the network that uses it, which the design has, which was found, or which its network shows', () => {
    const wantedUser = wanted(back, {
      properties: { remoteVirtualNetwork: { id: { $id: hub } }, useRemoteGateways: true },
    });
    const shown = { [id]: there, [spoke]: { properties: { virtualNetworkPeerings: [user] } } as ArmBody };
    for (const step of [
      stepOf(peering, { [id]: there }, [wantedUser]),
      stepOf(peering, { [id]: there, [back]: user }),
      stepOf(peering, shown),
    ]) {
      expect(step).toMatchObject({ action: 'update', traffic: 'interrupted' });
      expect(step?.impact).toContain('spoke uses the gateway over it');
    }
  });

  it('names nobody where nobody does', () => {
    const idle: ArmBody = { id: back, properties: { remoteVirtualNetwork: { id: hub }, useRemoteGateways: false } };
    expect(stepOf(peering, { [id]: there, [back]: idle })?.impact).not.toContain('uses the gateway over it');
  });
});

describe('a security rule', () => {
  const id = `${NETWORK}/networkSecurityGroups/nsg`;
  const rule = (name: string, priority: number, direction = 'Inbound') => ({
    name,
    properties: { priority, direction, access: 'Allow' },
  });
  const group = (...securityRules: ReturnType<typeof rule>[]) => wanted(id, { properties: { securityRules } });

  it('is refused with the priority of a rule of others in the same direction, which Azure refuses', () => {
    const step = stepOf(group(rule('ours', 100)), { [id]: { properties: { securityRules: [rule('theirs', 100)] } } });
    expect(step?.action).toBe('refuse');
    expect(step?.impact).toMatch(/ours.*100.*theirs/);
  });

  it.each([
    ['another direction', rule('theirs', 100, 'Outbound')],
    ['another priority', rule('theirs', 101)],
    ['its own name', rule('OURS', 100)],
  ])('is written beside one of %s', (_, other) => {
    const step = stepOf(group(rule('ours', 100), rule('new', 200)), {
      [id]: { properties: { securityRules: [other] } },
    });
    expect(step?.action).toBe('update');
  });
});

describe('tags that the design does not say', () => {
  it('are told and kept, less those that Azure hides', () => {
    const table = wanted(`${NETWORK}/routeTables/rt`, { properties: {} }, { tags: { Owner: 'csp' } });
    const actual = { tags: { owner: 'csp', costCentre: '7', 'hidden-link': 'x' }, properties: {} };
    const step = stepOf(table, { [table.id]: actual });
    expect(step?.action).toBe('keep');
    expect(step?.impact).toContain('kept: tag costCentre');
    expect(step?.impact).not.toMatch(/hidden-link|tag owner/);
  });
});
