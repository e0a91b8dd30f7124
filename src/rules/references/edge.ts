import * as l10n from '@vscode/l10n';
import {
  type Customer,
  type EdgeRouter,
  type Provider,
  edgeRoutersFor,
  findDirectPort,
  findEdgeRouter,
  findVpnDevice,
} from '../../design';
import type { CustomerRule, ProviderRule, Remark } from '../rule';
import { keptByConnectivityProvider } from '../shared/circuit';
import { hint } from '../shared/hints';
import { placeOf } from '../shared/places';
import { misspeltReference } from './fixes';

const namesOf = (parts: readonly { readonly name: string }[]): string[] => parts.map((part) => part.name);

export const edgeRouterReferences: CustomerRule = {
  code: 'REF-004',
  scope: 'customer',
  severity: 'error',
  title: 'An edge router is one of the party that the model says.',
  text: "In connect-through it is looked up at the CSP's sites, in connect-to at the customer's; there is no fallback, and names are exact in case.",
  source: 'FORMAT',
  fix: misspeltReference,
  *check({ customer, provider, design }) {
    for (const circuit of customer.circuits.filter((c) => !keptByConnectivityProvider(c))) {
      for (const link of circuit.links) {
        const name = link.raw.edgeRouter;
        if (name === undefined || findEdgeRouter(design, circuit, name)) continue;
        const what =
          circuit.model === 'connect-through'
            ? l10n.t('In connect-through the links end at the CSP, whose sites have no edge router "{0}".', name)
            : l10n.t('In connect-to the links end at the customer, whose sites have no edge router "{0}".', name);
        const help = hint(name, namesOf(edgeRoutersFor(design, circuit)));
        yield { message: `${what} ${help}`, place: placeOf(circuit, link.raw, 'edgeRouter') };
      }
    }
    for (const site of customer.sites) {
      for (const attachment of site.attachments) {
        const name = attachment.edgeRouter;
        const at = provider.sites.find((s) => s.name === attachment.site);
        if (name === undefined || !at || at.edgeRouters.some((r) => r.name === name)) continue;
        const what = l10n.t('The site "{0}" of the CSP has no edge router "{1}".', at.name, name);
        yield {
          message: `${what} ${hint(name, namesOf(at.edgeRouters))}`,
          place: placeOf(site, attachment, 'edgeRouter'),
        };
      }
    }
  },
};

export const interlinkReferences: ProviderRule = {
  code: 'REF-014',
  scope: 'provider',
  severity: 'error',
  title: 'Links of the backbone join edge routers of the CSP.',
  text: 'Both ends are edge routers of the sites in the same file, and not the same one. Names are exact in case.',
  source: 'FORMAT',
  fix: misspeltReference,
  *check({ provider }) {
    for (const link of provider.raw.backbone?.interlinks ?? []) {
      for (const end of ['a', 'b'] as const) {
        const name = link[end];
        if (name === undefined || provider.edgeRouters.some((r) => r.name === name)) continue;
        const what = l10n.t('The CSP has no edge router "{0}".', name);
        yield { message: `${what} ${hint(name, namesOf(provider.edgeRouters))}`, place: placeOf(provider, link, end) };
      }
      if (link.a !== undefined && link.a === link.b) {
        yield {
          message: l10n.t('The link leads from "{0}" to itself. Name the other router.', link.a),
          place: placeOf(provider, link, 'b'),
        };
      }
    }
  },
};

export const interfaceReferences: CustomerRule = {
  code: 'REF-005',
  scope: 'customer',
  severity: 'error',
  title: 'An interface is one of those that its edge router lists.',
  text: 'Correct the name (exact in case, as the platform writes it), or add the interface to the router.',
  source: 'FORMAT',
  fix: misspeltReference,
  *check({ customer, provider, design }) {
    for (const circuit of customer.circuits.filter((c) => !keptByConnectivityProvider(c))) {
      for (const link of circuit.links) {
        const router = findEdgeRouter(design, circuit, link.raw.edgeRouter);
        yield* missingInterface(router, link.raw.interface, () => placeOf(circuit, link.raw, 'interface'));
      }
    }
    for (const site of customer.sites) {
      for (const attachment of site.attachments) {
        const at = provider.sites.find((s) => s.name === attachment.site);
        const router = at?.edgeRouters.find((r) => r.name === attachment.edgeRouter);
        yield* missingInterface(router, attachment.interface, () => placeOf(site, attachment, 'interface'));
      }
    }
  },
};

function* missingInterface(
  router: EdgeRouter | undefined,
  name: string | undefined,
  place: () => Remark['place'],
): Generator<Remark> {
  if (!router || name === undefined) return;
  const known = (router.raw.interfaces ?? []).flatMap((i) => i.name ?? []);
  if (known.includes(name)) return;
  const what = l10n.t('Edge router "{0}" lists no interface "{1}".', router.name, name);
  yield { message: `${what} ${hint(name, known)}`, place: place() };
}

