import { version } from '../../../package.json';
import { documents } from '../../rules';
import { EXIT, type ExitCode } from '../failure';
import { jsonReport } from '../report/json';
import { sarifReport } from '../report/sarif';
import { acceptedLine, summaryLine, textLine } from '../report/text';
import { print, printError } from '../terminal';
import { acceptedIn, findingsOf, noDesign, openWorkspace } from '../workspace';

export const FORMATS = ['text', 'json', 'sarif'] as const;
export type Format = (typeof FORMATS)[number];

/** Prints what is wrong with the designs below a folder. */
export function check(folder: string, options: { format: Format }): ExitCode {
  const workspace = openWorkspace(folder);
  const none = noDesign(workspace);
  if (none !== undefined && workspace.files.length === 0) {
    printError(none);
    return EXIT.usage;
  }
  const findings = findingsOf(workspace);
  switch (options.format) {
    case 'json':
      print(jsonReport(findings));
      break;
    case 'sarif':
      print(sarifReport(findings, documents, version, acceptedIn(workspace)));
      break;
    case 'text':
      for (const finding of findings) print(textLine(finding, folder));
      for (const finding of acceptedIn(workspace)) print(acceptedLine(finding, folder));
      print(summaryLine(findings, workspace.files.length));
  }
  if (none !== undefined) {
    printError(none);
    return EXIT.usage;
  }
  return findings.some((f) => f.severity === 'error') ? EXIT.errors : EXIT.ok;
}
