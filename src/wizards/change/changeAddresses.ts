import * as l10n from '@vscode/l10n';
import { vlanIds } from '../../catalog/networkLimits';
import { type Customer, type Design, type EditValue, type Path, setValue, startsWith } from '../../design';
import { type Asking, type Choice, Declined, Refused, part, telling, text } from '../ask/question';
import { allOf, asnProblem, listOf, prefixProblem, prefixesProblem } from '../ask/texts';
import { type Made, pathIn, revise } from '../change';
import type { CustomerScope } from '../scope';
import { newFindings } from '../../rules/newFindings';
import { impactOf } from './impact';

/** A value of the design that says an address or a number, and how a text becomes one. */
interface Address {
  readonly label: string;
  readonly path: Path;
  readonly now: string;
  readonly problem: (text: string) => string | undefined;
  readonly valueOf: (text: string) => EditValue;
}

/** Asks for other addresses, VLAN ids or AS numbers, and shows what the plan would say before they are written. */
export function* changeAddresses(scope: CustomerScope): Asking<Made> {
  const { design, customer, on } = scope;
  const all = addressesOf(customer);
  const called = all.filter(({ path }) => on?.file === customer.file.path && startsWith(path, on.path));
  const address = yield* part('address', l10n.t('What is to be changed?'), called.length > 0 ? called : all, {
    choice: ({ label, now, path }) => ({ label, description: now, value: JSON.stringify(path) }),
    none: () => new Refused(l10n.t('{0} has no addresses yet.', customer.displayName)),
  });
  const make = (typed: string): Design =>
    revise(design, customer.file.path, (file) => setValue(file, address.path, address.valueOf(typed)));
  // What is told on this very value later is told now, also where it is no error.
  const wrongWith = (after: Design) =>
    newFindings(design, after).find(
      ({ severity, place }) => severity === 'error' || (severity === 'warning' && startsWith(place.path, address.path)),
    )?.message;
  const typed = yield* text('value', address.label, {
    initial: address.now,
    problem: allOf(address.problem, (value) =>
      value === address.now ? l10n.t('That is what the design says now.') : wrongWith(make(value)),
    ),
  });
  const after = make(typed);
  const choices: Choice<boolean>[] = [
    {
      label: l10n.t('Write {0} in place of {1}', typed, address.now || '—'),
      detail: impactOf(design, after, customer),
      value: true,
    },
    { label: l10n.t('Keep it'), value: false },
  ];
  const isMeant = yield* telling('confirmed', l10n.t('What the plan would say'), choices);
  if (!isMeant) throw new Declined();
  return { design: after, at: { file: customer.file.path, path: address.path } };
}

function vlanProblem(value: string): string | undefined {
  const id = Number(value);
  return /^\d+$/.test(value) && id >= vlanIds.least && id <= vlanIds.most
    ? undefined
    : l10n.t('Give a number from 1 to {0}.', vlanIds.most);
}

function addressesOf(customer: Customer): Address[] {
  const { file } = customer;
  const list = (label: string, path: Path, now: readonly string[]): Address => ({
    ...{ label, path, now: now.join(', '), problem: prefixesProblem },
    valueOf: listOf,
  });
  const prefix = (label: string, path: Path, now = ''): Address => ({
    ...{ label, path, now, problem: prefixProblem },
    valueOf: (text) => text,
  });
  const number = (label: string, path: Path, now: number | undefined, problem: Address['problem']): Address => ({
    ...{ label, path, now: now === undefined ? '' : String(now), problem },
    valueOf: Number,
  });
  return [
    ...customer.sites.flatMap((site) => [
      list(l10n.t('{0}: prefixes of the site', site.name), pathIn(file, site.raw, 'prefixes'), site.raw.prefixes ?? []),
      ...(site.raw.asn === undefined
        ? []
        : [number(l10n.t('{0}: AS number', site.name), pathIn(file, site.raw, 'asn'), site.raw.asn, asnProblem)]),
    ]),
    ...customer.virtualNetworks.flatMap((network) => [
      list(
        l10n.t('{0}: address space', network.ref),
        pathIn(file, network.raw, 'addressSpace'),
        network.raw.addressSpace ?? [],
      ),
      ...network.subnets.flatMap(({ name, raw }) =>
        raw.addressPrefix === undefined
          ? []
          : [
              prefix(
                l10n.t('{0}: subnet {1}', network.ref, name),
                pathIn(file, raw, 'addressPrefix'),
                raw.addressPrefix,
              ),
            ],
      ),
    ]),
    ...customer.circuits.flatMap((circuit) => [
      ...circuit.links.flatMap(({ which, raw }) =>
        raw.handoff === 'QinQ'
          ? [
              number(
                l10n.t('{0}: outer VLAN id of the {1} link', circuit.name, which),
                [...pathIn(file, raw), 'outerVlanId'],
                raw.outerVlanId,
                vlanProblem,
              ),
            ]
          : [],
      ),
      ...circuit.peerings.flatMap(({ raw, type }) => {
        const name = `${circuit.name} · ${type}`;
        return [
          number(l10n.t('{0}: VLAN id', name), pathIn(file, raw, 'vlanId'), raw.vlanId, vlanProblem),
          number(l10n.t('{0}: AS number of the edge', name), pathIn(file, raw, 'peerASN'), raw.peerASN, asnProblem),
          prefix(
            l10n.t('{0}: link prefix of the primary link', name),
            pathIn(file, raw, 'primaryPeerAddressPrefix'),
            raw.primaryPeerAddressPrefix,
          ),
          prefix(
            l10n.t('{0}: link prefix of the secondary link', name),
            pathIn(file, raw, 'secondaryPeerAddressPrefix'),
            raw.secondaryPeerAddressPrefix,
          ),
        ];
      }),
    ]),
  ];
}
