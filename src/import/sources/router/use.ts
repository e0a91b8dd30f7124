import { type Line, countLines } from './lines';
import type { RouterDraft } from './router';

/** Counts a line that says something to an import. */
export function use(router: RouterDraft): void {
  router.read++;
}

/** Counts a line, with its block, that says nothing to an import. */
export function passOver(router: RouterDraft, { block }: Line): void {
  router.passedOver += 1 + countLines(block);
}
