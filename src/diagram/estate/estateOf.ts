import {
  type Circuit,
  type Customer,
  type Design,
  type DesignFile,
  type Finding,
  type ProviderSite,
  SEVERITIES,
  findEdgeRouter,
  locationOf,
  mbpsOf,
} from '../../design';
import { kept } from '../../design/kept';
import type { ScenePlace } from '../model';
import { bandwidthText, platformText } from '../words';
import type {
  CustomerState,
  Estate,
  EstateCircuit,
  EstateCustomer,
  EstateDatacenter,
  Health,
  ResiliencyLevel,
} from './model';

/** The resiliency of a customer, which the rules know; undefined where no gateway is connected to a circuit. */
export type LevelOf = (design: Design, customer: Customer) => ResiliencyLevel | undefined;

/** What does not change while the customer and the CSP stay the same. */
type Known = Omit<EstateCustomer, 'health' | 'findings'>;

/** Reads estates; what was read of a customer is kept as long as its file and the CSP's are the same. */
export class EstateReader {
  readonly #knownOf = kept((design: Design, customer: Customer): Known => {
    const circuits = customer.circuits.map((circuit) => circuitOf(design, circuit));
    return {
      key: customer.file.path,
      name: customer.name,
      title: customer.displayName || customer.name,
      model: customer.model,
      circuits,
      state: stateOf(circuits),
      resiliency: this.levelOf(design, customer) ?? 'none',
      routers: routersOf(design, customer),
      sites: customer.sites.length,
      networks: customer.virtualNetworks.length,
    };
  });

  constructor(private readonly levelOf: LevelOf) {}

  /**
   * All customers of a CSP and what they share. Pure but for what is kept, and never throws.
   * @param findings of the whole workspace
   */
  read(design: Design, findings: readonly Finding[]): Estate {
    const { provider } = design;
    const byFile = Map.groupBy(findings, ({ place }) => place.file);
    return {
      title: provider.displayName,
      file: provider.file.path,
      datacenters: provider.sites.map(datacenterOf),
      customers: design.customers.map((customer) => ({
        ...this.#knownOf(design, customer),
        ...healthOf(byFile.get(customer.file.path) ?? []),
      })),
    };
  }
}

function datacenterOf(site: ProviderSite): EstateDatacenter {
  return {
    name: site.name,
    title: site.displayName || site.name,
    locations: site.raw.peeringLocations ?? [],
    routers: site.edgeRouters.map((router) => ({
      name: router.name,
      platform: platformText(router.raw.platform) ?? '',
      place: placeIn(router.file, router.raw),
    })),
    place: placeIn(site.file, site.raw),
  };
}

function circuitOf(design: Design, circuit: Circuit): EstateCircuit {
  return {
    name: circuit.name,
    location: locationOf({ design, customer: circuit.customer }, circuit)?.name ?? '',
    bandwidth: bandwidthText(mbpsOf(circuit)) ?? '',
    lifecycle: circuit.raw.lifecycle ?? 'planned',
    place: placeIn(circuit.file, circuit.raw),
  };
}

/** The place of an object of a file; of the whole file where the object is not in it. */
export function placeIn(file: DesignFile, raw: object | undefined): ScenePlace {
  return { file: file.path, path: (raw && file.pathOf(raw)) ?? [] };
}

function stateOf(circuits: readonly EstateCircuit[]): CustomerState {
  const [first, ...others] = new Set(circuits.map(({ lifecycle }) => lifecycle));
  if (first === undefined) return 'none';
  return others.length === 0 ? first : 'mixed';
}

/** The CSP's routers that links and attachments of a customer end on. */
function routersOf(design: Design, customer: Customer): string[] {
  const linked = customer.circuits.flatMap((circuit) =>
    circuit.links.flatMap(({ raw }) => findEdgeRouter(design, circuit, raw.edgeRouter) ?? []),
  );
  const attached = customer.sites
    .flatMap(({ attachments }) => attachments)
    .flatMap(({ edgeRouter }) => design.provider.edgeRouters.filter(({ name }) => name === edgeRouter));
  const own = [...linked, ...attached].filter(({ owner }) => owner === 'csp');
  return [...new Set(own.map(({ name }) => name))];
}

function healthOf(findings: readonly Finding[]): { health: Health; findings: number } {
  const worst = SEVERITIES.find((severity) => findings.some((finding) => finding.severity === severity));
  return { health: worst ?? 'none', findings: findings.length };
}
