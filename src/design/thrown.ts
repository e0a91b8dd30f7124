import * as l10n from '@vscode/l10n';

/** What anything that was thrown says: an error's message, an object's text or its JSON. Never throws, whatever its shape. */
export function thrownText(thrown: unknown): string {
  const readings = [() => messageOf(thrown), () => String(thrown), () => JSON.stringify(thrown)];
  const text = readings
    .map(attempt)
    .find((read) => read !== undefined && /\w/.test(read) && !read.startsWith('[object'));
  return text ?? l10n.t('Something failed and did not say what.');
}

function messageOf(thrown: unknown): unknown {
  return typeof thrown === 'object' && thrown !== null && 'message' in thrown ? thrown.message : undefined;
}

function attempt(read: () => unknown): string | undefined {
  try {
    const text = read();
    return typeof text === 'string' ? text : undefined;
  } catch {
    return undefined;
  }
}
