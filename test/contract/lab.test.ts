import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterEach, expect, it } from 'vitest';
import type { Design } from '../../src/design';
import { runLab } from '../../src/deploy/lab';
import { type LabPlan, labPlanOf } from '../../src/generate/lab';
import { customerOf, designOf, northwind, providerText, throughText, twoSitesText } from '../unit/edge/designs';
import { describeWithFrr } from './frr';

const LIMIT = 300_000;

async function rehearse(plan: LabPlan, options: { signal?: AbortSignal; patience?: number } = {}) {
  const { signal = new AbortController().signal } = options;
  const results = await runLab(plan, { ...options, signal, onProgress: () => undefined });
  return { results, failed: results.filter((r) => !r.ok) };
}

function planOf(design: Design, name: string): LabPlan {
  return labPlanOf(design, customerOf(design, name));
}

describeWithFrr('a rehearsal on FRRouting', 'namespaces', () => {
  /** This run leaves no namespace and no folder behind, whatever happened. */
  afterEach(() => {
    const own = `csplab-${process.pid.toString(36)}`;
    expect(execFileSync('ip', ['netns', 'list'], { encoding: 'utf8' })).not.toContain(own);
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith(`${own}-`))).toEqual([]);
  });

  // wingtip has no lab: its connectivity provider keeps layer 3, so there is no edge (see the unit tests).
  it.each(['contoso', 'fabrikam'])('of the sample %s passes, in its model', { timeout: LIMIT }, async (name) => {
    const plan = planOf(northwind(), name);
    const { results, failed } = await rehearse(plan);
    expect(failed).toEqual([]);
    expect(results).toHaveLength(plan.phases.flatMap((p) => p.checks).length);
  });

  it(
    'keeps customers apart who have the same addresses on the same routers, in both families',
    { timeout: LIMIT },
    async () => {
      const customers = [1, 2].map((number) => throughText(`c${number}`, { number, ipv6: true }));
      const { results, failed } = await rehearse(planOf(designOf(providerText(), ...customers), 'c1'));
      expect(failed).toEqual([]);
      expect(results.filter((r) => r.check.includes('does not reach')).length).toBeGreaterThanOrEqual(6);
    },
  );

  it('joins sites by Global Reach, forces tunneling and holds a route that drops', { timeout: LIMIT }, async () => {
    const { results, failed } = await rehearse(planOf(designOf(providerText(), twoSitesText()), 'gamma'));
    expect(failed).toEqual([]);
    const of = (text: string) => results.filter((r) => r.check.includes(text));
    expect(of('accepted by ams-1')[0]?.seen).toBe('10.140.0.0/16, 10.41.0.0/16');
    expect(of('lon reaches prod/hub/closed')[0]?.seen).toBe('silent');
    expect(of('forced tunneling: ').map((r) => r.seen)).toEqual(['answered', 'answered']);
  });

  it('fails where a key is another one, and where a filter lets too much in', { timeout: LIMIT }, async () => {
    const plan = planOf(designOf(providerText(), throughText('alpha', { number: 1 })), 'alpha');
    const edges: Record<string, (line: string) => string> = {
      'edge-1': (line) => line.replace('password <secret:alpha-key>', 'password another'),
      'edge-2': (line) =>
        line.replace('alpha_er_private_in4 seq 10 deny any', 'alpha_er_private_in4 seq 10 permit any'),
    };
    const nodes = plan.nodes.map((node) => ({
      ...node,
      configurations: node.configurations.map((c) => ({
        ...c,
        lines: c.lines.map(edges[node.name] ?? ((line) => line)),
      })),
    }));
    const checks = (plan.phases[0]?.checks ?? []).filter(
      (c) =>
        (c.kind === 'session' && c.title.includes('edge-1 - er')) ||
        (c.kind === 'refused' && c.title.includes('edge-2 - er')),
    );
    expect(checks).toHaveLength(2);
    const { failed } = await rehearse(
      { ...plan, nodes, phases: [{ title: '', cut: [], checks }] },
      { patience: 15_000 },
    );
    expect(failed).toHaveLength(2);
  });

  it('is ended at once by a signal, and removes what it made', { timeout: LIMIT }, async () => {
    const stop = new AbortController();
    const run = rehearse(planOf(northwind(), 'contoso'), { signal: stop.signal });
    setTimeout(() => {
      stop.abort();
    }, 4000);
    await expect(run).rejects.toThrow();
  });
});
