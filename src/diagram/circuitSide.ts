import * as l10n from '@vscode/l10n';
import { type Circuit, isDirect, keptByConnectivityProvider, mbpsOf, mbpsOfPort, portNamedBy, portOf } from '../design';
import { type SceneBuilder, detailsOf, dotted, linesOf, placesOf } from './builder';
import { drawLinks } from './links';
import type { ScenePort } from './model';
import type { Which } from './peerings';
import { MICROSOFT_ASN, drawPeerings, sessionAddresses } from './peerings';
import {
  asText,
  bandwidthText,
  connectivityText,
  endsText,
  environmentText,
  layer3Text,
  lifecycleText,
  linkText,
  managedByText,
  portKindText,
} from './words';

/** A circuit: what stands at the peering location, Microsoft's pair of edge routers, the peerings, and both links. */
export function drawCircuit(scene: SceneBuilder, circuit: Circuit): void {
  const { raw } = circuit;
  const port = portOf(scene, circuit);
  const location = raw.peeringLocation ?? port?.raw.peeringLocation;
  const id = scene.node(
    [circuit.name],
    {
      kind: 'circuit',
      kindLabel: l10n.t('ExpressRoute circuit'),
      shape: 'group',
      zone: 'microsoft',
      icon: 'circuit',
      title: circuit.name || l10n.t('Circuit'),
      lines: linesOf(
        dotted(speedOf(circuit), raw.sku?.tier, familyText(raw.sku?.family)),
        dotted(managedByText(circuit.managedBy), lifecycleText(raw.lifecycle)),
      ),
      brief: linesOf(
        dotted(speedOf(circuit), lifecycleText(raw.lifecycle)),
        dotted(location, raw.serviceProviderName ?? port?.name),
      ),
      ...(location !== undefined && { stack: location }),
      column: 2,
      places: placesOf(circuit, raw),
      details: circuitDetails(circuit),
    },
    circuit,
  );
  const ways = drawLocation(scene, circuit, id);
  const msees = drawMicrosoftEdge(scene, circuit, id);
  drawLinks(scene, circuit, ways, msees);
}

function circuitDetails(circuit: Circuit) {
  const { raw } = circuit;
  return detailsOf(
    [l10n.t('Subscription'), raw.subscription],
    [l10n.t('Resource group'), circuit.resourceGroup],
    [l10n.t('Region'), circuit.location],
    [l10n.t('Connectivity'), connectivityText(raw.connectivity)],
    [l10n.t('Connectivity provider'), raw.serviceProviderName],
    [l10n.t('Direct port'), raw.expressRoutePort],
    [l10n.t('Link aggregation group'), raw.expressRouteLag],
    [l10n.t('Peering location'), raw.peeringLocation],
    [l10n.t('Bandwidth'), speedOf(circuit)],
    [l10n.t('Tier'), raw.sku?.tier],
    [l10n.t('Billing'), familyText(raw.sku?.family)],
    [l10n.t('Layer 3 kept by'), layer3Text(raw.layer3ManagedBy)],
    [l10n.t('Azure resource'), managedByText(circuit.managedBy)],
    [l10n.t('Environment'), circuit.subscription && environmentText(circuit.subscription.environment)],
    [l10n.t('Authorizations'), circuit.authorizations.map((authorization) => authorization.name)],
    [l10n.t('Encryption'), raw.encryption?.mode],
    [l10n.t('Lifecycle'), lifecycleText(raw.lifecycle)],
    [l10n.t('Order'), raw.order?.reference],
  );
}

function speedOf(circuit: Circuit): string | undefined {
  return bandwidthText(mbpsOf(circuit));
}

function familyText(family: NonNullable<Circuit['raw']['sku']>['family']): string | undefined {
  if (family === undefined) return undefined;
  return family === 'MeteredData' ? l10n.t('metered') : l10n.t('unlimited');
}

/** Where the links of a circuit pass the peering location, and where the sites enter that its provider joins. */
export interface Ways {
  readonly ports: Record<Which, string>;
  /** The network of a connectivity provider that keeps layer 3. */
  readonly network?: string;
}

/** The peering location with the ports of both links: the connectivity provider's, or those of a direct port pair. */
function drawLocation(scene: SceneBuilder, circuit: Circuit, parent: string): Ways {
  const { raw } = circuit;
  const port = portOf(scene, circuit);
  const location = raw.peeringLocation ?? port?.raw.peeringLocation;
  const at = scene.node([circuit.name], {
    kind: 'peeringLocation',
    kindLabel: l10n.t('Peering location'),
    shape: 'group',
    zone: 'location',
    icon: 'location',
    title: location ?? l10n.t('not said'),
    brief: linesOf(raw.serviceProviderName ?? port?.name),
    parent,
    places: placesOf(circuit, raw, 'peeringLocation'),
    details: detailsOf([l10n.t('Peering location'), location]),
  });
  return isDirect(circuit) ? drawPortPair(scene, circuit, at) : drawProvider(scene, circuit, at);
}

