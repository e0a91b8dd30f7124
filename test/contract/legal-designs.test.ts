import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assemble, readDesignFile } from '../../src/design';
import { check } from '../../src/rules';
import { wantedOf } from '../../src/resources';
import { type Choice, choices } from '../unit/simulator/legal/choices';
import { filesOf } from '../unit/simulator/legal/files';
import { rehearseTimes } from '../unit/simulator/refusals/rehearse';

/** How many designs are tried; more by hand, each time others. */
const RUNS = Number(process.env['CSP_LEGAL_DESIGNS'] ?? 25);
const SEED = process.env['CSP_LEGAL_DESIGNS'] === undefined ? 20261126 : undefined;

/** Certificates and RADIUS servers are set on the gateway by hand: a design cannot hold them. */
const BY_HAND = /^Point-to-site of vpngw by (RADIUS|certificate):/;

async function oneByOne(choice: Choice): Promise<void> {
  const assembly = assemble(Object.entries(filesOf(choice)).map(([path, text]) => readDesignFile(path, text)));
  const [design] = assembly.designs;
  const [customer] = design?.customers ?? [];
  if (!design || !customer) throw new Error('no design');
  const errors = check(assembly).filter(({ severity }) => severity === 'error');
  expect(errors.map(({ code, message }) => `${code} ${message}`)).toEqual([]);
  const { resources: wanted, remarks } = wantedOf(design, customer);
  expect(remarks.map(({ message }) => message).filter((message) => !BY_HAND.test(message))).toEqual([]);
  const [first, second] = await rehearseTimes({ design, customer: customer.name, wanted }, 2);
  expect(first?.refusals).toEqual([]);
  expect(second?.refusals).toEqual([]);
  expect(second?.planned).toEqual([]);
}

describe('a legal design, whatever is in it', () => {
  it('has no error, is deployed without a refusal, and a second deployment has nothing to do', async () => {
    await fc.assert(fc.asyncProperty(choices, oneByOne), {
      numRuns: RUNS,
      ...(SEED !== undefined && { seed: SEED }),
    });
  }, 1_200_000);
});
