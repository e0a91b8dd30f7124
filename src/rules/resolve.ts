import type { DesignFile, Finding, Range } from '../design';

/** Files by their path, for {@link resolveFinding}. */
export function filesByPath(files: Iterable<DesignFile>): ReadonlyMap<string, DesignFile> {
  return new Map(Array.from(files, (file) => [file.path, file]));
}

/** Where a finding stands: the file and the range of the value (or key) that is marked. Undefined where the file is not among the files. */
export function resolveFinding(
  finding: Pick<Finding, 'place' | 'range'>,
  files: ReadonlyMap<string, DesignFile>,
): { readonly file: DesignFile; readonly range: Range } | undefined {
  const file = files.get(finding.place.file);
  if (!file) return undefined;
  return { file, range: file.rangeOf(finding.range ?? file.offsetsOf(finding.place)) };
}
