import { describe, expect, it } from 'vitest';
import { engines } from '../../../package.json';
import { requireNode } from '../../../src/cli/node';

describe('the Node.js that runs the command line', () => {
  it.each(['20.20.2', '4.0.0', '21.7.3', '21.0.0-nightly'])('is too old: %s', (version) => {
    expect(() => {
      requireNode(version);
    }).toThrow(`csp-connectivity needs Node.js 22 or later; this is ${version}.`);
  });

  it.each(['22.0.0', '24.21.0', '100.0.0', process.versions.node])('is new enough: %s', (version) => {
    expect(() => {
      requireNode(version);
    }).not.toThrow();
  });

  it('is said by the package as the least major version', () => {
    expect(engines.node).toMatch(/^>=\d+$/);
  });
});
