/** What anything that was thrown says: an error's message, an object's text or its JSON. Never throws, whatever its shape. */
export function thrownText(thrown: unknown): string {
  if (typeof thrown === 'string') return thrown;
  try {
    if (typeof thrown !== 'object' || thrown === null) return String(thrown);
    const { message, name } = thrown as { readonly message?: unknown; readonly name?: unknown };
    if (typeof message === 'string' && message !== '') return message;
    const json: unknown = JSON.stringify(thrown);
    if (typeof json === 'string' && json !== '{}') return json;
    return typeof name === 'string' && name !== '' ? name : 'unknown error';
  } catch {
    return 'unknown error';
  }
}
