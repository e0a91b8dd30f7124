import * as l10n from '@vscode/l10n';
import { STRINGS_ID } from '../src/diagram/html';

/** Takes the texts in the language of the window, which the host wrote into the page. */
export function useStrings(): void {
  const strings = document.getElementById(STRINGS_ID)?.textContent;
  if (strings && strings !== '{}') l10n.config({ contents: strings });
}
