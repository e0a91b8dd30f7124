import { describe, expect, it } from 'vitest';
import { type Asking, type Choice, type Made, type Question, isWay, likelyAnswer } from '../../../src/wizards';
import { changeBandwidth, changeTier } from '../../../src/wizards/change/changeCircuit';
import { changeAddresses } from '../../../src/wizards/change/changeAddresses';
import { changeGatewaySku } from '../../../src/wizards/change/changeGatewaySku';
import type { CustomerScope } from '../../../src/wizards/scope';
import { customerOf, designOf, sample } from '../vscode/sample';
import { stroll } from './chance';

type Change = (scope: CustomerScope) => Asking<Made>;

/** What each offered value of a change is said to mean, by its label. */
function told(change: Change, name: string, given: Record<string, unknown>, text?: (text: string) => string) {
  const design = designOf(sample((path, was) => (path.endsWith(`${name}.csp.yaml`) ? (text?.(was) ?? was) : was)));
  const seen = new Map<string, string>();
  stroll(change({ design, customer: customerOf(design, name), today: '2026-11-26' }), (question: Question) => {
    if (question.kind !== 'one') return given[question.answer] ?? likelyAnswer(question)?.value;
    const choices = question.choices.filter((each): each is Choice => !isWay(each));
    for (const { label, detail } of choices) if (detail !== undefined) seen.set(label, detail);
    return given[question.answer] ?? choices[0]?.value;
  });
  return seen;
}

describe('a change shows what the plan would say of each value', () => {
  it('of a bandwidth that grows and of one that does not', () => {
    const seen = told(changeBandwidth, 'contoso', { circuit: 'contoso-ams' });
    expect(seen.get('2 Gbps')).toContain('contoso-ams: no downtime; never decreases again');
    expect(seen.get('50 Mbps')).toContain('never decreases from 1000 to 50; the circuit must be recreated');
  });

  it('of a circuit that the customer keeps: who has to change it, and that Azure does not do so in place', () => {
    const lowered =
      'who manages it has to change it (not in place: bandwidth never decreases from 500 to 50; the circuit must be recreated)';
    const seen = told(changeBandwidth, 'fabrikam', {});
    expect(seen.get('50 Mbps')).toContain(lowered);
    expect(seen.get('1 Gbps')).toContain('who manages it has to change it (no downtime; never decreases again');
    const there = (text: string) =>
      text.replace(
        /( +)- name: fabrikam-fra\n/,
        '$&$1  existing: true\n$1  resourceId: /subscriptions/3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0001/resourceGroups/rg/providers/Microsoft.Network/expressRouteCircuits/fra\n',
      );
    expect(told(changeBandwidth, 'fabrikam', {}, there).get('50 Mbps')).toContain(lowered);
    const tiers = told(changeTier, 'fabrikam', {});
    expect(tiers.get('Standard · MeteredData')).toContain(
      'UnlimitedData never goes back to MeteredData; the circuit must be recreated',
    );
  });

  it('of a SKU that grows and of one that does not', () => {
    const seen = told(changeGatewaySku, 'contoso', { network: 'prod/hub' });
    expect(seen.get('ErGw1AZ')).toContain('it must be recreated');
    expect(seen.get('ErGw3AZ')).toContain('takes up to two hours');
  });

  it('of an address, before it is written', () => {
    const address = JSON.stringify(['circuits', 0, 'peerings', 'private', 'vlanId']);
    const seen = told(changeAddresses, 'contoso', { address, value: '112' });
    expect(seen.get('Write 112 in place of 110')).toMatch(/AzurePrivatePeering: .*(down|interrupt|session)/);
  });
});
