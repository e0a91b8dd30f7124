import { describe, expect, it } from 'vitest';
import { refusals } from '../../../../src/simulator/refusals';
import { kindOf } from '../../../../src/simulator/types/kinds';

describe('the table of refusals', () => {
  it('says of each what is refused, when, with which code, and from where that is known', () => {
    expect(refusals.length).toBeGreaterThan(150);
    for (const { type, property, condition, code, message, source, date, status } of refusals) {
      expect(kindOf(type)?.type, `${code} of ${type}`).toBe(type);
      expect(property).toMatch(/^(properties|sku|zones|identity|name|id)\b/);
      expect(condition.length).toBeGreaterThan(15);
      expect(code).toMatch(/^[A-Z][A-Za-z0-9]+$/);
      expect(message.length).toBeGreaterThan(20);
      expect(source.length).toBeGreaterThan(5);
      expect(date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect([undefined, 409]).toContain(status);
    }
  });

  it('says the same thing once', () => {
    const keys = refusals.map(({ type, property, condition, code }) => [type, property, condition, code].join(' | '));
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });
});
