import { type ICruiseResult, cruise } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** What breaks each rule: a file, and what it imports. */
const breaks: Record<string, [file: string, imports: string][]> = {
  'no-circular': [
    ['src/design/a.ts', './b'],
    ['src/design/b.ts', './a'],
  ],
  'no-unresolvable': [['src/design/gone.ts', './nowhere']],
  'vscode-only-in-the-shell': [['src/rules/shell.ts', 'vscode']],
  'simulator-shares-no-code': [['src/simulator/shared.ts', '../design/leaf']],
  'only-faces-start-the-simulator': [['src/deploy/embedded.ts', '../simulator/leaf']],
  'webview-only-draws': [['webview/thinks.ts', '../src/rules/leaf']],
  'core-runs-in-a-browser': [['src/plan/disk.ts', 'node:fs']],
  'sibling-features-do-not-know-each-other': [['src/vscode/features/tree/peek.ts', '../check/leaf']],
  'floor-1-imports-nothing-above': [['src/network/up.ts', '../routing/leaf']],
  'floor-2-imports-nothing-above': [['src/routing/up.ts', '../edge/leaf']],
  'floor-3-imports-nothing-above': [['src/resources/up.ts', '../rules/leaf']],
  'floor-4-imports-nothing-above': [['src/diagram/up.ts', '../plan/leaf']],
  'floor-5-imports-nothing-above': [['src/azure/up.ts', '../deploy/leaf']],
  'floor-6-imports-nothing-above': [['src/deploy/up.ts', '../work/leaf']],
  'floor-7-imports-nothing-above': [['src/work/up.ts', '../planPage/leaf']],
  'floor-8-imports-nothing-above': [['src/planPage/up.ts', '../cli/leaf']],
  'network-stands-alone-on-its-floor': [['src/network/aside.ts', '../catalog/leaf']],
  'catalog-stands-alone-on-its-floor': [['src/catalog/aside.ts', '../network/leaf']],
  'resources-stands-alone-on-its-floor': [['src/resources/aside.ts', '../edge/leaf']],
  'edge-stands-alone-on-its-floor': [['src/edge/aside.ts', '../resources/leaf']],
  'rules-stands-alone-on-its-floor': [['src/rules/aside.ts', '../diagram/leaf']],
  'diagram-stands-alone-on-its-floor': [['src/diagram/aside.ts', '../rules/leaf']],
  'generate-stands-alone-on-its-floor': [['src/generate/aside.ts', '../plan/leaf']],
  'import-stands-alone-on-its-floor': [['src/import/aside.ts', '../azure/leaf']],
  'plan-stands-alone-on-its-floor': [['src/plan/aside.ts', '../azure/leaf']],
  'azure-stands-alone-on-its-floor': [['src/azure/aside.ts', '../generate/leaf']],
  'estate-stands-alone-on-its-floor': [['src/estate/aside.ts', '../azure/leaf']],
  'deploy-stands-alone-on-its-floor': [['src/deploy/aside.ts', '../wizards/leaf']],
  'wizards-stands-alone-on-its-floor': [['src/wizards/aside.ts', '../deploy/leaf']],
  'vscode-stands-alone-on-its-floor': [['src/vscode/aside.ts', '../cli/leaf']],
  'cli-stands-alone-on-its-floor': [['src/cli/aside.ts', '../vscode/leaf']],
};

let house: string;
const CONFIG = new URL('../../../.dependency-cruiser.cjs', import.meta.url).pathname;

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'house-'));
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(house, file)), { recursive: true });
    writeFileSync(join(house, file), text);
  };
  write('tsconfig.json', '{}');
  const rooms =
    'design network catalog routing resources edge rules diagram generate import plan azure estate deploy wizards work planPage simulator vscode cli';
  for (const room of rooms.split(' ')) write(`src/${room}/leaf.ts`, 'export const leaf = 1;\n');
  write('src/vscode/features/check/leaf.ts', 'export const leaf = 1;\n');
  for (const [file, imports] of Object.values(breaks).flat()) write(file, `export * from '${imports}';\n`);
});
afterAll(() => rmSync(house, { recursive: true, force: true }));

describe('the floors of the house', () => {
  it('have a rule for each way to break them, and each rule notices', async () => {
    const options = await extractDepcruiseOptions(CONFIG);
    const result = await cruise(['src', 'webview'], {
      ...options,
      baseDir: house,
      tsConfig: undefined,
      validate: true,
    });
    const output = result.output as ICruiseResult;
    const noticed = new Set(output.summary.violations.map((v) => `${v.rule.name} ${v.from}`));
    for (const [rule, [first]] of Object.entries(breaks)) expect(noticed, rule).toContain(`${rule} ${first?.[0]}`);
    const names = (options.ruleSet?.forbidden ?? []).map((rule) => rule.name ?? '').sort();
    expect(Object.keys(breaks).sort()).toEqual(names);
  });
});
