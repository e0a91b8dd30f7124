import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { Design } from '../../src/design';
import { edgeOf } from '../../src/edge';
import { printModel } from '../../src/generate/router';
import { fillIn, tokensOf } from '../../src/generate/router/fillIn';
import { designOf, northwind, providerText, throughText } from '../unit/edge/designs';
import { describeWithFrr } from './frr';

const MICROSOFT = `        routing: { localPreference: 150, asPathPrepend: 3, advertiseDefaultRoute: true }
      microsoft:
        peerASN: 65099
        vlanId: 300
        primaryPeerAddressPrefix: 198.51.100.0/30
        secondaryPeerAddressPrefix: 198.51.100.4/30
        advertisedPublicPrefixes: [203.0.113.0/28]
        routingRegistryName: RIPENCC
        routeFilter: { name: rf, communities: ['12076:51041'] }`;
const MORE = `microsoftVrf: { name: ALPHA-M, routeDistinguisher: '65010:1051', importRouteTargets: ['65010:1051'], exportRouteTargets: ['65010:1051'] }
sharedServices: [dns]
`;

const designs: Record<string, Design> = {
  'the sample, every router as FRRouting': northwind(),
  'labels, both peerings, both families, a shared service': designOf(
    providerText({ backbone: 'mpls-vpn' }),
    throughText('alpha', { number: 1, ipv6: true, peering: MICROSOFT, more: MORE }),
  ),
  'no labels, two customers that overlap': designOf(
    providerText(),
    throughText('alpha', { number: 1, ipv6: true }),
    throughText('beta', { number: 2 }),
  ),
  'two tags, static routes': designOf(
    providerText(),
    throughText('alpha', { number: 1, link: ', outerVlanId: 3001' })
      .replaceAll('handoff: Dot1Q', 'handoff: QinQ')
      .replaceAll('routing: bgp', 'routing: static'),
  ),
};

describeWithFrr('FRRouting reads what is generated', 'vtysh', () => {
  const folder = mkdtempSync(join(tmpdir(), 'csp-frr-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** What `vtysh` says of a configuration; '' where it takes every line. */
  function judge(lines: readonly string[]): string {
    const text = lines.join('\n');
    const values = tokensOf(text).map((t) => [t, t.startsWith('<secret:') ? 'abc123' : '10.9.9.9'] as const);
    const file = join(folder, 'frr.conf');
    writeFileSync(file, `${fillIn(text, Object.fromEntries(values))}\n`);
    const { stdout, stderr, status } = spawnSync('vtysh', ['-C', '-f', file], { encoding: 'utf8' });
    return `${stdout}${stderr}${status === 0 ? '' : `status ${String(status)}`}`.trim();
  }

  it('finds a line that is wrong', () => {
    expect(judge(['router bgp 65010', ' neighbor nonsense here'])).not.toBe('');
  });

  it.each(Object.keys(designs))('%s', (name) => {
    const design = designs[name];
    const models = design ? edgeOf(design).map((m) => ({ ...m, platform: 'frr' as const })) : [];
    expect(models.length).toBeGreaterThan(1);
    for (const model of models) {
      // The names of other platforms' interfaces are longer than Linux takes: eth1 in their place.
      const interfaces = model.interfaces.map((i) => ({
        ...i,
        parent: i.parent.startsWith('eth') ? i.parent : 'eth1',
      }));
      const printed = printModel({ ...model, interfaces });
      expect(printed?.model.refusals).toEqual([]);
      expect(judge(printed?.router.configuration ?? []), model.router).toBe('');
      for (const scope of ['back-out', 'customer'] as const) {
        const { lines } = printed?.printer.remove(printed.model, scope) ?? { lines: [] };
        expect(judge(lines), `${model.router}, ${scope}`).toBe('');
      }
    }
  });
});
