import { describe, expect, it } from 'vitest';
import { resourcesOf } from '../../../src/resources';
import { everythingDesign } from '../generate/everything';
import { customerOf } from './sample';

describe('connections of one gateway', () => {
  it('are written one after the other, and wait for none of a later stage', () => {
    const design = everythingDesign();
    const wanted = resourcesOf(design, customerOf(design, 'everything'));
    const find = (name: string) => wanted.find((one) => one.name === name);
    expect(find('cn-handed')?.dependsOn).toContain(find('cn-hub')?.id);
    expect(find('cn-hub')?.dependsOn).not.toContain(find('cn-handed')?.id);
    expect(find('vpn-backup')?.stage).toBe('network');
    expect(find('vpn-backup')?.dependsOn).not.toContain(find('cn-tunnel')?.id);
  });
});
