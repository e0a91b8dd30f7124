import * as l10n from '@vscode/l10n';
import { type NameFlaw, nameFlaw, nameRuleOf } from '../../catalog/resourceNames';
import type { Customer, Design, DesignFile } from '../../design';
import { type DerivedKind, derivedKinds, derivedName, portType, types, usesPattern } from '../../resources';
import { cleanName } from '../readingFixes';
import type { CustomerRule, ProviderRule, Remark } from '../rule';
import { objectsOf } from '../shared/objects';
import { placeOf } from '../shared/places';

const lengthOf = (type: string): string => {
  const rule = nameRuleOf(type);
  return rule ? `${rule.min} to ${rule.max}` : '';
};

/** A name of the design that becomes the name of an Azure resource, and the names that are made of it. */
interface Named {
  readonly of: { readonly file: DesignFile };
  readonly raw: { readonly name?: string };
  readonly type: string;
  /** What is there already has a name that Azure has taken. */
  readonly existing: boolean;
  readonly derived?: readonly DerivedKind[];
}

interface Part {
  readonly file: DesignFile;
  readonly raw: { readonly name?: string };
  readonly existing: boolean;
}

const typeOfKind: Readonly<Record<DerivedKind, string>> = {
  publicIPAddress: types.publicAddress,
  localNetworkGateway: types.localGateway,
  lock: types.lock,
  maintenanceConfiguration: types.maintenance,
  metricAlert: types.metricAlert,
};

function named(type: string, part: Part | undefined, ...derived: DerivedKind[]): Named[] {
  return part ? [{ of: part, raw: part.raw, type, existing: part.existing, derived }] : [];
}

/** Members of a resource that have names of their own and are written with it. */
function members(type: string, part: Part, list: readonly { readonly name?: string }[] | undefined): Named[] {
  return (list ?? []).map((raw) => ({ of: part, raw, type, existing: part.existing }));
}

function* namesOf(customer: Customer): Generator<Named> {
  for (const subscription of customer.subscriptions) {
    for (const table of subscription.routeTables) {
      yield* named(types.routeTable, table);
      yield* members(`${types.routeTable}/routes`, table, table.raw.routes);
    }
    for (const group of subscription.networkSecurityGroups) {
      yield* named(types.securityGroup, group);
      yield* members(`${types.securityGroup}/securityRules`, group, group.raw.securityRules);
    }
  }
  for (const network of customer.virtualNetworks) {
    yield* named(types.virtualNetwork, network);
    for (const subnet of network.subnets) yield* named(types.subnet, subnet);
    for (const peering of network.virtualNetworkPeerings) yield* named(types.networkPeering, peering);
    yield* named(types.gateway, network.gateway, ...windowOf(network.gateway?.raw));
    yield* named(types.gateway, network.vpnGateway, 'publicIPAddress', ...windowOf(network.vpnGateway?.raw));
    yield* named(types.routeServer, network.routeServer, 'publicIPAddress');
    if (network.routeServer) {
      yield* members(`${types.routeServer}/bgpConnections`, network.routeServer, network.routeServer.raw.bgpPeers);
    }
    if (network.firewall?.raw.kind === 'azureFirewall') {
      yield* named('Microsoft.Network/azureFirewalls', network.firewall);
    }
  }
  for (const circuit of customer.circuits) {
    yield* named(types.circuit, circuit);
    for (const authorization of circuit.authorizations) yield* named(types.authorization, authorization);
    for (const connection of circuit.connections) yield* named(types.connection, connection);
    for (const reach of circuit.globalReach) yield* named(types.globalReach, reach);
    for (const { routeFilter } of circuit.peerings) yield* named(types.routeFilter, routeFilter);
    for (const raw of circuit.raw.encryption?.tunnels ?? []) {
      yield { of: circuit, raw, type: types.connection, existing: false, derived: ['localNetworkGateway'] };
    }
  }
  for (const port of customer.expressRoutePorts) yield* named(portType(port), port);
  for (const connection of customer.vpnConnections) {
    yield* named(types.connection, connection, 'localNetworkGateway');
  }
}

function windowOf(raw: { readonly maintenanceWindow?: object } | undefined): DerivedKind[] {
  return raw?.maintenanceWindow ? ['maintenanceConfiguration'] : [];
}

/** What Azure says against a name, in words. */
function inWords(name: string, type: string, flaw: NameFlaw): string {
  const rule = nameRuleOf(type);
  const what = type.slice(type.indexOf('/') + 1);
  switch (flaw) {
    case 'short':
      return l10n.t('"{0}" is too short for {1}: at least {2} characters.', name, what, rule?.min ?? 1);
    case 'long':
      return l10n.t('"{0}" has {1} characters; {2} have at most {3}.', name, name.length, what, rule?.max ?? 0);
    case 'characters':
      return l10n.t('"{0}" has a character that names of {1} do not have.', name, what);
    case 'first':
      return l10n.t('"{0}" cannot begin so: the name of {1} begins with a letter or a digit.', name, what);
    case 'last':
      return l10n.t('"{0}" cannot end so: the name of {1} ends with a letter, a digit or "_".', name, what);
  }
}

