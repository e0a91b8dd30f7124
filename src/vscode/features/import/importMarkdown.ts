import * as l10n from '@vscode/l10n';
import { markdownCode as code, markdownText as plain } from '../../../design/markdown';
import type { Imported, Told } from '../../../import';

/** What an import did and what it has to tell, as a page to read. */
export function importMarkdown({ files, told, errors }: Imported): string {
  const changed = files.filter(({ before, text }) => before !== text);
  const section = (title: string, severity: Told['severity']): string[] => {
    const lines = told.filter((one) => one.severity === severity).map(({ message, source }) => item(message, source));
    return lines.length === 0 ? [] : [`## ${title}`, '', ...new Set(lines), ''];
  };
  return [
    `# ${l10n.t('Import')}`,
    '',
    changed.length === 0
      ? l10n.t('The design says already what was read.')
      : l10n.t('Nothing in Azure was changed. Against what was read, the plan of these customers is empty:'),
    '',
    ...changed.map(({ path, before }) => `- ${code(path)} ${before === undefined ? l10n.t('(new)') : ''}`.trimEnd()),
    '',
    ...(errors.length > 0
      ? [
          `## ${l10n.t('Errors that stand in the way of a plan')}`,
          '',
          ...errors.map(({ message }) => item(message)),
          '',
        ]
      : []),
    ...section(l10n.t('Not brought in'), 'error'),
    ...section(l10n.t('Assumed, or kept as it is'), 'warning'),
    ...section(l10n.t('Seen, not managed'), 'info'),
  ].join('\n');
}

const item = (message: string, source?: string): string =>
  `- ${plain(message)}${source === undefined ? '' : ` (${plain(source.split(/[\\/]/).at(-1) ?? source)})`}`;
