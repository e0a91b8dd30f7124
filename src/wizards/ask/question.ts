import type { WizardId } from '../wizards';

/** One of the answers that a question offers. */
export interface Choice<T = unknown> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly value: T;
}

/** An answer that leads nowhere yet, with the wizard that makes what it needs. */
export interface Way {
  readonly label: string;
  readonly detail?: string;
  readonly way: WayTo;
}

/** A wizard that is to be gone through first, and what of its answers is known. */
export interface WayTo {
  readonly wizard: WizardId;
  readonly answers: Readonly<Record<string, unknown>>;
  /** What the question that led there is answered with afterwards; asked again where nothing is said. */
  readonly then?: unknown;
}

interface Asked {
  /** The name of the answer; a caller may give it beforehand. */
  readonly answer: string;
  readonly prompt: string;
}

export interface OneQuestion extends Asked {
  readonly kind: 'one';
  /** The nearest sensible one first. */
  readonly choices: readonly (Choice | Way)[];
  /** Also asked where there is one answer, as it tells what that means. */
  readonly isTelling?: boolean;
}

export interface ManyQuestion extends Asked {
  readonly kind: 'many';
  readonly choices: readonly Choice[];
  /** What is ticked at first. */
  readonly chosen: readonly unknown[];
  /** How many have to be ticked. */
  readonly least: number;
}

export interface TextQuestion extends Asked {
  readonly kind: 'text';
  /** '' where nothing is known. */
  readonly initial: string;
  /** An answer that would be good, to be shown as long as nothing is typed. */
  readonly example: string;
  /** What is wrong with a text, in a sentence; asked with every letter. */
  readonly problem: (text: string) => string | undefined;
}

export type Question = OneQuestion | ManyQuestion | TextQuestion;

/** A list of questions in their order, each made from the answers before it, and what comes of them. */
export type Asking<T> = Generator<Question, T, unknown>;

/** Asks for one of several; what is the only possibility is not asked. */
export function* one<T>(answer: string, prompt: string, choices: readonly (Choice<T> | Way)[]): Asking<T> {
  return (yield { kind: 'one', answer, prompt, choices }) as T;
}

/** Asks for one of several, each of which tells what it means: also asked where there is only one. */
export function* telling<T>(answer: string, prompt: string, choices: readonly Choice<T>[]): Asking<T> {
  return (yield { kind: 'one', answer, prompt, choices, isTelling: true }) as T;
}

/**
 * Asks for one of several parts of the design, which are known by the values of their choices.
 * @throws Refused where there is none
 */
export function* part<T>(
  answer: string,
  prompt: string,
  parts: readonly T[],
  { choice, none }: { readonly choice: (part: T) => Choice<string>; readonly none: () => Refused },
): Asking<T> {
  const known = parts.map((each) => ({ each, choice: choice(each) }));
  if (known.length === 0) throw none();
  const chosen = yield* one(
    answer,
    prompt,
    known.map((one) => one.choice),
  );
  const found = known.find((one) => one.choice.value === chosen);
  if (!found) throw none();
  return found.each;
}

/** Asks for any number of several; not asked where there is none. */
export function* many<T>(
  answer: string,
  prompt: string,
  choices: readonly Choice<T>[],
  { chosen = [], least = 0 }: { readonly chosen?: readonly T[]; readonly least?: number } = {},
): Asking<readonly T[]> {
  if (choices.length === 0) return [];
  return (yield { kind: 'many', answer, prompt, choices, chosen, least }) as readonly T[];
}

/** Asks for a text; without blanks around it. */
export function* text(
  answer: string,
  prompt: string,
  {
    initial = '',
    example = '',
    problem = () => undefined,
  }: {
    readonly initial?: string;
    readonly example?: string;
    readonly problem?: (text: string) => string | undefined;
  },
): Asking<string> {
  return (yield { kind: 'text', answer, prompt, initial, example, problem }) as string;
}

/** Asks yes or no; `first` is the nearest sensible answer. */
export function* yesOrNo(
  answer: string,
  prompt: string,
  { yes, no, first = true }: { readonly yes: string; readonly no: string; readonly first?: boolean },
): Asking<boolean> {
  const choices = [
    { label: yes, value: true },
    { label: no, value: false },
  ];
  return yield* one(answer, prompt, first ? choices : choices.reverse());
}

/** Something without which the questions would be answered for nothing; told in their place. */
export class Refused extends Error {
  constructor(
    message: string,
    /** What mends it. */
    readonly mend?:
      | { readonly title: string; readonly way: WayTo }
      | { readonly title: string; readonly file: string; readonly path: readonly (string | number)[] },
  ) {
    super(message);
  }
}

/** The person keeps things as they are: nothing is told. */
export class Declined extends Error {}

export function isWay(choice: Choice | Way): choice is Way {
  return 'way' in choice;
}
