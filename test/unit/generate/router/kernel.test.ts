import { describe, expect, it } from 'vitest';
import { readKernel } from '../../../../src/generate/lab/kernel';
import { frr } from '../../../../src/generate/router/frr';
import { designOf, providerText, routerOf, throughText } from '../../edge/designs';

const SCRIPT = [
  'add ALPHA type vrf table 101001',
  'ip route replace table 101001 unreachable default metric 4278198272',
  'ip -6 route replace table 101001 unreachable default metric 4278198272',
  'add BETA type vrf table 101002',
  'ip route replace table 101002 unreachable default metric 4278198272',
  'add eth1.3001 link eth1 type vlan proto 802.1Q id 3001',
  'add eth1.3001.110 link eth1.3001 type vlan proto 802.1Q id 110',
  'ip link set eth1.3001.110 master ALPHA',
  "add 'eth2.5' link eth2 type vlan proto 802.1Q id 120",
  'ip link set eth3 master BETA',
  'ip link set eth3 up',
];

describe('the interface script, read back', () => {
  it('says the tags, outer first, and the VRF of each interface', () => {
    expect(readKernel(SCRIPT).interfaces).toEqual([
      { name: 'eth1.3001', parent: 'eth1', tags: [3001], vrf: undefined },
      { name: 'eth1.3001.110', parent: 'eth1', tags: [3001, 110], vrf: 'ALPHA' },
      { name: 'eth2.5', parent: 'eth2', tags: [120], vrf: undefined },
      { name: 'eth3', parent: 'eth3', tags: [], vrf: 'BETA' },
    ]);
  });

  it('says of which families the lookups of a VRF end in it', () => {
    expect([...readKernel(SCRIPT).ends]).toEqual([
      ['ALPHA', [4, 6]],
      ['BETA', [4]],
    ]);
    expect([...readKernel(SCRIPT.filter((line) => !line.includes('route replace'))).ends.values()]).toEqual([[], []]);
  });

  it('knows every interface of what is printed', () => {
    const design = designOf(providerText(), throughText('alpha', { number: 1, ipv6: true }));
    const model = routerOf(design, 'alpha', 'edge-1');
    const script = frr.print(model).more?.find((f) => f.name === 'interfaces.sh')?.lines ?? [];
    const { interfaces, ends } = readKernel(script);
    expect(interfaces.map(({ parent, tags, vrf }) => [parent, tags, vrf])).toEqual(
      model.interfaces.map((at) => [at.parent, at.tags.kind === 'dot1q' ? [at.tags.vlanId] : [], at.vrf]),
    );
    expect([...ends]).toEqual([['ALPHA', [4, 6]]]);
  });
});
