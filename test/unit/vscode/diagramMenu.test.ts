import { describe, expect, it } from 'vitest';
import manifest from '../../../package.json';
import type { SceneEdge, SceneNode } from '../../../src/diagram';
import { sceneOf } from '../../../src/diagram/scene';
import type { THING_ACTIONS } from '../../../src/diagram/protocol';
import { actionsFor, commandsFor } from '../../../src/vscode/features/diagram/things';
import { isRemovable } from '../../../src/wizards/remove/labels';
import { type Chosen, designOf, sample, tailspin } from '../diagram/designs';

/** What is drawn of what the removal calls by these keys. */
const KINDS_OF: Readonly<Record<string, readonly Thing['kind'][]>> = {
  circuits: ['circuit'],
  connections: ['connection'],
  globalReach: ['globalReach'],
  microsoft: ['microsoftPeering'],
  tunnels: ['tunnel'],
  encryption: ['tunnel'],
  expressRoutePorts: ['directPort'],
  sites: ['site', 'cspSite'],
  edgeRouters: ['edgeRouter'],
  vpnDevices: ['vpnDevice'],
  firewalls: ['siteFirewall'],
  sharedServices: ['sharedService'],
  subscriptions: ['subscription'],
  virtualNetworks: ['virtualNetwork'],
  virtualNetworkPeerings: ['networkPeering'],
  subnets: ['subnet'],
  gateway: ['gateway'],
  vpnGateway: ['vpnGateway'],
  vpnConnections: ['vpn'],
  firewall: ['firewall'],
  routeServer: ['routeServer'],
};

/** Whether the removal takes what is at a path for a thing of its own. */
const isThingAt = (path: readonly (string | number)[]): boolean => {
  const last = path.at(-1);
  return typeof last === 'number' ? isRemovable(String(path.at(-2)), 'item') : isRemovable(String(last), 'single');
};

type Thing = SceneNode | SceneEdge;

const IN_DIAGRAM = "webviewId == 'cspConnectivity.diagram'";
/** The commands of the menu that only show something, or act on the whole picture. */
const SHOWS = new Set(['revealInFile', 'showRoutes', 'showPools', 'exportDiagram']);
const COMMANDS: Partial<Record<(typeof THING_ACTIONS)[number], string>> = {
  move: 'leadElsewhere',
  rename: 'rename',
  remove: 'remove',
  trace: 'tracePath',
};

/** Whether the menu has an entry for a thing, as VS Code reads its clause. */
function holds(when: string, thing: Thing): boolean {
  return when.split(' && ').every((clause) => {
    if (clause === IN_DIAGRAM) return true;
    if (clause === 'place') return thing.places.length > 0;
    const [, one, many] = /^webviewSection (?:== '(\w+)'|=~ \/\^\(([\w|]+)\)\$\/)$/.exec(clause) ?? [];
    const kinds = one === undefined ? many?.split('|') : [one];
    if (!kinds) throw new Error(`What does ${clause} say?`);
    return kinds.includes(thing.kind);
  });
}

const menuOf = (thing: Thing): string[] =>
  manifest.contributes.menus['webview/context']
    .filter(({ when }) => when.startsWith(IN_DIAGRAM) && holds(when, thing))
    .map(({ command }) => command.replace('cspConnectivity.', ''));

/** What the details offer, as commands. */
const offeredFor = (thing: Thing): string[] =>
  actionsFor(thing, thing.title, 1).flatMap((action) =>
    action === 'add' || action === 'change' ? commandsFor(thing, action) : (COMMANDS[action] ?? []),
  );

const designs: Readonly<Record<string, () => Chosen>> = {
  contoso: () => sample('contoso'),
  fabrikam: () => sample('fabrikam'),
  wingtip: () => sample('wingtip'),
  tailspin: () => designOf(JSON.stringify(tailspin)),
};

describe.each(Object.entries(designs))('the menu of a thing of %s', (_, chosen) => {
  const { design, customer } = chosen();
  const { nodes, edges } = sceneOf(design, customer);
  const things: readonly Thing[] = [...nodes, ...edges].filter(
    (thing) => thing.kind !== 'order' && !('missing' in thing && thing.missing),
  );

  it('offers what its details offer, and nothing else', () => {
    const said = (list: readonly string[]) => list.filter((command) => !SHOWS.has(command)).sort();
    for (const thing of things) {
      expect([thing.kind, thing.title, ...said(menuOf(thing))]).toEqual([
        thing.kind,
        thing.title,
        ...said(offeredFor(thing)),
      ]);
    }
  });

  it('removes the thing itself, never what is around it', () => {
    for (const thing of things.filter((each) => actionsFor(each, each.title).includes('remove'))) {
      const path = thing.places[0]?.path ?? [];
      const ends = path.map((_, index) => path.slice(0, index + 1)).filter(isThingAt);
      expect([thing.title, KINDS_OF[String(ends.at(-1)?.findLast((step) => typeof step === 'string'))]]).toEqual([
        thing.title,
        expect.arrayContaining([thing.kind]),
      ]);
    }
  });

  it('shows it in the text wherever the text says it', () => {
    for (const thing of things) {
      expect([thing.id, menuOf(thing).includes('revealInFile')]).toEqual([thing.id, thing.places.length > 0]);
    }
  });
});
