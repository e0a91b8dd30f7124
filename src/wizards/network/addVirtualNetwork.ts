import * as l10n from '@vscode/l10n';
import type { EditValue, Subscription, VirtualNetwork } from '../../design';
import { normalizeRegion } from '../../catalog/regions';
import { firstAddress, makePrefix, parsePrefix, type Prefix } from '../../network/prefix';
import { type Asking, Refused, one, text, yesOrNo } from '../ask/question';
import { allOf, freeName, unusedName } from '../ask/texts';
import { type Made, addItem, pathIn, revise, sameCustomer } from '../change';
import { GATEWAY_SUBNET, hubValue } from '../customer/value';
import { type CustomerScope, calledOn } from '../scope';
import { errorOf } from '../trial';
import { freePart, insideProblem, overlapProblem, proposedSpace, spaceProblem, takenBy } from './addresses';
import { askGatewaySku, askWindow, nearestLocation, regionChoices } from './gateway';
import { networkPeeringEdit } from './networkPeering';

/** Shorter spaces hold the subnet of the gateway and one for work. */
const LONGEST_SPACE = 24;
const WORKLOAD = 24;
const OF_ADDRESSES = /^(NET|DUP|GW|CKT|PEER|VPN)-/;

/** Asks for a virtual network with subnets: a hub with an ExpressRoute gateway, or a spoke of one. */
export function* addVirtualNetwork(scope: CustomerScope): Asking<Made> {
  const { design, customer, today } = scope;
  const subscription = yield* askSubscription(scope);
  const hubs = customer.virtualNetworks.filter(({ gateway, vpnGateway }) => gateway ?? vpnGateway);
  const isHub =
    hubs.length === 0 ||
    !(yield* yesOrNo('isSpoke', l10n.t('How is the network reached?'), {
      yes: l10n.t('As a spoke: through the gateway of a hub that it is peered with'),
      no: l10n.t('As a hub: through an ExpressRoute gateway of its own'),
    }));
  const hub = isHub ? undefined : yield* askHub(hubs);
  const location = yield* one(
    'location',
    l10n.t('Azure region'),
    regionChoices(design, nearestLocation(design, customer), hub?.location ?? subscription.location),
  );
  const names = subscription.virtualNetworks.map((each) => each.name);
  const name = yield* text('network', l10n.t('Name of the virtual network'), {
    initial: unusedName(isHub ? 'hub' : 'spoke', names),
    problem: allOf(freeName(names), (value) =>
      /^[A-Za-z0-9](.{0,62}[A-Za-z0-9_])?$/.test(value) && value.length > 1
        ? undefined
        : l10n.t('Azure takes 2 to 64 characters here, a letter or digit first.'),
    ),
  });
  const make = (addressSpace: string, more: Pick<NewNetwork, 'window' | 'sku' | 'workload'> = {}) =>
    withNetwork(scope, { ...{ subscription, name, location, addressSpace, isHub }, ...(hub && { hub }), ...more });
  const addressSpace = yield* text('addressSpace', l10n.t('Address space'), {
    initial: proposedSpace(design, customer),
    example: '10.100.0.0/20',
    problem: allOf(spaceProblem(LONGEST_SPACE), overlapProblem(takenBy(design, customer)), (value) =>
      errorOf(design, () => make(value, { workload: '' }).design, OF_ADDRESSES),
    ),
  });
  const space = parsePrefix(addressSpace);
  const taken = space && isHub ? [makePrefix(4, firstAddress(space).value, GATEWAY_SUBNET)] : [];
  const workload = space ? yield* askWorkload(space, taken) : '';
  if (!isHub) return make(addressSpace, { workload });
  const sku = yield* askGatewaySku();
  const window = yield* askWindow(location, today);
  return make(addressSpace, { workload, sku, ...(window && { window }) });
}

