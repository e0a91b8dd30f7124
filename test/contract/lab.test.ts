import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { Design } from '../../src/design';
import { runLab } from '../../src/deploy/lab';
import { type LabCheck, type LabPlan, hasPassed, labPlanOf } from '../../src/generate/lab';
import { customerOf, designOf, northwind, providerText, throughText, twoSitesText } from '../unit/edge/designs';
import { said, start } from './cli';
import { describeWithFrr } from './frr';

const LIMIT = 600_000;

const SAMPLE = fileURLToPath(new URL('../../samples/northwind', import.meta.url));

/** Command lines of processes that have a word in them. */
function processesOf(word: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      } catch {
        return [];
      }
    })
    .filter((line) => line.includes(word));
}

async function rehearse(plan: LabPlan, options: { signal?: AbortSignal; patience?: number; longest?: number } = {}) {
  const { signal = new AbortController().signal } = options;
  const states = await runLab(plan, { ...options, signal, onProgress: () => undefined });
  const results = states.flatMap((s) => s.results);
  return { states, results, failed: results.filter((r) => !r.ok) };
}

/** A plan with other lines in the configurations of its routers. */
function altered(plan: LabPlan, edges: Record<string, (line: string) => string | undefined>): LabPlan {
  const nodes = plan.nodes.map((node) => ({
    ...node,
    configurations: node.configurations.map((c) => ({
      ...c,
      lines: c.lines.flatMap((line) => {
        const change = edges[node.name];
        return change ? (change(line) ?? []) : [line];
      }),
    })),
  }));
  return { ...plan, nodes };
}

/** A plan with nothing but some checks, and without states. */
function only(plan: LabPlan, isWanted: (check: LabCheck) => boolean): LabPlan {
  return {
    ...plan,
    phases: [{ title: 'all links are up', cut: [], checks: (plan.phases[0]?.checks ?? []).filter(isWanted) }],
  };
}

function planOf(design: Design, name: string): LabPlan {
  return labPlanOf(design, customerOf(design, name));
}

/** One more site of a customer, without an address of IPv4. */
const BRANCH = `  - name: branch
    prefixes: ['fd00:20::/48']
    connectsTo: [{ site: dc, edgeRouter: edge-1, interface: eth2, vlanId: 601, localAddress: 'fd00:bb::1/126', peerAddress: 'fd00:bb::2', routing: bgp, peerASN: 4200000002 }]
`;

/** Two sites in both families, of which the first brings both default routes. */
function twoSitesInBothFamilies(): string {
  const routes = "[10.40.0.0/16, 'fd00:40::/48', 0.0.0.0/0, '::/0']";
  return twoSitesText()
    .replace(/prefixes: \[10\.(\d+)\.0\.0\/16\]/g, "prefixes: [10.$1.0.0/16, 'fd00:$1::/48']")
    .replace(
      /secondaryPeerAddressPrefix: 172\.17\.(\d+)\.4\/30/g,
      "$&, ipv6PeeringConfig: { primaryPeerAddressPrefix: 'fd00:a:$1::/126', secondaryPeerAddressPrefix: 'fd00:a:$1::4/126' }",
    )
    .replace('addressSpace: [10.140.0.0/16]', "addressSpace: [10.140.0.0/16, 'fd00:140::/48']")
    .replace(/addressPrefix: 10\.140\.(\d)\.0\/(\d\d)/g, "addressPrefixes: [10.140.$1.0/$2, 'fd00:140:0:$1::/64']")
    .replace('routing: { advertiseDefaultRoute: true }', `routing: { advertise: ${routes} }`);
}

/** This process leaves no namespace and no folder behind, whatever happened. */
function expectNothingLeft(): void {
  const own = `csplab-${process.pid.toString(36)}`;
  expect(execFileSync('ip', ['netns', 'list'], { encoding: 'utf8' })).not.toContain(own);
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith(`${own}-`))).toEqual([]);
}

