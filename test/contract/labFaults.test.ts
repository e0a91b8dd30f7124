import { expect, it, vi } from 'vitest';
import type * as Edge from '../../src/edge';
import type { EdgeInterface, EdgeRouterModel } from '../../src/edge';
import { runLab } from '../../src/deploy/lab';
import { type LabPlan, labPlanOf } from '../../src/generate/lab';
import type * as Frr from '../../src/generate/router/frr';
import type { PrintedRouter } from '../../src/generate/router/printer';
import { customerOf, designOf, providerText, throughText } from '../unit/edge/designs';
import { describeWithFrr } from './frr';

/** What a test does to the routers' models, and to what is printed of them. */
const planted: {
  model?: (model: EdgeRouterModel) => EdgeRouterModel;
  line?: (line: string, router: string, file: string) => string | undefined;
} = {};

vi.mock('../../src/edge', async (original) => {
  const edge = await original<typeof Edge>();
  const edgeRoutersOf: typeof edge.edgeRoutersOf = (design, customer) =>
    edge.edgeRoutersOf(design, customer).map((model) => planted.model?.(model) ?? model);
  return { ...edge, edgeRoutersOf };
});

vi.mock('../../src/generate/router/frr', async (original) => {
  const { frr } = await original<typeof Frr>();
  const altered = (lines: readonly string[], router: string, file: string) =>
    lines.flatMap((line) => (planted.line ? (planted.line(line, router, file) ?? []) : line));
  const print = (model: EdgeRouterModel): PrintedRouter => {
    const printed = frr.print(model);
    const name = `${model.customer} ${model.router}`;
    return {
      ...printed,
      configuration: altered(printed.configuration, name, 'frr.conf'),
      more: (printed.more ?? []).map((f) => ({ ...f, lines: altered(f.lines, name, f.name) })),
    };
  };
  return { frr: { ...frr, print } };
});

const LIMIT = 300_000;

/** Two customers with the same addresses on two routers, the first with both families and a shared service. */
function planOf(): LabPlan {
  const routing = '        routing: { localPreference: 200, asPathPrepend: 2 }';
  const c1 = throughText('c1', { number: 1, ipv6: true, more: 'sharedServices: [dns]\n', peering: routing });
  const design = designOf(providerText({ backbone: 'mpls-vpn' }), c1, throughText('c2', { number: 2 }));
  return labPlanOf(design, customerOf(design, 'c1'));
}

/** What fails while all links are up, and what was seen instead. The fault is in the plan, and in no other. */
async function told(fault: typeof planted): Promise<string[]> {
  Object.assign(planted, fault);
  const plan = planOf();
  delete planted.model;
  delete planted.line;
  const phases = plan.phases.slice(0, 1);
  const { signal } = new AbortController();
  const states = await runLab({ ...plan, phases }, { signal, patience: 35_000, onProgress: () => undefined });
  return states.flatMap((s) => s.results.filter((r) => !r.ok).map((r) => `${r.check}: ${r.seen}`));
}

type Change = (line: string) => string | undefined;
const without =
  (part: string): Change =>
  (line) =>
    line.includes(part) ? undefined : line;
const replaced =
  (from: string, to: string): Change =>
  (line) =>
    line.replace(from, to);
/** Changes of what is printed for a customer on a router. */
const printed =
  (changes: Readonly<Record<string, readonly Change[]>>): NonNullable<typeof planted.line> =>
  (line, router) =>
    (changes[router] ?? []).reduce<string | undefined>((said, change) => said && change(said), line);
/** Changes of the model of a customer on a router. */
const modelled =
  (changes: Readonly<Record<string, (model: EdgeRouterModel) => EdgeRouterModel>>) => (of: EdgeRouterModel) =>
    (changes[`${of.customer} ${of.router}`] ?? ((same) => same))(of);
const interfaces = (model: EdgeRouterModel, change: (at: EdgeInterface) => EdgeInterface | undefined) => ({
  ...model,
  interfaces: model.interfaces.flatMap((at) => change(at) ?? []),
});

const failing = async (fault: typeof planted) => (await told(fault)).sort();
/** The first words of what fails, each with what is seen of it. */
function expectTold(found: readonly string[], tells: readonly string[]): void {
  expect(found.filter((text) => !tells.some((start) => text.startsWith(start)))).toEqual([]);
  expect(tells.filter((start) => !found.some((text) => text.startsWith(start)))).toEqual([]);
}

