/** A sample design with one thing wrong that has a fix. */
export interface Breaking {
  readonly code: string;
  readonly file: 'provider' | 'contoso' | 'fabrikam' | 'wingtip';
  readonly replace: readonly (readonly [from: string, to: string])[];
  /** What the text holds once it is fixed. */
  readonly fixed?: string;
}

export const contoso = (code: string, from: string, to: string, fixed?: string): Breaking => ({
  code,
  file: 'contoso',
  replace: [[from, to]],
  ...(fixed !== undefined && { fixed }),
});
export const of = (
  file: Breaking['file'],
  code: string,
  replace: readonly (readonly [string, string])[],
  fixed?: string,
): Breaking => ({ code, file, replace, ...(fixed !== undefined && { fixed }) });
