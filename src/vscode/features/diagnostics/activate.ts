import * as vscode from 'vscode';
import type { DesignFile, Finding, Place, Severity } from '../../../design';
import type { Snapshot } from '../../services/designs';
import { toRange } from '../../services/reveal';
import type { Services } from '../../services/services';
import { inSlices } from '../../services/slices';

const SEVERITIES: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
};

/** The findings as problems of VS Code, on the value that is wrong; only of files that have other findings than before: those of another text are others. */
export function activateDiagnostics(context: vscode.ExtensionContext, services: Services): void {
  const { designs, files, commands } = services;
  const problems = vscode.languages.createDiagnosticCollection('csp-connectivity');
  /** Where the files were that have problems. */
  const told = new Map<string, vscode.Uri>();
  /** Files to tell of. */
  const waiting = new Set<string>();
  let { found: last } = designs.snapshot;

  const locate = (place: Place): vscode.Location | undefined => {
    const uri = files.uriOf(place.file);
    const file = files.file(place.file);
    return uri && file && new vscode.Location(uri, toRange(file, file.offsetsOf(place)));
  };

  /** Tells of one file from one step to the next: where a finding stands is worked out from the text, which takes a while. */
  function* tell({ found }: Snapshot): Generator<void, void, undefined> {
    for (const path of waiting) {
      waiting.delete(path);
      const [uri, file, findings] = [files.uriOf(path), files.file(path), found.of(path)];
      const before = told.get(path);
      // Where a file was when it was told of: it may be gone when its problems are to go.
      if (before && (findings.length === 0 || before !== uri)) {
        problems.delete(before);
        told.delete(path);
      }
      if (!uri || !file || findings.length === 0) continue;
      told.set(path, uri);
      problems.set(
        uri,
        findings.map((finding) => toDiagnostic(finding, file, locate)),
      );
      yield;
    }
  }

  const update = async (snapshot: Snapshot): Promise<void> => {
    for (const path of snapshot.found.changedSince(last)) waiting.add(path);
    last = snapshot.found;
    await inSlices(tell(snapshot), () => designs.snapshot !== snapshot);
  };
  context.subscriptions.push(
    problems,
    designs.onDidChange((snapshot) => void commands.guard('diagnostics', () => update(snapshot))),
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
