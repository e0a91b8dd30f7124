import { type EditValue, type Kind, applyEdits, insertKey, readDesignFile } from '../../design';

/** The text of a new design file, written as edits write: a comment first, then the keys in their order. */
export function fileText(kind: Kind, comment: string, keys: { readonly [key: string]: EditValue | undefined }): string {
  const path = kind === 'Provider' ? 'provider.csp.yaml' : 'customer.csp.yaml';
  const lines = comment.split('\n').map((line) => `# ${line}`);
  let text = `${lines.join('\n')}\nformatVersion: 1\nkind: ${kind}\n`;
  for (const [key, value] of Object.entries(keys)) {
    if (value !== undefined) text = applyEdits(text, insertKey(readDesignFile(path, text), [], key, value));
  }
  return text;
}
