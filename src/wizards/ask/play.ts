import { type Asking, type Choice, Declined, type Question, Refused, isWay } from './question';

export type Answers = ReadonlyMap<string, unknown>;

/** How far given answers lead: to the next question, or to the end. */
export type Played<T> =
  | { readonly open: Question; readonly answered: readonly string[] }
  | { readonly made: T; readonly answered: readonly string[] };

/**
 * Goes through the questions with the answers that are there. What is the only possibility is taken; an answer that is no
 * longer one of those that the question takes (because the design changed, or an earlier answer) is asked again.
 * @throws Refused where the questions would be answered for nothing
 */
export function play<T>(asking: () => Asking<T>, answers: Answers): Played<T> {
  const run = asking();
  const answered: string[] = [];
  let step = run.next();
  while (!step.done) {
    const question = step.value;
    const only = onlyAnswer(question);
    const answer = only ?? taken(question, answers);
    if (!answer) return { open: question, answered };
    if (!only) answered.push(question.answer);
    step = run.next(answer.value);
  }
  return { made: step.value, answered };
}

interface Answer {
  readonly value: unknown;
}

function onlyAnswer(question: Question): Answer | undefined {
  if (question.kind !== 'one' || question.isTelling) return undefined;
  const [only, ...others] = question.choices;
  return only && others.length === 0 && !isWay(only) ? only : undefined;
}

/** The answer that is there, as the question offers it now. */
function taken(question: Question, answers: Answers): Answer | undefined {
  if (!answers.has(question.answer)) return undefined;
  const given = answers.get(question.answer);
  if (question.kind === 'text') {
    const typed = String(given).trim();
    return question.problem(typed) === undefined ? { value: typed } : undefined;
  }
  if (question.kind === 'one') return offered(question.choices, given);
  if (!Array.isArray(given) || given.length < question.least) return undefined;
  const found = given.flatMap((each) => offered(question.choices, each) ?? []);
  return found.length === given.length ? { value: found.map(({ value }) => value) } : undefined;
}

function offered(choices: readonly (Choice | { readonly way: unknown })[], given: unknown): Answer | undefined {
  const key = JSON.stringify(given);
  for (const choice of choices) if ('value' in choice && JSON.stringify(choice.value) === key) return choice;
  return undefined;
}

/** The answer that most would give: what is proposed, else the example. undefined where nothing sensible is. */
export function likelyAnswer(question: Question): Answer | undefined {
  if (question.kind === 'one') return question.choices.find((choice): choice is Choice => !isWay(choice));
  if (question.kind === 'many') {
    return { value: question.chosen.length >= question.least ? question.chosen : question.choices.map((c) => c.value) };
  }
  const good = [question.initial, question.example].find((text) => question.problem(text) === undefined);
  return good === undefined ? undefined : { value: good };
}

/** More questions than this have no end. */
const MOST = 100;

/** How many questions are left, the next one counted in, if each were answered as most would. Gone through once. */
export function questionsLeft<T>(asking: () => Asking<T>, answers: Answers): number {
  const likely = new Map(answers);
  let count = 0;
  try {
    const run = asking();
    for (let step = run.next(); !step.done && count < MOST;) {
      const question = step.value;
      let answer = onlyAnswer(question) ?? taken(question, likely);
      if (!answer) {
        count++;
        answer = likelyAnswer(question);
        if (!answer) return count;
        likely.set(question.answer, answer.value);
        answer = taken(question, likely) ?? answer;
      }
      step = run.next(answer.value);
    }
    return count;
  } catch (error) {
    if (error instanceof Refused || error instanceof Declined) return Math.max(1, count);
    throw error;
  }
}
