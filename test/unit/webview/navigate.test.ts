import { beforeAll, describe, expect, it } from 'vitest';
import { inProcessElk } from '../../../src/diagram/inProcessElk';
import { layoutScene } from '../../../src/diagram/layout';
import { measureByTable } from '../../../src/diagram/measure';
import type { PlacedScene } from '../../../src/diagram/placed';
import { sceneOf } from '../../../src/diagram/scene';
import type { Direction } from '../../../webview/direction';
import { neighbour, nextLine } from '../../../webview/navigate';
import type { Thing } from '../../../webview/thing';
import { sample } from '../diagram/designs';

let placed: PlacedScene;
let things: Map<string, Thing>;
beforeAll(async () => {
  const elk = await inProcessElk();
  const { design, customer } = sample('contoso');
  placed = await layoutScene(sceneOf(design, customer), elk, measureByTable);
  elk.end();
  things = new Map(
    placed.nodes.map(({ node, x, y, width, height }) => [
      node.id,
      { element: node, box: { x, y, width, height }, thing: node.id },
    ]),
  );
});

const go = (from: string, ...directions: Direction[]) =>
  directions.reduce<string | undefined>(
    (at, direction) => (at === undefined ? undefined : neighbour(placed.scene, things, at, direction)),
    `contoso/${from}`,
  );

describe('the arrows', () => {
  it('lead along the lines from a site to a gateway, and back', () => {
    expect(go('edgeRouter/ams-dc1/ams-edge-1', 'right', 'right', 'right')).toBe('contoso/privatePeering/contoso-ams');
    expect(go('edgeRouter/ams-dc1/ams-edge-1', 'right', 'right', 'left', 'left')).toMatch(
      /^contoso\/edgeRouter\/ams-dc1/,
    );
  });

  it('lead up and down to the nearest thing', () => {
    expect(go('edgeRouter/ams-dc1/ams-edge-1', 'down')).toBe('contoso/edgeRouter/ams-dc1/ams-edge-2');
    expect(go('subnet/prod/hub/GatewaySubnet', 'down', 'down', 'up')).toBe(
      'contoso/subnet/prod/hub/AzureFirewallSubnet',
    );
  });

  it('lead from a line to its ends', () => {
    expect(go('primaryLink/contoso-ams', 'left')).toBe('contoso/edgeRouter/ams-dc1/ams-edge-1');
    expect(go('primaryLink/contoso-ams', 'right')).toBe('contoso/providerPort/contoso-ams/primary');
  });

  it('lead nowhere from what is not there', () => {
    expect(go('site/lost', 'right')).toBeUndefined();
  });
});

describe('the lines at a thing', () => {
  it('are met one after the other, around', () => {
    const node = 'contoso/edgeRouter/ams-dc1/ams-edge-1';
    const met: (string | undefined)[] = [];
    for (let at = nextLine(placed.scene, node, undefined); !met.includes(at); at = nextLine(placed.scene, node, at)) {
      met.push(at);
    }
    expect(met.map((id) => id?.split('/').slice(1).join('/'))).toEqual([
      'interlink/ams-edge-1/ams-edge-2',
      'primaryLink/contoso-ams',
      'attachment/utrecht/ams-dc1/ams-edge-1',
    ]);
  });

  it('are none at a thing without lines', () => {
    expect(nextLine(placed.scene, 'contoso/subnet/dev/dev/build', undefined)).toBeUndefined();
  });
});