interface NewNetwork {
  readonly subscription: Subscription;
  readonly name: string;
  readonly location: string;
  readonly addressSpace: string;
  readonly isHub: boolean;
  readonly hub?: VirtualNetwork;
  /** Prefix of a first subnet for work; '' for none. */
  readonly workload?: string;
  readonly sku?: string;
  readonly window?: EditValue;
}

function* askSubscription(scope: CustomerScope): Asking<Subscription> {
  const { customer } = scope;
  const known = calledOn(scope, customer.subscriptions);
  if (known.length === 0) {
    throw new Refused(l10n.t('{0} has no subscription yet; a virtual network is in one.', customer.displayName), {
      title: l10n.t('Add a Subscription'),
      way: { wizard: 'addSubscription', answers: {} },
    });
  }
  const name = yield* one(
    'subscription',
    l10n.t('Subscription'),
    [...known]
      .sort((a, b) => Number(a.managedBy === 'customer') - Number(b.managedBy === 'customer'))
      .map((each) => ({
        label: each.name,
        ...(each.location !== undefined && { description: each.location }),
        value: each.name,
      })),
  );
  const found = known.find((each) => each.name === name);
  if (!found) throw new Error(`${name} is no subscription any more`);
  return found;
}

function* askHub(hubs: readonly VirtualNetwork[]): Asking<VirtualNetwork | undefined> {
  const ref = yield* one(
    'hub',
    l10n.t('Hub whose gateway is used'),
    hubs.map((each) => ({
      label: each.ref,
      description: (each.gateway ?? each.vpnGateway)?.name ?? '',
      value: each.ref,
    })),
  );
  return hubs.find((each) => each.ref === ref);
}

function* askWorkload(space: Prefix, taken: readonly Prefix[]): Asking<string> {
  const length = Math.max(WORKLOAD, space.length + 1);
  return yield* text('workload', l10n.t('Prefix of a first subnet for workloads; leave empty for none'), {
    initial: freePart([space], length, taken) ?? '',
    problem: (value) => {
      if (value === '') return undefined;
      const wrong = insideProblem([space])(value);
      if (wrong !== undefined) return wrong;
      const prefix = parsePrefix(value);
      if (prefix && freePart([prefix], prefix.length, taken) === undefined) {
        return l10n.t('{0} overlaps GatewaySubnet.', value);
      }
      return prefix && prefix.length > SMALLEST_SUBNET ? l10n.t('A subnet is a /29 or larger.') : undefined;
    },
  });
}

const SMALLEST_SUBNET = 29;

function withNetwork({ design, customer }: CustomerScope, made: NewNetwork): Made {
  const { subscription, name, location, addressSpace, isHub, hub, workload = '', window, sku } = made;
  const inherited =
    subscription.location !== undefined && normalizeRegion(subscription.location) === normalizeRegion(location);
  const work = workload === '' ? [] : [{ name: 'workload', addressPrefix: workload }];
  const base = isHub
    ? hubValue(name, {
        addressSpace,
        hasGateway: true,
        ...(sku !== undefined && { sku }),
        ...(window !== undefined && { window }),
      })
    : { name, addressSpace: [addressSpace], subnets: [] };
  const subnets = [...((base['subnets'] ?? []) as readonly EditValue[]), ...work];
  const value = {
    name,
    resourceGroup: subscription.resourceGroup === undefined ? `rg-${customer.name}-network` : undefined,
    location: inherited ? undefined : location,
    addressSpace: base['addressSpace'],
    subnets,
    gateway: base['gateway'],
  };
  const { path } = customer.file;
  const list = pathIn(customer.file, subscription.raw, 'virtualNetworks');
  const at = { file: path, path: [...list, subscription.virtualNetworks.length] };
  const added = revise(design, path, (file) => addItem(file, list, value));
  if (!hub) return { design: added, at };
  const now = sameCustomer(added, customer);
  const spoke = now.virtualNetworks.find((each) => each.ref === `${subscription.name}/${name}`);
  const peered = now.virtualNetworks.find((each) => each.ref === hub.ref);
  return { design: spoke && peered ? networkPeeringEdit(added, spoke, peered, true) : added, at };
}
