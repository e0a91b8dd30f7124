import { describe, expect, it, vi } from 'vitest';
import { askQuestions } from '../../../src/vscode/features/create/askQuestions';
import { type Asking, one } from '../../../src/wizards';

const picked: string[] = [];

vi.mock('vscode', () => import('./standIn'));
vi.mock('../../../src/vscode/services/ask', () => ({
  BACK: Symbol('back'),
  pickOne: (_frame: unknown, prompt: string, [first]: readonly { readonly value: unknown }[]) => {
    picked.push(prompt);
    return Promise.resolve(first?.value);
  },
}));

describe('a wizard that is gone through first', () => {
  it('answers the question that led to it, which is not asked again', async () => {
    const places = new Set<string>();
    function* asking(): Asking<string> {
      const way = { wizard: 'addDatacenter' as const, answers: { peeringLocation: 'London' }, then: 'London' };
      const place = yield* one('place', 'Where?', [
        places.has('London') ? { label: 'London', value: 'London' } : { label: 'London', way },
        { label: 'Paris', value: 'Paris' },
      ]);
      const size = yield* one('size', 'How large?', [
        { label: 'small', value: 'small' },
        { label: 'large', value: 'large' },
      ]);
      return `${place} ${size}`;
    }
    const { made } = await askQuestions({
      title: 'Add a circuit',
      given: {},
      asking: () => Promise.resolve(asking),
      goFirst: ({ answers }) => Promise.resolve(void places.add(String(answers['peeringLocation']))),
    });
    expect(made).toBe('London small');
    expect(picked).toEqual(['Where?', 'How large?']);
  });
});
