import { load } from 'js-yaml';

/** Texts that a careless printer would make code of, in one of the languages that are generated. */
export const HOSTILE: readonly string[] = [
  '${var.x}',
  '$${var.x}',
  '$$${var.x}',
  '%{ if true }x%{ endif }',
  '%%{x}',
  '`touch CANARY`',
  '$(touch CANARY)',
  "'; touch CANARY; '",
  '"; touch CANARY; "',
  "it's",
  "''' '''",
  'a\ntouch CANARY',
  'a\r\nb',
  '\ttab',
  '\\',
  "\\'",
  '\\${x}',
  '\\u0041\\n',
  "[concat('x')]",
  '[[x',
  "[parameters('x')]",
  '/* x */ // y # z',
  "x <<'JSON'\nJSON\ntouch CANARY",
  '@/etc/hostname',
  '@-',
  '@secret_tunnel_psk@',
  '--debug',
  '-x',
  'null',
  '{a:b}',
  '??',
  '${{ secrets.X }}',
  '{{ x }}',
  '##vso[task.setvariable variable=a]b',
  '$(Build.SourceBranch)',
  '::set-output name=a::b',
  '<script>alert(1)</script>',
  '[x](javascript:alert(1))',
  '![x](https://example.com/x.png)',
  'a|b',
  '``` ` ```',
  '~ * ! & % : #',
  'é中🚀',
  'a\u0007b',
  'a\u2028b\u202ec',
];

/** Texts that some reader further on would take for more than text: spreadsheets, URLs, XML, terminals, and none at all. */
export const MORE_HOSTILE: readonly string[] = [
  "=cmd|'/C calc'!A0",
  '+1+1',
  '@SUM(1)',
  '-1+1|x',
  'a%0Atouch CANARY',
  '%2e%2e%2f',
  '../../../etc/passwd',
  ']]>',
  '<![CDATA[x',
  '<!-- x',
  '-->',
  '--',
  '&lt;&amp;&#0;',
  '<?xml version="1.0"?>',
  '" onload="alert(1)',
  "' onload='alert(1)",
  'javascript:alert(1)',
  'a\u0000b',
  'a\ud800b',
  '\u202eabc',
  'a\u2066b\u2069',
  '\u001b[31mred',
  'x'.repeat(10_000),
  'no end \\',
  '\\n',
  '# x',
  '! x',
  '; x',
  '? x',
  'a, "b"\'c',
  '%s%n%d',
  '{0} {1}',
  '__proto__',
  'constructor',
  'true',
  '012',
  '1e3',
  '2026-01-01',
  '~',
  ' x ',
];

type Path = (string | number)[];

function leaves(value: unknown, path: Path = []): Path[] {
  if (typeof value === 'string') return [path];
  if (typeof value !== 'object' || value === null) return [];
  const entries: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([key, item]) => leaves(item, [...path, key]));
}

/** The paths of all texts of a design file. */
export function textPaths(yaml: string): string[] {
  return leaves(load(yaml)).map((path) => path.join('/'));
}

/** The file with another text at a path. */
export function withText(yaml: string, path: string, text: string): string {
  const root: unknown = load(yaml);
  const keys = path.split('/');
  let at = root as Record<string, unknown>;
  for (const key of keys.slice(0, -1)) at = at[key] as Record<string, unknown>;
  at[keys.at(-1) ?? ''] = text;
  return JSON.stringify(root);
}
