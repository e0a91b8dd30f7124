import { describe, expect, it } from 'vitest';
import { designFiles, findingsIn } from './base';

describe('the base design', () => {
  it('has no finding at all', () => {
    expect(findingsIn(designFiles()).map((f) => `${f.code} ${f.place.file} [${f.marked}] ${f.message}`)).toEqual([]);
  });
});
