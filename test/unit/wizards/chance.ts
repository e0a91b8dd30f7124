import { type Asking, Declined, type Made, type Question, Refused, isWay, play } from '../../../src/wizards';

/** Numbers that look random and are the same for the same seed: mulberry32. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function oneOf<T>(list: readonly T[], random: () => number): T {
  const found = list[Math.floor(random() * list.length)];
  if (found === undefined) throw new Error('nothing to choose from');
  return found;
}

const digits = (random: () => number, n: number) =>
  Array.from({ length: n }, () => '0123456789abcdef'[Math.floor(random() * 16)]).join('');

/** Texts of every kind that people type, good and bad; the question takes what it takes. */
export function typed(random: () => number): string[] {
  const byte = () => Math.floor(random() * 256);
  const number = (most: number) => Math.floor(random() * most);
  const v4 = (first: number, length: number) => {
    const word = ((first << 24) | (byte() << 16) | (byte() << 8) | byte()) >>> 0;
    const base = length === 0 ? 0 : (word & (0xffffffff << (32 - length))) >>> 0;
    return `${base >>> 24}.${(base >>> 16) & 255}.${(base >>> 8) & 255}.${base & 255}/${length}`;
  };
  return [
    `n${number(100000)}`,
    `Some.Name_${number(1000)}`,
    `${digits(random, 8)}-${digits(random, 4)}-4${digits(random, 3)}-8${digits(random, 3)}-${digits(random, 12)}`,
    v4(10, 8 + number(22)),
    v4(10, 16 + number(8)),
    v4(10, 20 + number(10)),
    v4(172, 12 + number(18)),
    v4(192, 29),
    v4(40 + number(50), 24 + number(7)),
    v4(40 + number(50), 29),
    `${v4(10, 16)}, fd00:${number(9000)}::/48`,
    `20.${byte()}.${byte()}.${1 + number(250)}`,
    String(number(70000)),
    String(4_200_000_000 + number(900)),
    `${1 + number(4094)}, ${1 + number(4094)}`,
    `Ethernet${number(40)}/${number(40)}`,
    `/subscriptions/x/${number(9)}`,
    '',
    '💥',
    "it's: a {text}",
  ];
}

/** Every answer leads to another wizard first. */
export const ELSEWHERE = 'only ways';

/** @param usual how often the nearest sensible answer is taken, from 0 to 1 */
function answerTo(question: Question, random: () => number, usual: number): unknown {
  if (question.kind === 'one') {
    const real = question.choices.flatMap((choice) => (isWay(choice) ? [] : [choice]));
    if (real.length === 0) throw new Refused(ELSEWHERE);
    return random() < usual ? real[0]?.value : oneOf(real, random).value;
  }
  if (question.kind === 'many') {
    const some = question.choices.filter(() => random() < 0.6).map(({ value }) => value);
    return some.length >= question.least ? some : question.choices.map(({ value }) => value);
  }
  const known = typed(random).flatMap((text) => [text, `${question.initial}, ${text}`]);
  const bank = [...known, ...typed(random), ...typed(random), question.initial, question.example];
  const good = bank.filter((text) => question.problem(text) === undefined);
  // What is changed has neighbours that leave no room for a number out of the air.
  if (good.length === 0 && question.answer === 'value') throw new Refused(ELSEWHERE);
  if (good.length === 0) throw new Error(`nothing that was typed is taken by "${question.prompt}"`);
  const proposed = question.initial !== '' && question.problem(question.initial) === undefined;
  return proposed && random() < 0.5 ? question.initial : oneOf(good, random);
}

/** The nearest sensible answer is taken often, as people do. */
const AS_PEOPLE = 0.3;

/** One of all the answers that a question takes, none more likely than another. */
export const anyAnswer = (question: Question, random: () => number) => answerTo(question, random, 0);

interface Strolled {
  readonly made: Made;
  readonly answers: ReadonlyMap<string, unknown>;
}

/**
 * Goes straight through a wizard, each question once.
 * @throws Refused where it refuses
 */
export function stroll(asking: Asking<Made>, answerOf: (question: Question) => unknown): Strolled {
  const answers = new Map<string, unknown>();
  let step = asking.next();
  while (!step.done) {
    const question = step.value;
    const [only, ...others] = question.kind === 'one' && !question.isTelling ? question.choices : [];
    const answer = only && others.length === 0 && !isWay(only) ? only.value : answerOf(question);
    answers.set(question.answer, answer);
    step = asking.next(answer);
  }
  return { made: step.value, answers };
}

/** Goes through a wizard with random answers. undefined where it refuses, or every answer leads elsewhere first. */
export function wander(
  asking: () => Asking<Made>,
  random: () => number,
):
  | { readonly made: Made; readonly answers: ReadonlyMap<string, unknown> }
  | { readonly refused: string; readonly at: number } {
  const answers = new Map<string, unknown>();
  for (let count = 0; count < 80; count++) {
    try {
      const played = play(asking, answers);
      if ('made' in played) return { made: played.made, answers };
      answers.set(played.open.answer, answerTo(played.open, random, AS_PEOPLE));
    } catch (error) {
      if (error instanceof Declined) return { refused: ELSEWHERE, at: count };
      if (error instanceof Refused) return { refused: error.message, at: count };
      throw error;
    }
  }
  throw new Error('the questions have no end');
}
