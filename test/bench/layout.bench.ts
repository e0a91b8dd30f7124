import { spawnSync } from 'node:child_process';
import type { ElkNode } from 'elkjs/lib/elk-api';
import type { Customer } from '../../src/design';
import { LayoutCache, layoutScene, measureByTable, sceneOf } from '../../src/diagram';
import { layoutByBlocks } from '../../src/diagram/blocks/layoutByBlocks';
import { packColumns } from '../../src/diagram/blocks/packing';
import { ShapeCache } from '../../src/diagram/blocks/shape';
import type { ElkEngine } from '../../src/diagram/elk';
import { elkGraph } from '../../src/diagram/elkGraph';
import { EstateReader } from '../../src/diagram/estate';
import { layoutEstate } from '../../src/diagram/estate/layout';
import { inProcessElk } from '../../src/diagram/inProcessElk';
import type { Scene } from '../../src/diagram/model';
import { bigCustomer } from '../ui/bigCustomers';
import { crossings, overlaps, throughBoxes } from './drawnGraph';
import { estate } from './estate';
import { designOf, estateDesign } from './estateDesign';
import { type Benchmark, p95 } from './measure';

const ASPECT = 1.6;

/** The whole scenes of all customers, each as a graph. */
function graphsOf(customers: number): ElkNode[] {
  const design = estateDesign(customers);
  return design.customers.map((customer) => elkGraph(sceneOf(design, customer), measureByTable).graph);
}

/** All customers as one graph, for an engine that is given all at once. */
function oneGraph(graphs: readonly ElkNode[]): ElkNode {
  const [first] = graphs;
  return {
    id: 'estate',
    layoutOptions: { ...first?.layoutOptions, 'elk.partitioning.activate': 'false' },
    children: graphs.map(({ children = [] }, index) => ({ id: `customer ${String(index)}`, children })),
    edges: graphs.flatMap(({ edges = [] }) => edges),
  };
}

/** All customers block by block, then packed. */
async function byBlocks(graphs: readonly ElkNode[], elk: ElkEngine, shapes: ShapeCache): Promise<ElkNode[]> {
  const placed = await Promise.all(graphs.map((graph) => layoutByBlocks(graph, elk, shapes, ASPECT, ({ id }) => id)));
  packColumns([placed.map(({ width = 0, height = 0 }) => ({ width, height }))], ASPECT, 20);
  return placed;
}

