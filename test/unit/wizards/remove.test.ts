import { describe, expect, it } from 'vitest';
import { type Choice, type OneQuestion, isWay, likelyAnswer, play } from '../../../src/wizards';
import { removeThing } from '../../../src/wizards/remove/removeThing';
import { customerOf, designOf, sample } from '../vscode/sample';

const design = designOf(sample());
const provider = design.provider.file.path;
const contoso = customerOf(design, 'contoso').file.path;

/** The last question about what stands there. */
function confirmation(file: string, path: readonly (string | number)[]): OneQuestion {
  const asking = () => removeThing({ design, today: '2026-11-26', on: { file, path } });
  const played = play(asking, new Map());
  if ('made' in played || played.open.kind !== 'one') throw new Error('nothing is asked');
  return played.open;
}
const labels = (question: OneQuestion) => question.choices.map(({ label }) => label);

describe('before something is removed', () => {
  it('what keeps it is first, so that Enter harms nothing', () => {
    const question = confirmation(contoso, ['circuits', 0]);
    expect(likelyAnswer(question)).toMatchObject({ value: false });
    expect(labels(question).slice(0, 2)).toEqual(['Keep it', 'Remove circuit contoso-ams']);
  });

  it('all that hangs on it is listed, by what it is and its name', () => {
    const rows = labels(confirmation(provider, ['sites', 0]));
    expect(rows[1]).toBe(`Remove site ams-dc1 with ${rows.length - 2} things that hang on it`);
    expect(rows.slice(2)).toEqual(
      [
        'link between edge routers ams-edge-1 · ams-edge-2',
        'shared service dns',
        'shared service dns',
        'attachment ams-dc1 · ams-edge-1',
        'attachment ams-dc1 · ams-edge-2',
        'circuit contoso-ams',
        'site frankfurt-dc',
        'circuit fabrikam-fra',
      ].map((each) => `$(trash) ${each}`),
    );
    expect(labels(confirmation(contoso, ['subscriptions', 0, 'virtualNetworks', 0]))[1]).toBe(
      'Remove virtual network hub with 3 things that hang on it',
    );
  });

  it('one of them is shown when it is picked, and nothing goes', () => {
    const question = confirmation(provider, ['sites', 0]);
    const last = question.choices.filter((each): each is Choice => !isWay(each)).at(-1);
    const asking = () => removeThing({ design, today: '2026-11-26', on: { file: provider, path: ['sites', 0] } });
    const played = play(asking, new Map([['confirmed', last?.value]]));
    if (!('made' in played)) throw new Error('something is asked again');
    expect(played.made.design).toBe(design);
    expect(played.made.at).toEqual({ file: customerOf(design, 'fabrikam').file.path, path: ['circuits', 0] });
  });
});
