import { beforeEach, describe, expect, it, vi } from 'vitest';
import { askFlow } from '../../../src/vscode/features/routing/ask';
import { readSample } from '../deploy/sample';

const asked: string[] = [];

vi.mock('vscode', () => import('./standIn'));
vi.mock('../../../src/vscode/services/ask', () => ({
  askItem: (items: readonly { readonly label: string }[], { placeHolder }: { placeHolder: string }) => {
    asked.push(placeHolder);
    return Promise.resolve(items[0]);
  },
}));
beforeEach(() => {
  asked.length = 0;
});

const { design, customer } = readSample('contoso');
const CONTOSO = customer.file.path;
const to = { to: 'prod/hub/shared', port: 443 };

describe('a path that is traced from what the command was called on', () => {
  it.each([
    [['sites', 1], 'reading'],
    [['subscriptions', 0, 'virtualNetworks', 1, 'subnets', 0], 'prod/apps/web'],
  ])('begins there: %j', async (path, name) => {
    const { from } = await askFlow(design, customer, { place: { file: CONTOSO, path } }, to);
    const { from: same } = await askFlow(design, customer, undefined, { ...to, from: name });
    expect(asked).toEqual([]);
    expect(from).toEqual(same);
  });

  it('is asked where it begins when it was called on something else, or on another customer', async () => {
    await askFlow(design, customer, { place: { file: CONTOSO, path: ['circuits', 0] } }, to);
    await askFlow(design, customer, { place: { file: 'customers/fabrikam.csp.yaml', path: ['sites', 1] } }, to);
    await askFlow(design, customer, undefined, to);
    expect(asked).toEqual(['From where?', 'From where?', 'From where?']);
  });
});