async function cpu(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function ms(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** What a fresh process is asked: the CPU of one way, in ms, or the memory of an estate that is laid out, in MB. */
export async function layoutChild(what: string, customers: number): Promise<number> {
  if (what === 'rss') {
    layoutEstate(new EstateReader(() => 'none').read(estateDesign(customers), []));
    return process.memoryUsage.rss() / 2 ** 20;
  }
  const graphs = graphsOf(customers);
  const elk = await inProcessElk();
  return cpu(() => (what === 'plain' ? elk.layout(oneGraph(graphs)) : byBlocks(graphs, elk, new ShapeCache())));
}

function inChild(what: string, customers: number): number {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--max-old-space-size=6000', process.argv[1] ?? '', '--layout', `${what} ${String(customers)}`],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  return Number(stdout);
}

const fresh: Benchmark = {
  name: 'layout.1000.fresh',
  what: 'CPU of plain elkjs over ours, the whole scenes of 1000 customers as one graph, fresh processes',
  unit: 'ratio',
  bar: { atLeast: 25 },
  runs: 1,
  prepare: () => Promise.resolve(() => inChild('plain', 1000) / inChild('blocks', 1000)),
};

const warm: Benchmark = {
  name: 'layout.1000.warm',
  what: 'the same in one warm process, our cache emptied',
  unit: 'ratio',
  bar: { atLeast: 60 },
  runs: 1,
  prepare: async () => {
    const graphs = graphsOf(1000);
    const elk = await inProcessElk();
    for (let turn = 0; turn < 5; turn++) await byBlocks(graphs.slice(0, 100), elk, new ShapeCache());
    return async () => {
      const ours = await cpu(() => byBlocks(graphs, elk, new ShapeCache()));
      return (await cpu(() => elk.layout(oneGraph(graphs)))) / ours;
    };
  },
};

/** What the page of the estate does after each edit. */
function cached(customers: number, atMost: number): Benchmark {
  return {
    name: `layout.${String(customers)}.cached`,
    what: `the page of an estate of ${String(customers)} customers laid out again`,
    unit: 'ms',
    bar: { atMost },
    runs: 15,
    prepare: () => {
      const all = new EstateReader(() => 'none').read(estateDesign(customers), []);
      for (let turn = 0; turn < 5; turn++) layoutEstate(all);
      return Promise.resolve(() => ms(() => layoutEstate(all)));
    },
  };
}

const rss: Benchmark = {
  name: 'layout.5000.rss',
  what: 'memory of a fresh process with the estate of 5000 customers laid out, its texts and design included',
  unit: 'MB',
  bar: { atMost: 400 },
  runs: 1,
  prepare: () => Promise.resolve(() => inChild('rss', 5000)),
};

function edit(name: 'known' | 'new', atMost: number): Benchmark {
  return {
    name: `layout.edit.${name}`,
    what: `p95 after an edit of one customer that gives a ${name} shape`,
    unit: 'ms',
    bar: { atMost },
    runs: 3,
    prepare: async () => {
      const design = estateDesign(20);
      const elk = await inProcessElk();
      const cache = new LayoutCache(200);
      const scenes = design.customers.map((customer) => sceneOf(design, customer));
      const lay = (scene: Scene) => layoutScene(scene, elk, measureByTable, { cache });
      for (const scene of scenes) await lay(scene);
      let turn = 0;
      return async () => {
        const times: number[] = [];
        for (const scene of scenes) {
          const longer = 'x'.repeat((turn++ % 60) + 1);
          const nodes = scene.nodes.map((node) =>
            name === 'new' && node.kind === 'site' ? { ...node, title: `${node.title} ${longer}` } : node,
          );
          times.push(await ms(() => lay({ ...scene, nodes })));
        }
        return p95(times);
      };
    },
  };
}

/** Faults of the drawing of 100 customers by blocks; of crossings, over those of plain elkjs. */
function quality(
  name: 'overlaps' | 'through' | 'crossings',
  atMost: number,
  count: (graph: ElkNode, placed: ElkNode) => number,
): Benchmark {
  return {
    name: `layout.quality.${name}`,
    what: `${name} in the pictures of 100 customers${name === 'crossings' ? ", over plain elkjs's own" : ''}`,
    unit: name === 'crossings' ? 'ratio' : 'count',
    bar: { atMost },
    runs: 1,
    prepare: async () => {
      const graphs = graphsOf(100);
      const elk = await inProcessElk();
      const sum = (placed: readonly ElkNode[]) =>
        placed.reduce((total, one, index) => total + count(graphs[index] ?? one, one), 0);
      return async () => {
        const ours = sum(await byBlocks(graphs, elk, new ShapeCache()));
        if (name !== 'crossings') return ours;
        const plain: ElkNode[] = [];
        for (const graph of graphs) plain.push(await elk.layout(graph));
        return ours / Math.max(1, sum(plain));
      };
    },
  };
}

const big: Benchmark = {
  name: 'layout.big',
  what: 'a customer of 60 circuits, 60 hubs and 240 networks, cold',
  unit: 'ms',
  bar: { atMost: 1500 },
  runs: 5,
  prepare: () => {
    const text = bigCustomer('big', 60, 60, 3);
    const [provider] = estate(0);
    const design = designOf([...(provider ? [provider] : []), { path: 'customers/big.csp.yaml', text }]);
    const [customer] = design.customers as [Customer];
    const scene = sceneOf(design, customer);
    return Promise.resolve(async () => {
      const elk = await inProcessElk();
      return ms(() => layoutScene(scene, elk, measureByTable));
    });
  },
};

export const benchmarks: readonly Benchmark[] = [
  fresh,
  warm,
  cached(1000, 5),
  cached(5000, 25),
  rss,
  edit('known', 2),
  edit('new', 60),
  quality('overlaps', 0, (graph, placed) => overlaps(graph, placed)),
  quality('through', 0, (graph, placed) => throughBoxes(graph, placed)),
  quality('crossings', 1.5, (_, placed) => crossings(placed)),
  big,
];