function drawPortPair(scene: SceneBuilder, circuit: Circuit, parent: string): Ways {
  const { raw } = circuit;
  const port = portOf(scene, circuit);
  const named = portNamedBy(raw);
  const pair = scene.node([circuit.name, named?.ref ?? ''], {
    kind: 'directPort',
    kindLabel: portKindText(named?.list),
    shape: 'group',
    zone: 'location',
    icon: 'port',
    title: port?.name ?? named?.ref ?? l10n.t('Direct port'),
    lines: linesOf(
      port ? undefined : l10n.t('not in the design'),
      dotted(bandwidthText(port && mbpsOfPort(port)), port?.raw.encapsulation),
    ),
    parent,
    ...(port ? {} : { missing: true }),
    places: [...(port ? placesOf(port, port.raw) : []), ...placesOf(circuit, raw, named?.key ?? 'expressRoutePort')],
    details: detailsOf(
      [l10n.t('Subscription'), port?.raw.subscription],
      [l10n.t('Bandwidth'), bandwidthText(port && mbpsOfPort(port))],
      [l10n.t('Encapsulation'), port?.raw.encapsulation],
      [l10n.t('Billing'), familyText(port?.raw.billingType)],
      [l10n.t('Ports of each link'), port?.raw.numberOfPorts],
    ),
  });
  const half = (which: Which) => {
    const link = port?.raw.links?.[which];
    return scene.node([circuit.name, named?.ref ?? '', which], {
      kind: 'providerPort',
      kindLabel: l10n.t('Port'),
      zone: 'location',
      icon: 'port',
      title: which === 'primary' ? l10n.t('Primary port') : l10n.t('Secondary port'),
      lines: linesOf(
        link?.macSec && l10n.t('MACsec'),
        link?.adminState === 'Disabled' ? l10n.t('disabled') : undefined,
      ),
      parent: pair,
      places: port ? placesOf(port, link) : [],
      details: detailsOf(
        [l10n.t('Administrative state'), link?.adminState],
        [l10n.t('MACsec cipher'), link?.macSec?.cipher],
      ),
    });
  };
  return { ports: { primary: half('primary'), secondary: half('secondary') } };
}

function drawProvider(scene: SceneBuilder, circuit: Circuit, parent: string): Ways {
  const { raw } = circuit;
  const routed = keptByConnectivityProvider(circuit);
  const provider = scene.node([circuit.name], {
    kind: 'connectivityProvider',
    kindLabel: l10n.t('Connectivity provider'),
    shape: 'group',
    zone: 'location',
    icon: 'exchange',
    title: raw.serviceProviderName ?? l10n.t('Connectivity provider'),
    lines: linesOf(connectivityText(raw.connectivity), routed ? l10n.t('keeps layer 3') : undefined),
    parent,
    places: placesOf(circuit, raw, 'serviceProviderName', 'connectivity', 'layer3ManagedBy', 'order'),
    details: detailsOf(
      [l10n.t('Connectivity'), connectivityText(raw.connectivity)],
      [l10n.t('Layer 3 kept by'), layer3Text(raw.layer3ManagedBy)],
      [l10n.t('Order'), raw.order?.reference],
      [l10n.t('Contact'), raw.order?.contact],
      [l10n.t('Requested for'), raw.order?.requestedFor],
      [l10n.t('Port ready'), raw.order?.portReady],
    ),
  });
  const port = (which: Which) => {
    const link = circuit.links.find((one) => one.which === which);
    return scene.node([circuit.name, which], {
      kind: 'providerPort',
      kindLabel: l10n.t('Port of the connectivity provider'),
      zone: 'location',
      icon: 'port',
      title: which === 'primary' ? l10n.t('Primary port') : l10n.t('Secondary port'),
      lines: linesOf(link?.raw.handoff),
      parent: provider,
      details: detailsOf([l10n.t('Link'), linkText(which)], [l10n.t('Handoff'), link?.raw.handoff]),
    });
  };
  const ports = { primary: port('primary'), secondary: port('secondary') };
  if (!routed) return { ports };
  const network = scene.node([circuit.name, 'network'], {
    kind: 'connectivityProvider',
    kindLabel: l10n.t('Network of the connectivity provider'),
    zone: 'location',
    icon: 'exchange',
    title: l10n.t('Layer 3 network'),
    parent: provider,
    ports: scene.customer.sites.map((_, n): ScenePort => ({ id: `site-${n}`, side: 'west' })),
    places: placesOf(circuit, raw, 'layer3ManagedBy'),
  });
  return { ports, network };
}

/** Microsoft's two routers of the circuit, and its peerings behind them. */
function drawMicrosoftEdge(scene: SceneBuilder, circuit: Circuit, parent: string): Record<Which, string> {
  const edge = scene.node([circuit.name], {
    kind: 'microsoftEdge',
    kindLabel: l10n.t('Microsoft edge'),
    shape: 'group',
    zone: 'microsoft',
    icon: 'edge',
    title: asText(MICROSOFT_ASN) ?? '',
    parent,
    details: detailsOf([l10n.t('AS number'), MICROSOFT_ASN]),
  });
  const msee = (which: Which) =>
    scene.node([circuit.name, which], {
      kind: 'msee',
      kindLabel: l10n.t('Microsoft Enterprise edge router'),
      zone: 'microsoft',
      icon: 'router',
      title: which === 'primary' ? l10n.t('MSEE primary') : l10n.t('MSEE secondary'),
      lines: circuit.peerings.flatMap((peering) =>
        sessionAddresses(peering, which).map(({ router, microsoft }) => endsText(router, microsoft) ?? ''),
      ),
      parent: edge,
      details: detailsOf(
        [l10n.t('Link'), linkText(which)],
        ...circuit.peerings.flatMap((peering) =>
          sessionAddresses(peering, which).map(
            ({ microsoft, router }) => [l10n.t('BGP session'), l10n.t('{0} to {1}', router, microsoft)] as const,
          ),
        ),
      ),
    });
  const pair = { primary: msee('primary'), secondary: msee('secondary') };
  drawPeerings(scene, circuit, edge, pair);
  return pair;
}
