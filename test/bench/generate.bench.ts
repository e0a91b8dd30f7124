import { formats, generateAll } from '../../src/generate';
import { estateDesign } from './estateDesign';
import { type Benchmark, timed } from './measure';

const CUSTOMERS = 1000;

const throughput: Benchmark = {
  name: 'generate.throughput',
  what: `customers a second, all formats, ${CUSTOMERS} customers, one process`,
  unit: 'customers/s',
  bar: { atLeast: 200 },
  runs: 3,
  prepare: () =>
    Promise.resolve(() => {
      // A fresh design each time: what is kept by identity would make the second run look better than any real one.
      const design = estateDesign(CUSTOMERS);
      let files = 0;
      const ms = timed(() => {
        const once = formats.filter((format) => format.scope === 'design');
        for (const { id } of once)
          for (const output of generateAll(design, design.customers, id)) files += output.files.length;
        for (const customer of design.customers) {
          for (const { id, scope } of formats) {
            if (scope === 'customer')
              for (const output of generateAll(design, [customer], id)) files += output.files.length;
          }
        }
      });
      if (files < CUSTOMERS) throw new Error('Too few files were made.');
      return CUSTOMERS / (ms / 1000);
    }),
};

export const benchmarks: readonly Benchmark[] = [throughput];
