import type { Design } from '../../src/design';
import { type GeneratedFile, formats, generateAll } from '../../src/generate';
import { wantedOf } from '../../src/resources';
import { estateDesign } from './estateDesign';
import { type Benchmark, timed } from './measure';

const CUSTOMERS = 1000;

/** All that is written of a design, in every format, one after the other. */
function* everyFile(design: Design): Generator<GeneratedFile> {
  const turns = [
    { scope: 'design', customers: design.customers },
    ...design.customers.map((customer) => ({ scope: 'customer', customers: [customer] })),
  ];
  for (const { scope, customers } of turns) {
    for (const { id } of formats.filter((format) => format.scope === scope)) {
      for (const { files } of generateAll(design, customers, id)) yield* files;
    }
  }
}

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
        for (const { path } of everyFile(design)) files += path === '' ? 0 : 1;
      });
      if (files < CUSTOMERS) throw new Error('Too few files were made.');
      return CUSTOMERS / (ms / 1000);
    }),
};

const ratio: Benchmark = {
  name: 'generate.ratio',
  what: `characters a second, all formats, ${CUSTOMERS} customers, over those of JSON.stringify of the same resources`,
  unit: 'ratio',
  bar: 'printed',
  runs: 3,
  prepare: () =>
    Promise.resolve(() => {
      const design = estateDesign(CUSTOMERS);
      const resources = design.customers.map((customer) => wantedOf(design, customer).resources);
      let asJson = 0;
      const jsonMs = timed(() => {
        for (const one of resources) asJson += JSON.stringify(one).length;
      });
      const fresh = estateDesign(CUSTOMERS);
      let printed = 0;
      const ms = timed(() => {
        for (const { content } of everyFile(fresh)) printed += content.length;
      });
      return printed / ms / (asJson / jsonMs);
    }),
};

export const benchmarks: readonly Benchmark[] = [throughput, ratio];
