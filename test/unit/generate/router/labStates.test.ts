import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Customer, type Design, assemble, readDesignFile } from '../../../../src/design';
import { type LabPlan, NoLab, labFiles, labPlanOf } from '../../../../src/generate/lab';
import { failureMatrix } from '../../../../src/routing';
import { customerOf, designOf, providerText, throughText } from '../../edge/designs';
import { choices } from '../../simulator/legal/choices';
import { filesOf } from '../../simulator/legal/files';
import { routerDesigns } from './routerDesigns';

function planOf(design: Design, customer: Customer): LabPlan | undefined {
  try {
    return labPlanOf(design, customer);
  } catch (error) {
    if (error instanceof NoLab) return undefined;
    throw error;
  }
}

/** Each state is one of the matrix or a trial, says what is looked at or why nothing is, and expects what the matrix says. */
/** @returns the number of states, 0 where there is no lab */
function agrees(design: Design, customer: Customer): number {
  const plan = planOf(design, customer);
  if (!plan) return 0;
  const [first, ...states] = plan.phases;
  const { failures, reached } = failureMatrix(design, customer);
  const nodeOf = (check: { from: string; to: string }) => {
    const site = customer.sites.find((s) => check.from.endsWith(s.name));
    const network = customer.virtualNetworks.find((n) =>
      check.to.startsWith(`host-${customer.name}-${n.ref.replace('/', '-')}-`),
    );
    return { site: site?.name, network: network?.ref };
  };
  for (const { checks, reason, title } of plan.phases)
    expect(checks.length > 0 || (reason ?? '') !== '', `${title} says nothing`).toBe(true);
  // A state for each element, in the matrix's own order.
  expect(states.length).toBeGreaterThanOrEqual(failures.length);
  for (const [i, { element, lost }] of failures.entries()) {
    const state = states[i];
    expect(state?.title).toContain(element.name);
    const isIn = (list: typeof lost, at: ReturnType<typeof nodeOf>) =>
      list.some((r) => r.site === at.site && r.network === at.network);
    for (const check of state?.checks ?? []) {
      if (check.kind !== 'reach') continue;
      const at = nodeOf(check);
      expect(isIn(reached, at), `${check.title} is not in the matrix`).toBe(true);
      expect([state?.title, check.title, check.expected]).toEqual([
        state?.title,
        check.title,
        isIn(lost, at) ? 'silent' : 'answered',
      ]);
    }
    // What is looked at while nothing fails is looked at here too, or the state says why not.
    const answered = (first?.checks ?? []).filter((c) => c.kind === 'reach' && c.expected === 'answered');
    const own = answered.filter((c) => c.kind === 'reach' && isIn(reached, nodeOf(c)));
    const looked = (state?.checks ?? []).filter((c) => c.kind === 'reach').length;
    if (looked < own.length && element.kind !== 'attachment') expect(state?.reason, state?.title).toBeDefined();
  }
  whole(plan);
  return plan.phases.length;
}

/** What every lab has to be, or it cannot be run. */
function whole(plan: LabPlan): void {
  const nodes = new Map(plan.nodes.map((n) => [n.name, n]));
  const ends = plan.links.flatMap(({ a, b }) => [a, b]);
  const places = ends.map((e) => `${e.node} ${e.vrf ?? ''} ${e.interface}`);
  expect(new Set(places).size).toBe(places.length);
  for (const end of ends) {
    const vrfs = nodes.get(end.node)?.vrfs.map((v) => v.name);
    expect(vrfs, end.node).toBeDefined();
    if (end.vrf !== undefined) expect(vrfs).toContain(end.vrf);
    expect(end.interface.length, end.interface).toBeLessThanOrEqual(15);
  }
  const links = new Set(plan.links.map((l) => l.name));
  expect(plan.phases.flatMap((p) => [...p.cut, ...(p.silent ?? [])]).filter((name) => !links.has(name))).toEqual([]);
  for (const check of plan.phases.flatMap((p) => p.checks)) {
    for (const name of 'node' in check ? [check.node] : [check.from, check.to])
      expect(nodes.has(name), name).toBe(true);
    if ('vrf' in check && check.vrf !== undefined && 'node' in check)
      expect(
        nodes.get(check.node)?.vrfs.map((v) => v.name),
        check.title,
      ).toContain(check.vrf);
  }
  expect(new Set(plan.nodes.map((n) => n.name)).size).toBe(plan.nodes.length);
  expect(labFiles(plan).length).toBeGreaterThan(2);
}

describe('the states of a rehearsal', () => {
  const named = Object.entries(routerDesigns).flatMap(([name, design]) =>
    design.customers.map((customer) => [`${name}: ${customer.name}`, design, customer] as const),
  );

  it.each(named)('agree with the failures of %s', (_, design, customer) => {
    agrees(design, customer);
  });

  it('agree with the failures of any legal design', () => {
    let states = 0;
    fc.assert(
      fc.property(choices, (choice) => {
        const files = Object.entries(filesOf(choice)).map(([path, text]) => readDesignFile(path, text));
        const [design] = assemble(files).designs;
        for (const customer of design?.customers ?? []) if (design) states += agrees(design, customer);
      }),
      { numRuns: 60, seed: 20261126 },
    );
    expect(states).toBeGreaterThan(300);
  });

  it('are there for a customer with IPv6 alone behind its attachments', () => {
    const text = throughText('six', { number: 1, ipv6: true })
      .replaceAll(/^ *- \{ site: dc, edgeRouter: edge-\d, .*localAddress: 100\..*\n/gm, '')
      .replace('prefixes: [10.10.0.0/16, ', 'prefixes: [');
    const design = designOf(providerText(), text);
    agrees(design, customerOf(design, 'six'));
    const { phases } = labPlanOf(design, customerOf(design, 'six'));
    const reach = phases[0]?.checks.filter((c) => c.title.startsWith('office reaches')) ?? [];
    expect(reach.map((c) => c.title)).toEqual(['office reaches prod/hub/apps (fd00:100:0:1::4)']);
  });
});
