import { parseArgs } from 'node:util';
import { benchmarks as checking, coldChild } from './check.bench';
import { benchmarks as deploying, simulatorChild } from './deploy.bench';
import { benchmarks as generating } from './generate.bench';
import { benchmarks as importing } from './import.bench';
import { benchmarks as layingOut, layoutChild } from './layout.bench';
import { type Benchmark, type Measured, measure } from './measure';

const all: readonly Benchmark[] = [...checking, ...generating, ...importing, ...deploying, ...layingOut];

const { values, positionals } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    cold: { type: 'string' },
    simulator: { type: 'string' },
    layout: { type: 'string' },
    list: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});

if (values.cold !== undefined) {
  console.log(coldChild(values.cold));
} else if (values.simulator !== undefined) {
  await simulatorChild(values.simulator);
} else if (values.layout !== undefined) {
  const [what = '', customers = '0'] = values.layout.split(' ');
  console.log(await layoutChild(what, Number(customers)));
} else if (values.list) {
  for (const { name, what } of all) console.log(`${name}  ${what}`);
} else {
  const wanted = all.filter((b) => positionals.length === 0 || positionals.some((p) => b.name.startsWith(p)));
  const results: Measured[] = [];
  for (const benchmark of wanted) {
    const result = await measure(benchmark);
    results.push(result);
    if (!values.json)
      console.log(
        `${result.ok ? 'ok ' : 'MISS'} ${result.name}: ${result.value} ${result.unit} (bar ${result.bar}, median of ${result.runs})`,
      );
  }
  if (values.json) console.log(JSON.stringify(results, null, 2));
  if (wanted.length === 0) {
    console.error('No benchmark has that name; --list shows them.');
    process.exitCode = 2;
  }
}