describeWithFrr('a rehearsal tells, and names, what is wrong', 'namespaces', () => {
  it.concurrent('but nothing where nothing is', { timeout: LIMIT }, async () => {
    expect(await failing({})).toEqual([]);
  });

  it.concurrent(
    'in filters, preferences, BFD, limits and route targets that are printed',
    { timeout: LIMIT },
    async () => {
      const line = printed({
        'c1 edge-1': [
          // Of one family and direction all gets in; of the other the filter is gone.
          replaced('c1_er_private_in4 seq 10 deny any', 'c1_er_private_in4 seq 10 permit any'),
          without('neighbor fd00:a::2 route-map c1_er_private_out6 out'),
          replaced('rt vpn import 65010:1001', 'rt vpn import 65010:1002'),
          replaced('maximum-prefix 100 ', 'maximum-prefix 2 '),
          replaced('remote-as 4200000001', 'remote-as 4200000002'),
        ],
        'c1 edge-2': [
          without('neighbor 172.16.0.6 bfd'),
          replaced('set local-preference 200', 'set local-preference 150'),
          without('set as-path prepend'),
          without('route-map vpn import'),
          replaced('rt vpn export 65010:1001', 'rt vpn export 65010:1002'),
          replaced('c1_office_2_in4 seq 10 deny any', 'c1_office_2_in4 seq 10 permit any'),
          without('unreachable default'),
        ],
      });
      expectTold(await failing({ line }), [
        'accepted by edge-1 - er private primary (172.16.0.2): 0.0.0.0/0, 10.10.255.0/24, 10.100.0.0/20',
        'offered to edge-1 - er private primary (172.16.0.2) and refused: -',
        'advertised to Microsoft by edge-1 - er private primary (fd00:a::2): -',
        'AS path of what edge-1 - er private primary (fd00:a::2) advertises to Microsoft: ?',
        'taken from the core into VRF C1 on edge-1 (IPv4): 10.200.1.0/24',
        'taken from the core into VRF C1 on edge-1 (IPv6): -',
        ...['100.64.10.2', 'fd00:aa::2'].flatMap((address) => [
          `maximum of prefixes of edge-1 - site-c1-office (${address}): 2`,
          `session edge-1 - site-c1-office (${address}): `,
          `accepted by edge-1 - site-c1-office (${address}): -`,
          `local preference of what edge-1 - site-c1-office (${address}) accepts: ?`,
        ]),
        'BFD of edge-2 - er private secondary (172.16.0.6): -',
        ...['172.16.0.6', 'fd00:a::6'].flatMap((address) => [
          `local preference of what edge-2 - er private secondary (${address}) accepts: 150`,
          `AS path of what edge-2 - er private secondary (${address}) advertises to Microsoft: 65010 × 1`,
        ]),
        // Without the policy all comes in with the target of the shared services.
        'taken from the core into VRF C1 on edge-2 (IPv4): 10.200.1.0/24, 198.18.65.0/24, 198.18.66.0/24',
        'taken from the core into VRF C1 on edge-2 (IPv6): 2001:db8:c0de:1::/64, 2001:db8:c0de:2::/64',
        'route targets with which 10.100.0.0/20 leaves VRF C1 on edge-2: 65010:1002',
        'route targets with which fd00:100::/48 leaves VRF C1 on edge-2: 65010:1002',
        'accepted by edge-2 - site-c1-office (100.64.10.6): 0.0.0.0/0, 10.10.0.0/16, 198.19.255.0/24',
        'what has no route in VRF C1 on edge-2 (IPv4): looked up in the main table',
        'what has no route in VRF C1 on edge-2 (IPv6): looked up in the main table',
      ]);
    },
  );

  it.concurrent('in tags, keys and preferences of the model, and what it leaves out', { timeout: LIMIT }, async () => {
    const model = modelled({
      'c1 edge-1': (of) =>
        interfaces(of, (at) =>
          at.purpose === 'azure' && at.tags.kind === 'dot1q'
            ? { ...at, unit: 111, tags: { ...at.tags, vlanId: 111 } }
            : at,
        ),
      'c1 edge-2': (of) => ({
        ...interfaces(of, (at) => (at.purpose === 'attachment' ? undefined : at)),
        tables: of.tables.map((table) => ({
          ...table,
          neighbors: table.neighbors.map((n) => (n.address === '172.16.0.6' ? { ...n, secret: 'c2-key' } : n)),
        })),
      }),
    });
    const found = await failing({ model });
    const sessions = found.filter((text) => text.startsWith('session'));
    expectTold(sessions, [
      'session edge-1 - er private primary (172.16.0.2), with MD5: ',
      'session edge-1 - er private primary (fd00:a::2), with MD5: ',
      'session edge-2 - er private secondary (172.16.0.6), with MD5: ',
      'session edge-2 - site-c1-office (100.64.10.6): ',
      'session edge-2 - site-c1-office (fd00:aa::6): ',
    ]);
  });

  it.concurrent('in AS numbers, addresses and the VRF of an interface', { timeout: LIMIT }, async () => {
    const model = modelled({ 'c1 edge-2': (of) => ({ ...of, asn: 65011 }) });
    const line = printed({
      'c1 edge-1': [
        replaced('ip address 172.16.0.1/30', 'ip address 172.16.0.5/30'),
        replaced('set eth2.501 master C1', 'set eth2.501 master C2'),
      ],
    });
    const sessions = (await failing({ model, line })).filter((text) => text.startsWith('session'));
    expectTold(sessions, [
      'session edge-1 - er private primary (172.16.0.2), with MD5: ',
      'session edge-1 - site-c1-office (100.64.10.2): ',
      'session edge-1 - site-c1-office (fd00:aa::2): ',
      'session edge-2 - er private secondary (172.16.0.6), with MD5: ',
      'session edge-2 - er private secondary (fd00:a::6), with MD5: ',
      'session edge-2 - site-c1-office (100.64.10.6): ',
      'session edge-2 - site-c1-office (fd00:aa::6): ',
    ]);
  });
});
