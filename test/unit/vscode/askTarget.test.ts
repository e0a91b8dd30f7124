import { beforeEach, describe, expect, it, vi } from 'vitest';
import { askTarget, askTargetOr } from '../../../src/vscode/services/askTarget';
import { customerOf, designOf, sample } from './sample';
import { newPerson, person } from './standIn';

vi.mock('vscode', () => import('./standIn'));

describe('where a plan or a deployment goes', () => {
  beforeEach(newPerson);
  const design = designOf(sample());
  const chosen = { design, customer: customerOf(design, 'contoso') };

  it('has the simulator first, then Azure, then what the one who asks has besides', async () => {
    await expect(askTarget(chosen, 'Deploy')).rejects.toThrow();
    await expect(askTargetOr(chosen, 'Compare', [{ label: 'Nothing', value: 'nothing' }])).rejects.toThrow();
    expect(person.asked).toEqual([
      ['The simulator', 'Azure'],
      ['The simulator', 'Azure', 'Nothing'],
    ]);
  });
});
