import * as vscode from 'vscode';
import type { DesignFile, Finding, Place, Severity } from '../../../design';
import type { Snapshot } from '../../services/designs';
import { toRange } from '../../services/reveal';
import type { Services } from '../../services/services';

const SEVERITIES: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
};

/** What was told of a file, and for which text of it. */
interface Told {
  readonly file: DesignFile;
  readonly findings: readonly Finding[];
}

/** The findings as problems of VS Code, on the value that is wrong. */
export function activateDiagnostics(context: vscode.ExtensionContext, services: Services): void {
  const { designs, files } = services;
  const problems = vscode.languages.createDiagnosticCollection('csp-connectivity');
  let told = new Map<string, Told>();

  const update = ({ findings }: Snapshot): void => {
    const now = new Map<string, Told & { findings: Finding[] }>();
    for (const finding of findings) {
      const path = finding.place.file;
      const known = now.get(path);
      if (known) {
        known.findings.push(finding);
        continue;
      }
      const file = files.file(path);
      if (file) now.set(path, { file, findings: [finding] });
    }
    for (const path of told.keys()) {
      const uri = now.has(path) ? undefined : uris.get(path);
      if (uri) problems.delete(uri);
    }
    for (const [path, next] of now) {
      const uri = files.uriOf(path);
      if (!uri || isSame(told.get(path), next)) continue;
      uris.set(path, uri);
      problems.set(
        uri,
        next.findings.map((finding) => toDiagnostic(finding, next.file, (place) => locate(place))),
      );
    }
    told = now;
  };
  /** Where a file was when it was told of: it may be gone when its problems are to go. */
  const uris = new Map<string, vscode.Uri>();
  const locate = (place: Place): vscode.Location | undefined => {
    const uri = files.uriOf(place.file);
    const file = files.file(place.file);
    return uri && file && new vscode.Location(uri, toRange(file, file.offsetsOf(place)));
  };

  context.subscriptions.push(problems, designs.onDidChange(update));
}

function isSame(before: Told | undefined, now: Told): boolean {
  return (
    before?.file === now.file &&
    before.findings.length === now.findings.length &&
    before.findings.every((finding, i) => {
      const other = now.findings[i];
      return finding === other || JSON.stringify(finding) === JSON.stringify(other);
    })
  );
}

function toDiagnostic(
  finding: Finding,
  file: DesignFile,
  locate: (place: Place) => vscode.Location | undefined,
): vscode.Diagnostic {
  const range = toRange(file, finding.range ?? file.offsetsOf(finding.place));
  const diagnostic = new vscode.Diagnostic(range, finding.message, SEVERITIES[finding.severity]);
  diagnostic.source = 'csp-connectivity';
  diagnostic.code = { value: finding.code, target: explanationOf(finding.code) };
  const related = (finding.related ?? []).flatMap(({ place, message }) => {
    const location = locate(place);
    return location ? [new vscode.DiagnosticRelatedInformation(location, message)] : [];
  });
  if (related.length > 0) diagnostic.relatedInformation = related;
  return diagnostic;
}

/** The link behind a code: VS Code runs it as a command, which opens the page of the rules at this one. */
function explanationOf(code: string): vscode.Uri {
  return vscode.Uri.parse(`command:cspConnectivity.explainRule?${encodeURIComponent(JSON.stringify([code]))}`);
}
