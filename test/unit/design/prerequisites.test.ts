import { describe, expect, it } from 'vitest';
import { type SeenInAzure, tickedByText } from '../../../src/design/prerequisite';
import { prerequisitesOf } from '../../../src/design/prerequisites';
import { customerOf, designOf, sample } from '../vscode/sample';

const contoso = (more = '') =>
  customerOf(designOf(sample((path, text) => (path.includes('contoso') ? `${text}${more}` : text))), 'contoso');
const state = (customer = contoso(), seen?: SeenInAzure) =>
  Object.fromEntries(prerequisitesOf(customer, seen).map((each) => [each.item, [each.isDone, tickedByText(each)]]));
const seen = (provisioning: string | undefined, subscriptions: readonly string[] = []): SeenInAzure => ({
  provisioningOf: () => provisioning,
  networkSubscriptions: new Set(subscriptions),
});

describe('the prerequisites of a customer', () => {
  it('are ticked by the design where it says them', () => {
    expect(state()['addresses']).toEqual([true, 'by the design']);
    expect(state()['registered']).toEqual([false, 'by hand']);
  });

  it('are ticked for a translation only where another device does it: an edge router may refuse it', () => {
    const fabrikam = (nat: string, more = '') =>
      customerOf(
        designOf(
          sample((path, text) =>
            path.includes('fabrikam') ? `${text.replace('scope: shared }', `scope: shared${nat} }`)}${more}` : text,
          ),
        ),
        'fabrikam',
      );
    expect(state(fabrikam(''))['translation']).toEqual([false, 'by hand']);
    expect(state(fabrikam('', '\nprerequisites: { translation: done }\n'))['translation']).toEqual([true, 'by hand']);
    expect(state(fabrikam(', device: fw-1'))['translation']).toEqual([true, 'by the design']);
    expect(state()['translation']).toEqual([true, 'by the design']);
  });

  it('are ticked by hand, also those that only the file names', () => {
    const now = state(
      contoso('prerequisites: { registered: done, "Letter of authorization": done, crossConnect: open }\n'),
    );
    expect(now['registered']).toEqual([true, 'by hand']);
    expect(now['Letter of authorization']).toEqual([true, 'by hand']);
    expect(now['crossConnect']).toEqual([false, 'by hand']);
  });

  it('are ticked by Azure, once every circuit is in the state that means it', () => {
    expect(state(contoso(), seen('NotProvisioned'))['registered']).toEqual([false, 'by hand']);
    expect(state(contoso(), seen('Provisioning'))['registered']).toEqual([true, 'by Azure']);
    expect(state(contoso(), seen('Provisioning'))['port']?.[0]).toBe(false);
    expect(state(contoso(), seen('Provisioned'))['port']?.[0]).toBe(true);
    const oneOnly: SeenInAzure = {
      ...seen(undefined),
      provisioningOf: ({ name }) => (name === 'contoso-ams' ? 'Provisioned' : undefined),
    };
    expect(state(contoso(), oneOnly)['registered']?.[0]).toBe(false);
  });

  it('are ticked by Azure for a resource provider only where each subscription showed a network resource', () => {
    expect(state(contoso(), seen(undefined, ['prod', 'dev']))['resourceProvider']?.[0]).toBe(false);
    expect(state(contoso(), seen(undefined, ['prod', 'dev', 'marketing']))['resourceProvider']).toEqual([
      true,
      'by Azure',
    ]);
  });
});
