import * as l10n from '@vscode/l10n';
import { type Customer, type Design, type DesignFile, type EdgeRouter, type Path, startsWith } from '../../design';
import { type Asking, Refused, part } from '../ask/question';
import { pathIn } from '../change';
import { platforms } from '../customer/newDesign';
import type { DesignScope } from '../scope';

/** A site that can have edge routers: a datacenter of the CSP, or a site of a customer in connect-to. */
export interface EdgeSite {
  readonly name: string;
  readonly file: DesignFile;
  readonly raw: object;
  readonly path: Path;
  readonly routers: readonly EdgeRouter[];
  /** undefined for a datacenter of the CSP. */
  readonly customer?: Customer;
  /** Peering locations that are reached from there; none for a customer's. */
  readonly locations: readonly string[];
}

/** The sites that edge routers can be at; those of one customer only, where the wizard is about one in connect-to. */
export function edgeSites({ design, on }: DesignScope, customer?: Customer): EdgeSite[] {
  const { provider } = design;
  const ofCsp = provider.sites.map((site): EdgeSite => ({
    name: site.name,
    file: provider.file,
    raw: site.raw,
    path: pathIn(provider.file, site.raw),
    routers: site.edgeRouters,
    locations: site.raw.peeringLocations ?? [],
  }));
  const customers = customer ? [customer] : design.customers;
  const ofCustomers = customers
    .filter(({ model }) => model === 'connect-to')
    .flatMap((of) =>
      of.sites.map((site): EdgeSite => ({
        name: site.name,
        file: of.file,
        raw: site.raw,
        path: pathIn(of.file, site.raw),
        routers: site.edgeRouters,
        customer: of,
        locations: [],
      })),
    );
  const all = customer?.model === 'connect-to' ? ofCustomers : [...ofCsp, ...ofCustomers];
  const called = on && all.filter(({ file, path }) => file.path === on.file && startsWith(on.path, path));
  return called && called.length > 0 ? called : all;
}

/** Asks for one of the sites. */
export function* askSite(sites: readonly EdgeSite[]): Asking<EdgeSite> {
  return yield* part('site', l10n.t('Site'), sites, {
    choice: (site) => ({
      label: site.name,
      description: site.customer?.displayName ?? site.locations.join(', '),
      value: `${site.customer?.name ?? ''}/${site.name}`,
    }),
    none: () =>
      new Refused(l10n.t('There is no site with edge routers.'), {
        title: l10n.t('Add a Datacenter'),
        way: { wizard: 'addDatacenter', answers: {} },
      }),
  });
}

/** A name of an interface that a router of that platform does not have: the usual first one, or the next number. */
export function nextInterface(platform: string | undefined, used: readonly string[]): string {
  const first = platforms.find((each) => each.platform === platform)?.interface ?? 'eth1';
  const taken = new Set(used.map((name) => name.toLowerCase()));
  const [, stem = first, number = '0'] = /^(.*?)(\d+)$/.exec(first) ?? [];
  for (let n = Number(number); ; n++) {
    const name = `${stem}${n}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

/** Names of the routers that a router beside them must not have. */
export function routerNames(design: Design, customer: Customer | undefined): string[] {
  const routers = customer ? customer.sites.flatMap((site) => site.edgeRouters) : design.provider.edgeRouters;
  return routers.map(({ name }) => name);
}
