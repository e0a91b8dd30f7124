// What the pages of the extension are shown in a browser, as the host would show it.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Customer, Design } from '../../src/design';
import { type Scene, pageHtml, sceneOf } from '../../src/diagram';
import { EstateReader } from '../../src/diagram/estate';
import { foldScene } from '../../src/diagram/fold';
import { bigCustomer } from '../ui/bigCustomers';
import { designOf, estateDesign } from './estateDesign';

/** A page with what it is told once it listens, and what it kept of an earlier time. */
export interface ShownPage {
  readonly name: 'main' | 'estate';
  readonly html: string;
  readonly messages: readonly unknown[];
  readonly state?: unknown;
}

const NONCE = 'bench';
/** Nodes of a customer of an estate, its share of what all have in common included: 1000 customers are 21,675. */
const NODES_OF_CUSTOMER = 21.675;

const html = (name: ShownPage['name'], workers: boolean): string =>
  pageHtml({
    nonce: NONCE,
    scriptUri: `${name}.js`,
    styleUri: `${name}.css`,
    lang: 'en',
    title: name,
    strings: {},
    workers,
  });

function diagram(root: string, scene: Scene, state?: unknown): ShownPage {
  const source = readFileSync(join(root, 'dist/elk-worker.min.js'), 'utf8');
  const messages = [
    { type: 'engine', source },
    { type: 'show', scene, block: { date: '2026-01-01', version: '1.0.0' } },
  ];
  return { name: 'main', html: html('main', true), messages, ...(state !== undefined && { state }) };
}

function sampleFiles(root: string) {
  const folder = join(root, 'samples/northwind');
  const names = ['provider.csp.yaml', ...readdirSync(join(folder, 'customers')).map((name) => `customers/${name}`)];
  const files = names.filter((name) => name.endsWith('.csp.yaml'));
  return files.map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
}

function designWith(root: string, path: string, text: string): { design: Design; customer: Customer } {
  const design = designOf([...sampleFiles(root), { path, text }]);
  const customer = design.customers.find(({ file }) => file.path === path);
  if (!customer) throw new Error(`There is no customer in ${path}.`);
  return { design, customer };
}

/** Every customer of the samples, one of 12 hubs, and one of 60 circuits, as each is first seen. */
export function firstPages(root: string): ShownPage[] {
  const samples = designOf(sampleFiles(root));
  const big = [bigCustomer('twelve-hubs', 2, 12, 3), bigCustomer('sixty-circuits', 60, 60, 4)].map((text) =>
    designWith(root, 'customers/big.csp.yaml', text),
  );
  return [...samples.customers.map((customer) => ({ design: samples, customer })), ...big].map(({ design, customer }) =>
    diagram(root, sceneOf(design, customer)),
  );
}

/** A customer of 60 circuits and 300 networks with all of it unfolded. */
export function openedPage(root: string): ShownPage {
  const path = 'customers/big.csp.yaml';
  const { design, customer } = designWith(root, path, bigCustomer('sixty-circuits', 60, 60, 4));
  const scene = sceneOf(design, customer);
  const opened = new Set<string>();
  for (let before = -1; before < opened.size;) {
    before = opened.size;
    const { nodes } = foldScene(scene, { level: 'detail', opened, closed: new Set() }).scene;
    for (const { id, folded } of nodes) if (folded !== undefined) opened.add(id);
  }
  const folds = { [path]: { level: 'detail', opened: [...opened], closed: [] } };
  return diagram(root, scene, { legend: false, folds });
}

/** The estate of as many customers as make so many nodes. */
export function estatePage(nodes: number): ShownPage {
  const design = estateDesign(Math.round(nodes / NODES_OF_CUSTOMER));
  const estate = new EstateReader(() => 'none').read(design, []);
  return { name: 'estate', html: html('estate', false), messages: [{ type: 'show', estate }] };
}
