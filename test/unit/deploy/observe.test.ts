import { describe, expect, it } from 'vitest';
import { AzureFailure } from '../../../src/azure';
import { type Azure, observe } from '../../../src/deploy';
import { type ArmBody, planOf } from '../../../src/plan';
import type { WantedResource } from '../../../src/resources';
import { GROUP, circuitId, peering, peeringId, wanted, circuit } from '../plan/wanted';

/** An Azure that has some bodies, and counts what it is asked. */
function azureWith(bodies: Record<string, ArmBody>, more: Partial<Azure> = {}) {
  const asked: string[] = [];
  const azure: Azure = {
    read: (target) => {
      asked.push(target.id);
      return Promise.resolve(bodies[target.id]);
    },
    list: () => Promise.resolve([]),
    write: () => Promise.reject(new Error('nothing is written here')),
    post: () => Promise.reject(new Error('nothing is asked for here')),
    remove: () => Promise.reject(new Error('nothing is removed here')),
    ...more,
  };
  return { azure, asked };
}

const group = wanted(GROUP, {});
const all: WantedResource[] = [peering(), circuit(), group];

describe('looking at Azure', () => {
  it('asks nothing of what stands in a group that is not there', async () => {
    const { azure, asked } = azureWith({});
    const { actual } = await observe(azure, all);
    expect([asked, actual.size]).toEqual([[GROUP], 0]);
  });

  it('takes a child from the body that shows it whole, and reads one that is not shown', async () => {
    const child: ArmBody = { id: peeringId, name: 'azureprivatepeering', properties: { vlanId: 7 } };
    const shown = azureWith({ [GROUP]: { id: GROUP }, [circuitId]: { properties: { peerings: [child] } } });
    expect((await observe(shown.azure, all)).actual.get(peeringId)).toEqual(child);
    expect(shown.asked).toEqual([GROUP, circuitId]);
    const hidden = azureWith({ [GROUP]: { id: GROUP }, [circuitId]: { properties: {} }, [peeringId]: child });
    expect((await observe(hidden.azure, all)).actual.get(peeringId)).toEqual(child);
    expect(hidden.asked).toEqual([GROUP, circuitId, peeringId]);
  });

  it('says where it may not list, and the plan says that what stands there is not known', async () => {
    const forbidden = new AzureFailure({ code: 'AuthorizationFailed', status: 403, message: 'no', resourceId: GROUP });
    const { azure } = azureWith({ [GROUP]: { id: GROUP } }, { list: () => Promise.reject(forbidden) });
    const observation = await observe(azure, [group]);
    expect([...observation.unlisted]).toEqual([`${GROUP}/resources`.toLowerCase()]);
    const { leftovers } = planOf({ customer: 'contoso', wanted: [group], ...observation });
    expect(leftovers).toMatchObject([{ within: 'unseen', removable: false, severity: 'warning' }]);
    expect(leftovers[0]?.impact).toContain('may not list');
  });

  it.each(['NotAzure', 'CutOff', 'ListCutOff'])(
    'ends with an answer that is broken (%s): half of it is none',
    async (code) => {
      const broken = new AzureFailure({ code, status: 200, message: 'broken', resourceId: GROUP });
      const unread = azureWith({}, { read: () => Promise.reject(broken) });
      await expect(observe(unread.azure, [group])).rejects.toMatchObject({ code });
      const unlisted = azureWith({ [GROUP]: { id: GROUP } }, { list: () => Promise.reject(broken) });
      await expect(observe(unlisted.azure, [group])).rejects.toMatchObject({ code });
      const tolerant = await observe(unread.azure, [group], { tolerant: true });
      expect([...tolerant.unreadable]).toEqual([GROUP.toLowerCase()]);
    },
  );
});