export const siteReferences: CustomerRule = {
  code: 'REF-006',
  scope: 'customer',
  severity: 'error',
  title: 'A site of the CSP that a customer names is one of the provider file.',
  text: 'connectsTo and reachesProvider name sites of the CSP, exact in case.',
  source: 'FORMAT',
  fix: misspeltReference,
  *check({ customer, provider }) {
    const known = namesOf(provider.sites);
    for (const site of customer.sites) {
      const { connectsTo, reachesProvider } = site.raw;
      const named = [
        ...(typeof connectsTo === 'string'
          ? [{ name: connectsTo, place: () => placeOf(site, site.raw, 'connectsTo') }]
          : (connectsTo ?? []).map((a) => ({ name: a.site, place: () => placeOf(site, a, 'site') }))),
        ...(reachesProvider
          ? [{ name: reachesProvider.site, place: () => placeOf(site, reachesProvider, 'site') }]
          : []),
      ];
      for (const { name, place } of named) {
        if (name === undefined || known.includes(name)) continue;
        const what = l10n.t('The CSP has no site "{0}".', name);
        yield { message: `${what} ${hint(name, known)}`, place: place() };
      }
    }
  },
};

export const sharedServiceReferences: CustomerRule = {
  code: 'REF-007',
  scope: 'customer',
  severity: 'error',
  title: 'A shared service that a customer names is one of the CSP.',
  text: 'The name is that of an entry of sharedServices in the provider file, exact in case.',
  source: 'FORMAT',
  fix: misspeltReference,
  *check({ customer, provider }) {
    const known = (provider.raw.sharedServices ?? []).flatMap((s) => s.name ?? []);
    for (const [index, name] of (customer.raw.sharedServices ?? []).entries()) {
      if (known.includes(name)) continue;
      const what = l10n.t('The CSP has no shared service "{0}".', name);
      yield {
        message: `${what} ${hint(name, known)}`,
        place: placeOf(customer, customer.raw, 'sharedServices', index),
      };
    }
  },
};

export const providerReferences: ProviderRule = {
  code: 'REF-013',
  scope: 'provider',
  severity: 'error',
  title: 'What the provider file names in itself is there.',
  text: 'The site of a shared service, and the direct port that an interface is patched to. Names are exact in case.',
  source: 'FORMAT',
  fix: misspeltReference,
  *check({ provider }) {
    for (const service of provider.raw.sharedServices ?? []) {
      if (service.site === undefined || provider.sites.some((s) => s.name === service.site)) continue;
      const what = l10n.t('The CSP has no site "{0}".', service.site);
      yield {
        message: `${what} ${hint(service.site, namesOf(provider.sites))}`,
        place: placeOf(provider, service, 'site'),
      };
    }
    yield* missingPorts(provider, provider.edgeRouters, namesOf(provider.expressRoutePorts));
  },
};

export const customerPortReferences: CustomerRule = {
  code: 'REF-015',
  scope: 'customer',
  severity: 'error',
  title: 'The direct port that an interface of a customer is patched to is there.',
  text: 'It is one of the direct ports of the customer. The name is exact in case.',
  source: 'FORMAT',
  fix: misspeltReference,
  *check({ customer, design }) {
    const routers = customer.sites.flatMap((s) => s.edgeRouters);
    const known = [...customer.expressRoutePorts, ...design.provider.expressRoutePorts];
    yield* missingPorts(
      customer,
      routers,
      namesOf(known),
      (ref) => findDirectPort(design, customer, ref) !== undefined,
    );
  },
};

function* missingPorts(
  owner: Customer | Provider,
  routers: readonly EdgeRouter[],
  known: readonly string[],
  exists = (ref: string): boolean => known.includes(ref.slice(ref.indexOf('/') + 1)),
): Generator<Remark> {
  for (const at of routers.flatMap((router) => router.raw.interfaces ?? [])) {
    const ref = at.expressRoutePort;
    if (ref === undefined || exists(ref)) continue;
    const what = l10n.t('There is no direct port "{0}".', ref);
    yield { message: `${what} ${hint(ref, known)}`, place: placeOf(owner, at, 'expressRoutePort') };
  }
}

export const deviceReferences: CustomerRule = {
  code: 'REF-010',
  scope: 'customer',
  severity: 'error',
  title: "A VPN device or a firewall that a tunnel names is at one of the customer's sites.",
  text: 'The name is that of an entry of vpnDevices (or of firewalls, for an appliance) of a site; site/name where two sites have one of that name.',
  source: 'FORMAT',
  fix: misspeltReference,
  *check({ customer }) {
    const devices = customer.sites.flatMap((s) => (s.raw.vpnDevices ?? []).flatMap((d) => d.name ?? []));
    // An appliance is named itself, or by the site that it stands at.
    const firewalls = customer.sites.flatMap((s) =>
      s.raw.firewalls ? [s.name, ...s.raw.firewalls.flatMap((f) => f.name ?? [])] : [],
    );
    const named = [
      ...customer.vpnConnections.map((c) => ({ part: c, raw: c.raw })),
      ...customer.circuits.flatMap((c) => (c.raw.encryption?.tunnels ?? []).map((raw) => ({ part: c, raw }))),
    ];
    for (const { part, raw } of named) {
      if (raw.device === undefined || findVpnDevice(customer, raw.device)) continue;
      const what = l10n.t('The customer\'s sites have no VPN device "{0}".', raw.device);
      yield { message: `${what} ${hint(raw.device, devices)}`, place: placeOf(part, raw, 'device') };
    }
    for (const circuit of customer.circuits) {
      const ends = circuit.raw.encryption?.firewalls;
      if (ends?.site === undefined || firewalls.includes(ends.site)) continue;
      const what = l10n.t('The customer\'s sites have no firewall "{0}".', ends.site);
      yield { message: `${what} ${hint(ends.site, firewalls)}`, place: placeOf(circuit, ends, 'site') };
    }
  },
};
