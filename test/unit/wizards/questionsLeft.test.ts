import { describe, expect, it } from 'vitest';
import {
  type Asking,
  Declined,
  type Made,
  type Question,
  likelyAnswer,
  play,
  questionsLeft,
  wizardIds,
  wizards,
} from '../../../src/wizards';
import { withGround } from '../vscode/ground';
import { customerOf, designOf, sample } from '../vscode/sample';

const design = designOf(sample(withGround));

function* noQuestion(): Asking<string> {
  yield* [];
  return 'made';
}

/** The next question; undefined at the end, and where the person keeps things as they are. */
function openOf(asking: () => Asking<Made>, answers: ReadonlyMap<string, unknown>): Question | undefined {
  try {
    const played = play(asking, answers);
    return 'open' in played ? played.open : undefined;
  } catch (error) {
    if (error instanceof Declined) return undefined;
    throw error;
  }
}

describe('the number of questions that are left', () => {
  it.each(wizardIds)('is as many as are then asked, by %s', (id) => {
    const scope = { design, today: '2026-11-26' };
    const wizard = wizards[id];
    // Global Reach needs two circuits that could be joined.
    const customer = customerOf(design, id === 'addGlobalReach' ? 'wingtip' : 'contoso');
    const asking = () => (wizard.about === 'customer' ? wizard.ask({ ...scope, customer }) : wizard.ask(scope));
    const answers = new Map<string, unknown>();
    const left: number[] = [];
    for (let open = openOf(asking, answers); open; open = openOf(asking, answers)) {
      left.push(questionsLeft(asking, answers));
      const answer = likelyAnswer(open);
      if (!answer) break;
      answers.set(open.answer, answer.value);
    }
    expect(left.length).toBeGreaterThan(0);
    expect(left).toEqual(left.map((_, at) => left.length - at));
  });

  it('is none where nothing is asked', () => {
    expect(questionsLeft(noQuestion, new Map())).toBe(0);
  });
});
