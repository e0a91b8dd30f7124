import { describe, expect, it } from 'vitest';
import { roleIdOf, roleNameOf } from '../../../src/resources';

describe('a role', () => {
  it('is a built-in one by its name, however that is written, or any by its GUID', () => {
    expect(roleIdOf(' network Contributor ')).toBe('4d97b98b-1d4f-4787-a291-c67834d212e7');
    expect(roleIdOf('4D97B98B-1D4F-4787-A291-C67834D212E7')).toBe('4d97b98b-1d4f-4787-a291-c67834d212e7');
    expect(roleNameOf('4D97B98B-1D4F-4787-A291-C67834D212E7')).toBe('Network Contributor');
  });

  it.each(['constructor', '__proto__', 'toString', 'Gardener'])('is none by the name %s', (name) => {
    expect(roleIdOf(name)).toBeUndefined();
  });
});
