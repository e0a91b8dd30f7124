import * as l10n from '@vscode/l10n';
import { type Customer, type Design, type Finding, mbpsOfPort, portOf } from '../design';
import { drawAzure } from './azureSide';
import { SceneBuilder, detailsOf, dotted, linesOf, placesOf } from './builder';
import { drawCircuit } from './circuitSide';
import { drawCsp } from './cspSide';
import { drawCustomer } from './customerSide';
import { findingsById } from './findings';
import type { Scene, SceneElement } from './model';
import { drawTunnels } from './tunnels';
import { drawWaysToAzure } from './waysToAzure';
import { drawWaysToCsp } from './waysToCsp';
import { bandwidthText, modelText, portKindText } from './words';

/**
 * The picture of one customer, without coordinates: what there is, from the customer's sites on the left to Azure on the right.
 * Pure, and never throws: of a design that is half typed it draws what is there.
 * @param findings those of the whole design or workspace; the ones on things of the picture are shown on them
 * @param facts what else is known of the customer, such as its resiliency: label and value; the first goes below the title
 */
export function sceneOf(
  design: Design,
  customer: Customer,
  findings: readonly Finding[] = [],
  facts: readonly (readonly [string, string])[] = [],
): Scene {
  const builder = new SceneBuilder(design, customer);
  drawCustomer(builder, facts);
  drawCsp(builder);
  for (const circuit of customer.circuits) drawCircuit(builder, circuit);
  drawUnusedPorts(builder);
  drawAzure(builder);
  drawWaysToCsp(builder);
  drawWaysToAzure(builder);
  drawTunnels(builder);

  const { nodes, edges } = builder;
  const found = findingsById([...nodes, ...edges], findings);
  const withFindings = <E extends SceneElement>(element: E): E => {
    const own = found.get(element.id);
    return own ? { ...element, findings: own } : element;
  };
  return {
    customer: customer.name,
    file: customer.file.path,
    model: customer.model,
    title: customer.displayName || customer.name,
    subtitle: dotted(modelText(customer.model), design.provider.displayName, facts[0]?.join(': ')),
    nodes: nodes.map(withFindings),
    edges: edges.map(withFindings),
  };
}

/** Direct ports of the customer that no circuit is on yet. */
function drawUnusedPorts(scene: SceneBuilder): void {
  const { customer } = scene;
  for (const port of customer.expressRoutePorts) {
    const used = customer.circuits.some((circuit) => portOf(scene, circuit) === port);
    if (used) continue;
    scene.node(
      [port.name],
      {
        kind: 'directPort',
        kindLabel: portKindText(port.list),
        zone: 'location',
        icon: 'port',
        title: port.name || l10n.t('Direct port'),
        lines: linesOf(
          portKindText(port.list),
          dotted(port.raw.peeringLocation, bandwidthText(mbpsOfPort(port)), port.raw.encapsulation),
          l10n.t('no circuit yet'),
        ),
        brief: [portKindText(port.list), l10n.t('no circuit yet')],
        column: 2,
        places: placesOf(port, port.raw),
        details: detailsOf(
          [l10n.t('Subscription'), port.raw.subscription],
          [l10n.t('Peering location'), port.raw.peeringLocation],
          [l10n.t('Encapsulation'), port.raw.encapsulation],
        ),
      },
      port,
    );
  }
}
