import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import { afterEach, describe, expect, it } from 'vitest';
import { loadLanguage } from '../../../src/cli/language';
import { locate, locateAccepted } from '../../../src/cli/report/located';
import { planLines } from '../../../src/cli/report/planText';
import { sarifReport } from '../../../src/cli/report/sarif';
import { acceptedLine, summaryLine, textLine } from '../../../src/cli/report/text';
import { type Finding, readDesignFile } from '../../../src/design';
import { planOf } from '../../../src/plan';
import { readSample } from '../deploy/sample';

const file = readDesignFile('a b/ü.csp.yaml', 'formatVersion: 1\nkind: Customer\nname: "😀"   \nmodel: wrong\n');
const finding = (path: string[], code: string, severity: Finding['severity'] = 'error'): Finding => ({
  code,
  severity,
  message: `about ${code}`,
  place: { file: file.path, path, on: 'value' },
});
const located = locate(
  [finding(['model'], 'B-001'), finding(['name'], 'A-002', 'info'), finding(['name'], 'A-001')],
  [file],
);

afterEach(() => l10n.config({ contents: {} }));

describe('findings', () => {
  it('stand in the order of lines, columns and codes', () => {
    expect(located.map(({ code, range }) => [code, range.start.line])).toEqual([
      ['A-001', 2],
      ['A-002', 2],
      ['B-001', 3],
    ]);
    expect(located[0]?.range).toEqual({ start: { line: 2, character: 6 }, end: { line: 2, character: 10 } });
  });

  it('of a file that is not known stand at its top', () => {
    const [lost] = locate([{ ...finding([], 'A-001'), place: { file: 'gone', path: [], on: 'value' } }], [file]);
    expect(lost?.range.start).toEqual({ line: 0, character: 0 });
  });

  it('as text count from 1, and are counted', () => {
    expect(located.map((one) => textLine(one, 'designs'))[0]).toBe(
      `${join('designs', 'a b/ü.csp.yaml')}:3:7 error A-001 about A-001`,
    );
    expect(summaryLine(located, 1)).toBe('2 errors, 0 warnings, 1 notes in 1 files');
  });

  it('that are accepted have their reason, as text and as SARIF', () => {
    const files = [file];
    const accepted = locateAccepted(
      [
        { finding: finding(['name'], 'A-002'), reason: 'agreed', until: '2027-03-31' },
        { finding: finding(['model'], 'A-001'), reason: 'ours', until: undefined },
      ].reverse(),
      files,
    );
    const line = `${join('designs', 'a b/ü.csp.yaml')}:3:7 error A-002 about A-002`;
    expect(acceptedLine(accepted[0] as (typeof accepted)[number], 'designs')).toBe(
      `${line} [accepted until 2027-03-31: agreed]`,
    );
    expect(acceptedLine(accepted[1] as (typeof accepted)[number], 'designs')).toContain('[accepted: ours]');
    const log = JSON.parse(sarifReport([], [], '1.2.3', accepted)) as {
      runs: [{ results: { ruleId: string; suppressions: object[] }[] }];
    };
    expect(log.runs[0].results.map(({ ruleId, suppressions }) => [ruleId, suppressions])).toEqual([
      ['A-002', [{ kind: 'inSource', justification: 'agreed' }]],
      ['A-001', [{ kind: 'inSource', justification: 'ours' }]],
    ]);
  });

  it('as SARIF have encoded paths, levels and the rules that were broken', () => {
    const rules = [{ code: 'A-001', severity: 'warning' as const, title: 'Title', text: 'Text', source: 'X' }];
    const log = JSON.parse(sarifReport(located, rules, '1.2.3')) as {
      runs: [
        {
          tool: { driver: { semanticVersion: string; rules: object[] } };
          results: { level: string; locations: [{ physicalLocation: { artifactLocation: object; region: object } }] }[];
        },
      ];
    };
    const [{ tool, results }] = log.runs;
    expect(tool.driver.semanticVersion).toBe('1.2.3');
    expect(tool.driver.rules).toHaveLength(3);
    expect(tool.driver.rules[0]).toMatchObject({ id: 'A-001', defaultConfiguration: { level: 'warning' } });
    expect(results.map(({ level }) => level)).toEqual(['error', 'note', 'error']);
    expect(results[0]?.locations[0].physicalLocation).toMatchObject({
      artifactLocation: { uri: 'a%20b/%C3%BC.csp.yaml', uriBaseId: 'DESIGN' },
      region: { startLine: 3, startColumn: 7, endLine: 3, endColumn: 11 },
    });
  });
});

describe('a plan as text', () => {
  it('names who is waited for, what changes and which rule refuses', () => {
    const { wanted } = readSample('contoso');
    const circuit = wanted.find((resource) => resource.name === 'contoso-ams');
    if (!circuit) throw new Error('the sample changed');
    const actual = {
      ...(circuit.body as object),
      location: 'westeurope',
      tags: { ...circuit.tags },
      properties: {
        serviceProviderProperties: {
          serviceProviderName: 'Equinix',
          peeringLocation: 'Amsterdam',
          bandwidthInMbps: 2000,
        },
      },
    };
    const text = planLines(planOf({ customer: 'contoso', wanted, actual: new Map([[circuit.id, actual]]) })).join('\n');
    expect(text).toMatch(/REFUSED +prod\/\S+contoso-ams\n.*\(CKT-014\)\n.*bandwidthInMbps: 2000 -> 1000/);
    expect(text).toMatch(/wait +\S+contoso-lon\/provisioned \[connectivity provider\]/);
    expect(text).toMatch(/1 refused; nothing is deleted$/);
  });
});

describe('the language', () => {
  it('is that of the environment, where there is a bundle of it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'l10n-'));
    try {
      const bundle = { '{0} errors, {1} warnings, {2} notes in {3} files': '{0} fouten' };
      writeFileSync(join(folder, 'bundle.l10n.nl.json'), JSON.stringify(bundle));
      loadLanguage({ LANG: 'de_DE.UTF-8' }, folder);
      expect(summaryLine([], 0)).toContain('errors');
      loadLanguage({ LANG: 'nl_NL.UTF-8' }, folder);
      expect(summaryLine([], 0)).toBe('0 fouten');
      loadLanguage({ LANG: 'C', LC_ALL: '../../etc' }, folder);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
