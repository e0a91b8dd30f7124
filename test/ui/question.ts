import type { Page } from 'playwright-core';
import { insist } from './insist.js';

/** A question of the quick input as it stands on the screen. */
export interface Question {
  readonly title: string;
  /** The placeholder of a list, the message of a box. */
  readonly prompt: string;
  readonly kind: 'pick' | 'many' | 'text';
}

/** The question that is open, as its title, placeholder and message say it; undefined where none is. */
export function openQuestion(page: Page): Promise<Question | undefined> {
  return page.evaluate(() => {
    const widget = document.querySelector<HTMLElement>('.quick-input-widget');
    if (!widget || widget.style.display === 'none') return undefined;
    const title = widget.querySelector('.quick-input-title')?.textContent ?? '';
    const placeholder = widget.querySelector('input[type="text"]')?.getAttribute('placeholder') ?? '';
    const list = widget.querySelector<HTMLElement>('.quick-input-list');
    const isList = list !== null && list.offsetParent !== null;
    const boxes = widget.querySelectorAll<HTMLElement>('[role="checkbox"], input[type="checkbox"]');
    const isMany = [...boxes].some((box) => box.offsetParent !== null);
    const message = widget.querySelector('.quick-input-message')?.textContent ?? '';
    return { title, prompt: isList ? placeholder : message, kind: isMany ? 'many' : isList ? 'pick' : 'text' } as const;
  });
}

/** `Add a circuit (3/12)`: a question of a wizard has its step in its title. */
export const hasStep = ({ title }: Question) => /\(\d+\/\d+\)/.test(title);

/** What tells a question from the next: its step, or else all that it says. */
function keyOf(question: Question | undefined): string {
  if (!question) return '';
  return hasStep(question) ? question.title : `${question.title}|${question.prompt}|${question.kind}`;
}

/** Answers the open question, until another one or none is on the screen. */
export async function untilAnswered(page: Page, answer: () => Promise<unknown>): Promise<void> {
  const asked = keyOf(await openQuestion(page));
  const isGone = async () => keyOf(await openQuestion(page)) !== asked;
  await insist(
    `An answer to ${asked}`,
    async () => {
      if (!(await isGone())) await answer();
    },
    isGone,
  );
}
