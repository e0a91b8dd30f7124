import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';

/** Takes the texts of the user's language, where there is a bundle of it beside `dist/`; English otherwise. */
export function loadLanguage(environment: NodeJS.ProcessEnv, folder = join(__dirname, '..', 'l10n')): void {
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  const [language = '', region] = locale
    .replace(/[.@].*$/, '')
    .toLowerCase()
    .split('_');
  if (!/^[a-z]{2,3}$/.test(language)) return;
  for (const tag of region ? [`${language}-${region}`, language] : [language]) {
    const fsPath = join(folder, `bundle.l10n.${tag}.json`);
    if (existsSync(fsPath)) {
      l10n.config({ fsPath });
      return;
    }
  }
}
