import { describe, expect, it } from 'vitest';
import { readDesignFile } from '../../../src/design';
import { check } from '../../../src/rules';
import { assemble } from '../../../src/design';
import { estate } from '../../bench/estate';

describe('the synthetic estate of the benchmarks', () => {
  it('is a legal design, and the same for the same seed', () => {
    expect(estate(50, 7)).toEqual(estate(50, 7));
    const assembly = assemble(estate(200).map((f) => readDesignFile(f.path, f.text)));
    expect(assembly.designs[0]?.customers).toHaveLength(200);
    expect(check(assembly).filter((f) => f.severity === 'error')).toEqual([]);
  });
});
