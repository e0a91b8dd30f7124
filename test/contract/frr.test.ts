import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { coreOf } from '../../src/edge';
import { printModel } from '../../src/generate/router';
import { fillIn, tokensOf } from '../../src/generate/router/fillIn';
import { coreFilterRemoval, coreSessionRemoval } from '../../src/generate/router/coreRemoval';
import { designOf, providerText, throughText } from '../unit/edge/designs';
import { wholeCore } from '../unit/generate/router/coreWhole';
import { routerDesigns, slicesAs } from '../unit/generate/router/routerDesigns';
import { describeWithFrr } from './frr';

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

  it.each(Object.entries(routerDesigns))('%s', (_, design) => {
    const models = slicesAs(design, 'frr');
    expect(models.length).toBeGreaterThan(1);
    for (const model of models) {
      const printed = printModel(model);
      expect(printed?.model.refusals.filter((r) => !/direct port|outerVlanId|rp_filter/.test(r.reason))).toEqual([]);
      expect(judge(printed?.router.configuration ?? []), model.router).toBe('');
      for (const scope of ['back-out', 'customer'] as const) {
        const { lines } = printed?.printer.remove(printed.model, scope) ?? { lines: [] };
        expect(judge(lines), `${model.router}, ${scope}`).toBe('');
      }
    }
  });

  it('the core, at both ends', () => {
    const provider = providerText({ backbone: 'mpls-vpn' }).replace(
      'type: mpls-vpn',
      'type: mpls-vpn\n  printed: true',
    );
    const models = coreOf(designOf(provider, throughText('alpha', { number: 1, ipv6: true })));
    expect(models).toHaveLength(2);
    for (const model of models) {
      expect(judge(wholeCore('frr', model))).toBe('');
      for (const n of model.neighbors) expect(judge(coreSessionRemoval.frr(model, n))).toBe('');
      expect(judge(coreFilterRemoval('frr', model))).toBe('');
    }
  });
});
