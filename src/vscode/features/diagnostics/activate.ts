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

/** What was told of a file, and for which text of it. */
interface Told {
  readonly uri: vscode.Uri;
  readonly file: DesignFile;
  readonly findings: readonly Finding[];
}

/** The findings as problems of VS Code, on the value that is wrong; only of files that have other findings, or another text, than before. */
export function activateDiagnostics(context: vscode.ExtensionContext, services: Services): void {
  const { designs, files, commands } = services;
  const problems = vscode.languages.createDiagnosticCollection('csp-connectivity');
  const told = new Map<string, Told>();

  const locate = (place: Place): vscode.Location | undefined => {
    const uri = files.uriOf(place.file);
    const file = files.file(place.file);
    return uri && file && new vscode.Location(uri, toRange(file, file.offsetsOf(place)));
  };

  /** Tells of one file from one step to the next: where a finding stands is worked out from the text, which takes a while. */
  function* tell({ found }: Snapshot): Generator<void, void, undefined> {
    for (const [path, { uri }] of told) {
      // Where a file was when it was told of: it may be gone when its problems are to go.
      if (found.of(path).length > 0 && files.uriOf(path) === uri) continue;
      problems.delete(uri);
      told.delete(path);
    }
    for (const path of found.files) {
      const uri = files.uriOf(path);
      const file = files.file(path);
      const findings = found.of(path);
      const last = told.get(path);
      if (!uri || !file || (last?.file === file && last.findings === findings)) continue;
      told.set(path, { uri, file, findings });
      problems.set(
        uri,
        findings.map((finding) => toDiagnostic(finding, file, locate)),
      );
      yield;
    }
  }

  const update = async (snapshot: Snapshot): Promise<void> => {
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
