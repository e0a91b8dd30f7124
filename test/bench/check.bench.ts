import { load } from 'js-yaml';
import { spawnSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { assemble, readDesignFile } from '../../src/design';
import { check, checkByFile, keptText, readKept } from '../../src/rules';
import { estate } from './estate';
import { many } from './many';
import { type Benchmark, median, p95, timed } from './measure';

const KEYSTROKES = 60;

/** Time of one JSON.parse of the whole estate, in ms, as the measure of the machine: the median of five. */
function jsonParse(texts: readonly string[]): number {
  const json = JSON.stringify(texts.map((text) => load(text)));
  return median(Array.from({ length: 5 }, () => timed(() => void JSON.parse(json))));
}

function keystroke(customers: number): Benchmark {
  return {
    name: `check.keystroke.${customers}`,
    what: `p95 from changed text to findings, one customer of ${customers} changed, over one JSON.parse of the estate`,
    unit: 'ratio',
    bar: { atMost: 1 },
    runs: 5,
    prepare: () => {
      const texts = estate(customers);
      const files = texts.map((f) => readDesignFile(f.path, f.text));
      check(assemble(files));
      const base = jsonParse(texts.map((f) => f.text));
      let turn = 0;
      return Promise.resolve(() => {
        const times = Array.from({ length: KEYSTROKES }, () => {
          const at = 1 + ((turn++ * 37) % (texts.length - 1));
          const { path, text } = texts[at] ?? { path: '', text: '' };
          const changed = text.replace('bandwidthInMbps: 500', `bandwidthInMbps: 50${turn % 10}`);
          return timed(() => {
            files[at] = readDesignFile(path, changed);
            check(assemble(files));
          });
        });
        return p95(times) / base;
      });
    },
  };
}

/** First findings of an estate on disk, in a fresh process, over one JSON.parse of it in the same process. */
function cold(start: 'first' | 'second'): Benchmark {
  return {
    name: start === 'first' ? 'check.cold.1000' : 'check.cold.1000.second',
    what:
      start === 'first'
        ? 'first findings of 1000 customers on disk, fresh process, over one JSON.parse of them'
        : 'the same where findings were kept at the start before',
    unit: 'ratio',
    bar: { atMost: 40 },
    runs: 5,
    prepare: () => {
      const folder = mkdtempSync(join(tmpdir(), 'estate-'));
      process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
      const files = estate(1000);
      for (const { path, text } of files) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
      if (start === 'second') {
        const found = checkByFile(assemble(files.map((f) => readDesignFile(f.path, f.text))));
        const whole = files.map(({ path, text }) => ({ path, text, findings: found.get(path) ?? [] }));
        writeFileSync(join(folder, KEPT), [...keptText(whole, '', sha256)].join(''));
      }
      return Promise.resolve(() => {
        const child = spawnSync(process.execPath, [process.argv[1] ?? '', '--cold', folder], { encoding: 'utf8' });
        return Number(child.stdout.trim());
      });
    },
  };
}

const KEPT = 'findings.txt';
const sha256 = (text: string) => hash('sha256', text);

/** What the fresh process does; prints the ratio. */
export function coldChild(folder: string): number {
  let texts: { path: string; text: string }[] = [];
  const first = timed(() => {
    const names = ['provider.csp.yaml', ...readdirSync(join(folder, 'customers')).map((n) => `customers/${n}`)];
    texts = names.map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
    const assembly = assemble(texts.map((f) => readDesignFile(f.path, f.text)));
    if (existsSync(join(folder, KEPT))) {
      const keptOf = readKept(readFileSync(join(folder, KEPT), 'utf8'), '', sha256);
      if (texts.some(({ path, text }) => !keptOf(path, text))) throw new Error('Not all findings were kept.');
    } else {
      check(assembly);
    }
  });
  return first / jsonParse(texts.map((f) => f.text));
}

/** Everything in one customer: a rule that compares all with all shows. */
const inOneCustomer: Benchmark = {
  name: 'check.many',
  what: '20,000 prefixes, 10,000 subnets, 3,000 circuits in one customer, over the time at a tenth of it',
  unit: 'ratio',
  bar: { atMost: 15 },
  runs: 3,
  prepare: () => {
    const inMilliseconds = (share: number) => {
      const texts = many({ prefixes: 20_000 * share, subnets: 10_000 * share, circuits: 3000 * share });
      return timed(() => void check(assemble(texts.map((f) => readDesignFile(f.path, f.text)))));
    };
    for (let warm = 0; warm < 3; warm++) inMilliseconds(0.1);
    return Promise.resolve(() => {
      const tenths = median(Array.from({ length: 5 }, () => inMilliseconds(0.1)));
      return inMilliseconds(1) / tenths;
    });
  },
};

export const benchmarks: readonly Benchmark[] = [
  keystroke(1000),
  keystroke(5000),
  cold('first'),
  cold('second'),
  inOneCustomer,
];
