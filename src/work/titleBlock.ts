import { version } from '../../package.json';
import type { TitleBlock } from '../diagram/svg';

/** What a picture that is written today says of itself. */
export function todaysBlock(): TitleBlock {
  return { date: new Date().toISOString().slice(0, 10), version };
}