describeWithFrr('a rehearsal on FRRouting', 'namespaces', () => {
  // Most of the time a lab waits: those that measure no time run beside each other, the large ones apart from the small.
  describe('of the samples', () => {
    afterAll(expectNothingLeft);

    // wingtip has no lab: its connectivity provider keeps layer 3, so there is no edge (see the unit tests).
    it.concurrent.each(['contoso', 'fabrikam'])(
      'of the sample %s passes in every state',
      { timeout: LIMIT },
      async (name) => {
        const plan = planOf(northwind(), name);
        const { states, results, failed } = await rehearse(plan);
        expect(failed).toEqual([]);
        expect(hasPassed(states)).toBe(true);
        expect(results).toHaveLength(plan.phases.flatMap((p) => p.checks).length);
        expect(states.filter((s) => s.results.length === 0 && s.reason === undefined)).toEqual([]);
      },
    );
  });

  describe('beside others', () => {
    afterAll(expectNothingLeft);

    it.concurrent(
      'keeps customers apart who have the same addresses on the same routers, in both families and at a site of IPv6 only',
      { timeout: LIMIT },
      async () => {
        const customers = [1, 2].map((number) => throughText(`c${number}`, { number, ipv6: true }));
        const [c1 = '', ...others] = customers;
        const withBranch = c1.replace('subscriptions:', `${BRANCH}subscriptions:`);
        const plan = planOf(designOf(providerText(), withBranch, ...others), 'c1');
        const isCut = ({ title }: LabPlan['phases'][number]) => title === 'the attachment of branch/edge-1 is gone';
        const { results, failed } = await rehearse({
          ...plan,
          phases: plan.phases.filter((p, i) => i === 0 || isCut(p)),
        });
        expect(failed).toEqual([]);
        const branch = results.filter((r) => r.check.startsWith('branch reaches prod/hub/apps'));
        expect(branch.map((r) => r.expected)).toEqual(['answered', 'silent']);
        expect(results.filter((r) => r.check.startsWith('fd00:20::/48 no longer'))).toHaveLength(2);
        expect(results.filter((r) => r.check.includes('does not reach')).length).toBeGreaterThanOrEqual(6);
      },
    );

    it.concurrent(
      'joins sites by Global Reach, forces tunneling and holds a route that drops',
      { timeout: LIMIT },
      async () => {
        const plan = planOf(designOf(providerText(), twoSitesInBothFamilies()), 'gamma');
        const isShort = ({ cut, acts }: LabPlan['phases'][number]) => cut.length === 0 && acts === undefined;
        const isRouter = ({ title }: LabPlan['phases'][number]) => title.startsWith('the router ams-1');
        const phases = plan.phases.filter((p, i) => (i === 0 && isShort(p)) || isRouter(p));
        expect(phases).toHaveLength(2);
        const { results, failed } = await rehearse({ ...plan, phases });
        expect(failed).toEqual([]);
        const of = (text: string) => results.filter((r) => r.check.includes(text));
        expect(of('accepted by ams-1')[0]?.seen).toBe('10.140.0.0/16, 10.41.0.0/16');
        expect(of('lon reaches prod/hub/closed')[0]?.seen).toBe('silent');
        // In both families, and after the router is gone: that takes a while, which is told.
        const tunnelled = of('forced tunneling: ').filter((r) => r.expected === 'answered');
        const families = tunnelled.map((r) => r.check.includes('(2001:db8:1e7::a)'));
        expect(families).toEqual([false, true, false, true]);
        expect(tunnelled.filter((r) => !r.seen.startsWith('answered'))).toEqual([]);
      },
    );

    it.concurrent(
      'announces no default route any more when the link to its site is cut',
      { timeout: LIMIT },
      async () => {
        const text = throughText('alpha', {
          number: 1,
          peering: '        routing: { advertiseDefaultRoute: true }',
        }).replaceAll('routing: bgp', 'routing: static');
        const once = text.replace(/^ +- \{ site: dc, edgeRouter: edge-2, .*\n/m, '');
        const plan = planOf(designOf(providerText({ backbone: 'mpls-vpn' }), once), 'alpha');
        const isAboutIt = (c: LabCheck) =>
          c.kind === 'withdrawn' || c.title.startsWith('advertised to Microsoft by edge-1');
        const phases = plan.phases
          .filter((p, i) => i === 0 || p.title === 'the attachment of office/edge-1 is gone')
          .map((p) => ({ ...p, checks: p.checks.filter(isAboutIt) }));
        const { results, failed } = await rehearse({ ...plan, phases }, { patience: 20_000 });
        expect(failed).toEqual([]);
        expect(results.map((r) => [r.check, r.seen])).toEqual([
          [expect.stringMatching(/^advertised to Microsoft by edge-1/), '0.0.0.0/0, 10.10.0.0/16'],
          [expect.stringMatching(/^10.10.0.0\/16, 0.0.0.0\/0 no longer .* by edge-1/), expect.anything()],
          [expect.stringMatching(/^10.10.0.0\/16, 0.0.0.0\/0 no longer .* by edge-2/), expect.anything()],
        ]);
      },
    );

    it.concurrent(
      'fails where a key is another one, and where a filter lets too much in',
      { timeout: LIMIT },
      async () => {
        const plan = planOf(designOf(providerText(), throughText('alpha', { number: 1 })), 'alpha');
        const checks = (c: LabCheck) =>
          (c.kind === 'session' && c.title.includes('edge-1 - er')) ||
          (c.kind === 'refused' && c.title.includes('edge-2 - er'));
        const faulty = altered(plan, {
          'edge-1': (line) => line.replace('password <secret:alpha-key>', 'password another'),
          'edge-2': (line) =>
            line.replace('alpha_er_private_in4 seq 10 deny any', 'alpha_er_private_in4 seq 10 permit any'),
        });
        const { failed } = await rehearse(only(faulty, checks), { patience: 15_000 });
        expect(failed).toHaveLength(2);
      },
    );

    it.concurrent(
      'tells a filter that lets too little in or too much out, and one that believes a site',
      { timeout: LIMIT },
      async () => {
        const plan = planOf(designOf(providerText(), throughText('alpha', { number: 1 })), 'alpha');
        const faulty = altered(plan, {
          // The network in Azure is no longer let in.
          'edge-1': (line) => (line.includes('alpha_er_private_in4 seq 5 permit') ? undefined : line),
          // What the site announces beside its own is believed, and told to Azure.
          'edge-2': (line) =>
            line.replace(/(alpha_office_\d_in4|alpha_er_private_out4) seq 10 deny any/, '$1 seq 10 permit any'),
        });
        const { results, failed } = await rehearse(
          only(faulty, (c) => c.kind === 'accepted'),
          { patience: 20_000 },
        );
        const titles = failed.map((r) => r.check).sort();
        expect(titles.some((t) => t.startsWith('accepted by edge-1 - er'))).toBe(true);
        expect(titles.some((t) => t.startsWith('accepted by edge-2 - site'))).toBe(true);
        expect(titles.some((t) => t.startsWith('advertised to Microsoft by edge-2'))).toBe(true);
        expect(results.find((r) => r.check.startsWith('accepted by edge-2 - er'))?.ok).toBe(true);
      },
    );

    it.concurrent(
      'has not passed where its time is over, and keeps what was seen until then',
      { timeout: LIMIT },
      async () => {
        const plan = planOf(designOf(providerText(), throughText('alpha', { number: 1 })), 'alpha');
        const sessions = only(plan, (c) => c.kind === 'session').phases;
        const never: LabCheck[] = (plan.phases[0]?.checks ?? []).flatMap((c) =>
          c.kind === 'session' ? [{ ...c, neighbor: '192.0.2.77' }] : [],
        );
        const phases = [
          ...sessions,
          { title: 'waits', cut: [], checks: never },
          { title: 'last', cut: [], checks: never },
        ];
        const { states } = await rehearse({ ...plan, phases }, { longest: 45_000 });
        expect(states.map((s) => [s.title, s.results.length, s.unfinished])).toEqual([
          ['all links are up', sessions[0]?.checks.length, undefined],
          ['waits', 0, true],
          ['last', 0, true],
        ]);
        expect(states[1]?.reason).toBe('the run ended before, after 1 minutes');
        expect(hasPassed(states)).toBe(false);
      },
    );
  });

  describe('alone', () => {
    afterEach(expectNothingLeft);

    it(
      'measures in both families how long traffic is gone, and takes away one attachment of a family at a time',
      { timeout: LIMIT },
      async () => {
        const plan = planOf(designOf(providerText(), throughText('alpha', { number: 1, ipv6: true })), 'alpha');
        const isWanted = ({ silent, title }: LabPlan['phases'][number]) =>
          silent !== undefined || title.startsWith('the attachment of office/');
        const phases = plan.phases.filter((p, i) => i === 0 || isWanted(p));
        expect(phases).toHaveLength(1 + 4 + 2);
        const { results, failed } = await rehearse({ ...plan, phases });
        expect(failed).toEqual([]);
        const outages = results.filter((r) => r.check.includes('while a link goes silent'));
        const seconds = outages.map((r) => Number(/^gone for ([\d.]+) s$/.exec(r.seen)?.[1]));
        expect(outages.map((r) => r.check.includes('fd00:'))).toEqual([false, true, false, true]);
        const [withBfd, without] = [seconds.slice(0, 2), seconds.slice(2)];
        expect(Math.max(...withBfd)).toBeLessThan(Math.min(...without));
      },
    );

    it('has not passed where nothing could be checked', { timeout: LIMIT }, async () => {
      const plan = planOf(designOf(providerText(), throughText('alpha', { number: 1 })), 'alpha');
      const { states } = await rehearse({
        ...plan,
        nodes: [],
        links: [],
        phases: [{ title: 'nothing', cut: [], checks: [] }],
      });
      expect(hasPassed(states)).toBe(false);
      expect(states).toEqual([{ title: 'nothing', results: [], reason: 'nothing could be checked' }]);
    });

    it('leaves no process and no folder where the command itself is killed', { timeout: LIMIT }, async () => {
      const running = start(['lab', SAMPLE, '--customer', 'contoso', '--run']);
      await said(running, 'stderr', /Starting routers and hosts/);
      await new Promise((resolve) => setTimeout(resolve, 3000));
      const own = `csplab-${(running.pid ?? 0).toString(36)}`;
      expect(processesOf(own).length).toBeGreaterThan(10);
      running.kill('SIGKILL');
      await expect.poll(() => processesOf(own), { timeout: 10_000 }).toEqual([]);
      const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith(`${own}-`));
      await expect.poll(folders, { timeout: 10_000 }).toEqual([]);
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
});
