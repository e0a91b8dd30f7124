import * as l10n from '@vscode/l10n';
import { type Asking, one, yesOrNo } from '../ask/question';
import type { NewCustomer, Reach } from './value';

/** How Azure is reached, with the reasons for each way. */
export type Way = Reach | 'expressRouteAndVpn';

/**
 * Asks whether ExpressRoute is right at all.
 * source: the course of the training catalogue on ExpressRoute; S2SB (VPN as backup)
 */
export function* askReach(): Asking<Way> {
  return yield* one<Way>('reach', l10n.t('What fits the customer?'), [
    {
      label: 'ExpressRoute',
      detail: l10n.t('Systems of an enterprise, high volumes, low latency, nothing over the internet.'),
      value: 'expressRoute',
    },
    {
      label: l10n.t('ExpressRoute, with site-to-site VPN as backup'),
      detail: l10n.t('The same; a smaller way over the internet is enough while it is away.'),
      value: 'expressRouteAndVpn',
    },
    {
      label: l10n.t('Site-to-site VPN'),
      detail: l10n.t('One site, with a VPN device of a public address, over IPsec and the internet.'),
      value: 'siteToSite',
    },
    {
      label: l10n.t('Point-to-site VPN'),
      detail: l10n.t('Only a few computers, such as those of people at home, reach a network.'),
      value: 'pointToSite',
    },
  ]);
}

type Model = NewCustomer['model'];

/** Asks for the model; whoever does not know it is asked for its drivers, and is told why one fits. */
export function* askModel(): Asking<Model> {
  const known = yield* one<Model | 'drivers'>('model', l10n.t('How does the customer reach Azure?'), [
    {
      label: 'connect-through',
      detail: l10n.t('Through the network of the CSP, which owns the circuits.'),
      value: 'connect-through',
    },
    {
      label: 'connect-to',
      detail: l10n.t(
        'Over circuits of its own, which end on its own routers or are kept by its connectivity provider.',
      ),
      value: 'connect-to',
    },
    {
      label: l10n.t('Ask what fits…'),
      detail: l10n.t('By who owns the relationship, the identity store and the datacenter.'),
      value: 'drivers',
    },
  ]);
  if (known !== 'drivers') return known;
  const ofCsp = { yes: l10n.t('The CSP'), no: l10n.t('The customer') };
  const drivers = [
    {
      isCsp: yield* yesOrNo(
        'relationship',
        l10n.t('Who owns the relationship with the connectivity provider, and pays it?'),
        ofCsp,
      ),
      csp: l10n.t('the CSP has the relationship'),
      customer: l10n.t('the customer has the relationship'),
    },
    {
      isCsp: yield* yesOrNo(
        'identityStore',
        l10n.t('Whose identity store is replicated to Microsoft Entra ID?'),
        ofCsp,
      ),
      csp: l10n.t("the CSP's identity store is used"),
      customer: l10n.t("the customer's identity store is used"),
    },
    {
      isCsp: yield* yesOrNo(
        'datacenter',
        l10n.t('In whose datacenter are the services that the customer uses today?'),
        ofCsp,
      ),
      csp: l10n.t("the services are in the CSP's datacenter"),
      customer: l10n.t("the services are in the customer's datacenter"),
    },
  ];
  const forCsp = drivers.filter(({ isCsp }) => isCsp).map(({ csp }) => csp);
  const forCustomer = drivers.filter(({ isCsp }) => !isCsp).map(({ customer }) => customer);
  const choices = [
    { label: 'connect-through', detail: because(forCsp), value: 'connect-through' as const, votes: forCsp.length },
    { label: 'connect-to', detail: because(forCustomer), value: 'connect-to' as const, votes: forCustomer.length },
  ].sort((a, b) => b.votes - a.votes);
  return yield* one<Model>('fittingModel', l10n.t('What fits is first'), choices);
}

function because(reasons: readonly string[]): string {
  return reasons.length === 0
    ? l10n.t('Nothing that was answered speaks for it.')
    : l10n.t('Because {0}.', reasons.join('; '));
}
