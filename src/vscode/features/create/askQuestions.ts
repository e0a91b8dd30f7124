import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { type Asking, type Question, type WayTo, isWay, play, questionsLeft } from '../../../wizards';
import { BACK, type Frame, pickMany, pickOne, text } from '../../services/ask';

/** What of a wizard is particular to one run of it. */
export interface Course<T> {
  readonly title: string;
  /** The questions, made from the design as it is at that moment. */
  readonly asking: () => Promise<() => Asking<T>>;
  readonly given: Readonly<Record<string, unknown>>;
  /** Goes through another wizard, whose result an answer of this one needs. */
  readonly goFirst: (way: WayTo) => Promise<void>;
}

/** What came of the questions, and the answers, with which they are not asked again. */
export interface Answered<T> {
  readonly made: T;
  readonly answers: Readonly<Record<string, unknown>>;
}

/**
 * Asks one question after the other, with a way back. The design may change in the meantime: answers that it no longer
 * takes are asked again, and what cannot be done any more is told there.
 * @throws CancellationError when the user leaves; Refused where it cannot go on
 */
export async function askQuestions<T>({ title, asking, given, goFirst }: Course<T>): Promise<Answered<T>> {
  const answers = new Map(Object.entries(given));
  const remembered = new Map<string, unknown>();
  const asked: string[] = [];
  for (;;) {
    const questions = await asking();
    const played = play(questions, answers);
    if ('made' in played) return { made: played.made, answers: Object.fromEntries(answers) };
    const { open } = played;
    if (asked.includes(open.answer)) {
      void vscode.window.showWarningMessage(l10n.t('The design has changed in the meantime: this is asked again.'));
      asked.length = asked.indexOf(open.answer);
    }
    const frame = {
      title,
      step: asked.length + 1,
      totalSteps: asked.length + Math.max(1, questionsLeft(questions, answers)),
    };
    const answer = await show(open, frame, remembered.get(open.answer));
    if (answer === BACK) {
      const last = asked.pop();
      if (last === undefined) continue;
      remembered.set(last, answers.get(last));
      answers.delete(last);
    } else if (answer instanceof First) {
      try {
        await goFirst(answer.way);
        answers.set(open.answer, answer.way.then);
        if (play(await asking(), answers).answered.includes(open.answer)) asked.push(open.answer);
      } catch (error) {
        // Who leaves the other wizard is at the question again that led there.
        if (!(error instanceof vscode.CancellationError)) throw error;
      }
    } else {
      asked.push(open.answer);
      answers.set(open.answer, answer);
    }
  }
}

/** The answer "that first". */
class First {
  constructor(readonly way: WayTo) {}
}

function show(question: Question, frame: Frame, before: unknown): Promise<unknown> {
  const key = JSON.stringify(before);
  if (question.kind === 'text') {
    const { prompt, initial, example, problem } = question;
    return text(frame, prompt, {
      value: typeof before === 'string' ? before : initial,
      ...(example !== '' && { placeholder: example }),
      validate: problem,
    });
  }
  if (question.kind === 'many') {
    const chosen = new Set((Array.isArray(before) ? before : question.chosen).map((value) => JSON.stringify(value)));
    return pickMany(frame, question.prompt, question.choices, {
      chosen: (value) => chosen.has(JSON.stringify(value)),
      least: question.least,
    });
  }
  const choices = question.choices.map((choice) =>
    isWay(choice)
      ? { label: choice.label, ...(choice.detail && { detail: choice.detail }), value: new First(choice.way) }
      : choice,
  );
  return pickOne<unknown>(
    frame,
    question.prompt,
    choices,
    (value) => before !== undefined && JSON.stringify(value) === key,
  );
}
