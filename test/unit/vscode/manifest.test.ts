import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../../../package.json';
import strings from '../../../package.nls.json';
import { wizardIds } from '../../../src/wizards/wizards';

const ROOT = join(import.meta.dirname, '../../..');
const { contributes } = manifest;
const sources = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(join(ROOT, folder, path), 'utf8'));
const shell = sources('src/vscode').join('\n');
const placeholders = (value: unknown): string[] => {
  if (typeof value === 'string') return /^%(.+)%$/.exec(value)?.slice(1, 2) ?? [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(placeholders) : [];
};
const commandsIn = (text: string) => [...text.matchAll(/command:([\w.]+)/g)].flatMap((m) => m[1] ?? []);
const ids = new Set(contributes.commands.map(({ command }) => command));

describe('the manifest', () => {
  it.each(contributes.commands)('$command has a handler, a title, the category and an icon', (command) => {
    const isWizard = wizardIds.some((id) => `cspConnectivity.${id}` === command.command);
    expect(isWizard || shell.includes(`'${command.command}'`)).toBe(true);
    expect(command.category).toBe('CSP Connectivity');
    expect(placeholders(command.title)).toHaveLength(1);
    expect(command.icon).toMatch(/^\$\([a-z-]+\)$/);
  });

  it('contributes every command that is registered', () => {
    const registered = [...shell.matchAll(/\.register\(\s*'(cspConnectivity\.\w+)'/g)].map((m) => m[1]);
    expect(registered.length).toBeGreaterThan(10);
    expect(registered.filter((id) => !ids.has(id ?? ''))).toEqual([]);
    expect(wizardIds.filter((id) => !ids.has(`cspConnectivity.${id}`))).toEqual([]);
  });

  it('names icons that VS Code has', () => {
    const css = readFileSync(join(ROOT, 'node_modules/@vscode/codicons/dist/codicon.css'), 'utf8');
    const codicons = new Set([...css.matchAll(/\.codicon-([a-z-]+):before/g)].map((m) => m[1]));
    const used = [
      ...contributes.commands.map(({ icon }) => icon.slice(2, -1)),
      ...[...shell.matchAll(/ThemeIcon\('([a-z-]+)'\)/g)].flatMap((m) => m[1] ?? []),
      ...[...readFileSync(join(ROOT, 'src/vscode/features/tree/icons.ts'), 'utf8').matchAll(/: '([a-z-]+)',/g)].flatMap(
        (m) => m[1] ?? [],
      ),
    ];
    expect(used.filter((name) => !codicons.has(name))).toEqual([]);
  });

  it('has a text for every placeholder, and no text too many', () => {
    const used = new Set(placeholders(manifest));
    expect([...used].filter((key) => !(key in strings))).toEqual([]);
    expect(Object.keys(strings).filter((key) => !used.has(key))).toEqual([]);
  });

  it.each(readdirSync(ROOT).filter((name) => /^package\.nls\..+\.json$/.test(name)))('%s says all of it', (name) => {
    const translated = JSON.parse(readFileSync(join(ROOT, name), 'utf8')) as Record<string, string>;
    expect(Object.keys(translated).sort()).toEqual(Object.keys(strings).sort());
    for (const [key, text] of Object.entries(strings)) {
      expect(commandsIn(translated[key] ?? ''), key).toEqual(commandsIn(text));
    }
  });

  it('uses in menus and texts only commands that there are', () => {
    const inMenus = Object.values(contributes.menus)
      .flat()
      .map(({ command }) => command);
    const inTexts = Object.values(strings)
      .flatMap(commandsIn)
      .filter((id) => id.startsWith('cspConnectivity.'));
    expect([...inMenus, ...inTexts].filter((id) => !ids.has(id))).toEqual([]);
  });

  it('tests in when-clauses only views, context values and keys that something sets', () => {
    const clauses = Object.values(contributes.menus)
      .flat()
      .map(({ when }) => when)
      .filter((when) => when !== undefined);
    const kinds = ['tree/node.ts', 'deployments/rows.ts']
      .map((path) => readFileSync(join(ROOT, 'src/vscode/features', path), 'utf8'))
      .join('\n');
    const views = contributes.views.cspConnectivity.map(({ id }) => id);
    for (const when of clauses) {
      const view = /view == ([\w.]+)/.exec(when)?.[1];
      if (view !== undefined) expect(views).toContain(view);
      const items = [
        /viewItem [!=]= (\w+)/.exec(when)?.[1] ?? '',
        ...(/viewItem =~ \/\^\(([\w|]+)\)\$\//.exec(when)?.[1]?.split('|') ?? []),
      ].filter(Boolean);
      for (const item of items) expect(kinds, when).toContain(`'${item}'`);
      for (const [key] of when.matchAll(/cspConnectivity\.\w+(?=$| )/g)) {
        if (view !== key) expect(shell, key).toContain(`'${key}'`);
      }
    }
  });

  it('reads every setting that it contributes, and contributes every one that is read', () => {
    const contributed = Object.keys(contributes.configuration.properties).map((key) =>
      key.replace('cspConnectivity.', ''),
    );
    const read = [...shell.matchAll(/\.get\(\s*'([\w.]+)'/g)].flatMap((m) => m[1] ?? []);
    expect([...new Set(read)].filter((key) => contributed.includes(key)).sort()).toEqual([...contributed].sort());
    for (const key of contributed) expect(shell).toContain(`'${key}'`);
  });

  it('ships the files that it names', () => {
    const files = [
      manifest.icon,
      ...contributes.viewsContainers.activitybar.map(({ icon }) => icon),
      ...contributes.walkthroughs.flatMap(({ icon, steps }) => [icon, ...steps.map(({ media }) => media.markdown)]),
    ];
    expect(files.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('writes nothing in a workspace that is not trusted', () => {
    const writing = ['createDesign', 'addCustomer', 'addCircuit', 'generate', 'deploy', 'rehearse'];
    for (const name of writing) {
      const command = contributes.commands.find((c) => c.command === `cspConnectivity.${name}`);
      expect(command && 'enablement' in command && command.enablement, name).toBe('isWorkspaceTrusted');
    }
    expect(manifest.capabilities.untrustedWorkspaces.supported).toBe('limited');
  });
});