function* flawsOf({ raw, type, existing, of }: Named): Generator<Remark> {
  const flaw = raw.name === undefined ? undefined : nameFlaw(type, raw.name);
  if (flaw === undefined || raw.name === undefined) return;
  yield {
    severity: existing || nameRuleOf(type)?.certain === false ? 'warning' : 'error',
    message: inWords(raw.name, type, flaw),
    place: placeOf(of, raw, 'name'),
  };
}

const document = {
  title: 'Names of Azure resources are such as Azure takes.',
  text: `Each type has a shortest and a longest name, characters, and what a name begins and ends with: those of Microsoft.Network begin with a letter or a digit and end with a letter, a digit or "_", ${lengthOf(types.gateway)} characters, virtual networks ${lengthOf(types.virtualNetwork)}. Azure answers InvalidResourceName. For what is there already it is a warning.`,
  source: 'resource-name-rules; InvalidResourceName',
  covers: 'FMT-005',
  fix: cleanName,
};

export const resourceNames: CustomerRule = {
  ...document,
  code: 'NAME-001',
  scope: 'customer',
  severity: 'error',
  *check({ customer }) {
    for (const one of namesOf(customer)) yield* flawsOf(one);
  },
};

export const providerResourceNames: ProviderRule = {
  ...document,
  code: 'NAME-001',
  scope: 'provider',
  severity: 'error',
  *check({ provider }) {
    for (const port of provider.expressRoutePorts) {
      yield* named(portType(port), port).flatMap((one) => [...flawsOf(one)]);
    }
  },
};

export const derivedNames: CustomerRule = {
  code: 'NAME-002',
  scope: 'customer',
  severity: 'error',
  title: 'Names that are made of other names are such as Azure takes.',
  text: 'The public address of a VPN gateway is GATEWAY-pip-1, the other end of a tunnel CONNECTION-lgw, unless `naming` of the provider file says otherwise: the name that they are made of must leave room for what is added.',
  source: 'FORMAT; resource-name-rules',
  *check({ customer, design }) {
    for (const { of, raw, type: own, existing, derived = [] } of namesOf(customer)) {
      // Said of the name itself already, or not made here.
      if (existing || raw.name === undefined || nameFlaw(own, raw.name) !== undefined) continue;
      for (const kind of derived) {
        const type = typeOfKind[kind];
        const made = madeName(design, customer, kind, raw.name);
        const flaw = nameFlaw(type, made);
        if (flaw === undefined) continue;
        yield {
          severity: nameRuleOf(type)?.certain === false ? 'warning' : 'error',
          message: l10n.t('Of "{0}" another name is made: {1}', raw.name, inWords(made, type, flaw)),
          place: placeOf(of, raw, 'name'),
        };
      }
    }
  },
};

function madeName(design: Design, customer: Customer, kind: DerivedKind, name: string): string {
  return derivedName(design, kind, { name, customer: customer.name, n: 1 });
}

export const namingPatterns: ProviderRule = {
  code: 'NAME-003',
  scope: 'provider',
  severity: 'warning',
  title: 'The patterns of `naming` are used.',
  text: 'A pattern gives names that Azure takes, and has the parts in braces that keep names apart: {name}, and {n} or {metric} where there are several. Any other is passed over, and the usual name is taken.',
  source: 'FORMAT',
  *check({ provider }) {
    for (const [kind, pattern] of Object.entries(provider.raw.naming ?? {})) {
      const known = derivedKinds.find((one) => one === kind);
      if (pattern === undefined || (known !== undefined && usesPattern(pattern, known))) continue;
      const message =
        known === undefined
          ? l10n.t('"{0}" is no kind of name. There are: {1}.', kind, derivedKinds.join(', '))
          : l10n.t(
              'The pattern "{0}" is passed over: it gives names that Azure does not take, or the same twice.',
              pattern,
            );
      yield { message, place: placeOf(provider, provider.raw, 'naming', kind) };
    }
  },
};

export const resourceGroupNames: CustomerRule = {
  code: 'NAME-004',
  scope: 'customer',
  severity: 'error',
  title: 'Names of resource groups are such as Azure takes.',
  text: `Letters, digits, "-", "_", "." and brackets, ${lengthOf(types.resourceGroup)} characters, and no period at the end.`,
  source: 'resource-name-rules',
  covers: 'FMT-005',
  *check({ customer }) {
    yield* groupsIn(customer);
  },
};

/** Every `resourceGroup` that is written in a file. */
function* groupsIn(customer: Customer): Generator<Remark> {
  for (const object of objectsOf(customer)) {
    const { resourceGroup: name } = object as { readonly resourceGroup?: unknown };
    const flaw = typeof name === 'string' ? nameFlaw(RESOURCE_GROUP_TYPE, name) : undefined;
    if (typeof name !== 'string' || flaw === undefined) continue;
    const message =
      flaw === 'last'
        ? l10n.t('"{0}" cannot end so: the name of a resource group does not end with a period.', name)
        : inWords(name, RESOURCE_GROUP_TYPE, flaw);
    yield { message, place: placeOf(customer, object, 'resourceGroup') };
  }
}

const RESOURCE_GROUP_TYPE = 'Microsoft.Resources/resourceGroups';
