import * as l10n from '@vscode/l10n';
import { azureDns } from '../catalog/networkLimits';
import { type Customer, type Design, type Path, findSecurityGroup } from '../design';
import { prefixesOf } from '../design';
import { containsAddress } from '../network/prefix';
import { isOnInternet } from '../network/special';
import type { Endpoint } from './endpoint';
import { type Flow, type Party, verdictOf } from './securityGroup';

export type HopKind =
  | 'site'
  | 'client'
  | 'csp'
  | 'circuit'
  | 'vpn'
  | 'gateway'
  | 'subnet'
  | 'securityGroup'
  | 'route'
  | 'firewall'
  | 'service'
  | 'internet';

/** A step of a path and what it says of the flow. */
export interface Hop {
  readonly kind: HopKind;
  readonly name: string;
  readonly detail: string;
  /** `ask`: a firewall's own rules decide, which are not in the design. */
  readonly verdict: 'pass' | 'deny' | 'drop' | 'ask';
  /** Where the design says what is passed; none where it is no thing of the design, as the internet is. */
  readonly place?: { readonly file: string; readonly path: Path };
}

/** One direction of a flow, hop by hop. A function that goes on from somewhere tells whether the flow is delivered. */
export class Walk {
  readonly hops: Hop[] = [];
  /** Names of BGP peers whose routes the design does not say, and that a subnet on the way learns. */
  readonly unknown = new Set<string>();

  constructor(
    readonly design: Design,
    readonly customer: Customer,
    readonly from: Endpoint,
    readonly to: Endpoint,
    readonly flow: Flow,
    /** Security groups are stateful: what answers an allowed flow is not asked again. */
    readonly reply: boolean,
  ) {}

  /** @param thing what is passed, as the customer's file has it */
  hop(kind: HopKind, name: string, detail: string, verdict: Hop['verdict'], thing?: object): boolean {
    const { file } = this.customer;
    const path = thing && file.pathOf(thing);
    this.hops.push({ kind, name, detail, verdict, ...(path && { place: { file: file.path, path } }) });
    return verdict === 'pass' || verdict === 'ask';
  }

  pass(kind: HopKind, name: string, detail: string, thing?: object): boolean {
    return this.hop(kind, name, detail, 'pass', thing);
  }

  drop(kind: HopKind, name: string, detail: string, thing?: object): boolean {
    return this.hop(kind, name, detail, 'drop', thing);
  }

  /** What the security group of a subnet says; true where there is none. */
  allowed(at: Extract<Endpoint, { kind: 'subnet' }>, direction: 'Inbound' | 'Outbound'): boolean {
    const group = findSecurityGroup(at.network.subscription, at.subnet.raw.networkSecurityGroup);
    if (!group || this.reply) return true;
    const { access, rule } = verdictOf(group, direction, partyOf(this.from), partyOf(this.to), this.flow);
    return this.hop('securityGroup', group.name, rule, access === 'Allow' ? 'pass' : 'deny', group.raw);
  }

  /**
   * The flow is on the internet: it gets to addresses that the internet carries and that nobody of the design has, and
   * to the public ones of a site.
   */
  onInternet(detail: string): boolean {
    const { to } = this;
    const { text } = to.address;
    if (to.kind === 'site' && hasPublicly(to)) {
      this.pass('internet', text, detail);
      return this.pass('site', to.site.name, text, to.site.raw);
    }
    if (to.kind !== 'outside') return this.drop('internet', text, l10n.t('The internet does not lead there.'));
    // The platform's address looks like a public one.
    if (text === azureDns && this.from.kind !== 'subnet') {
      return this.drop('internet', text, l10n.t('{0} is reached from within Azure only.', text));
    }
    if (isOnInternet(to.address)) return this.pass('internet', text, detail);
    return this.drop('internet', text, nobodyHas(text));
  }
}

/** Whether an address is one that a site is reached by on the internet. */
export function hasPublicly({ site, address }: Extract<Endpoint, { kind: 'site' }>): boolean {
  return isOnInternet(address) && prefixesOf(site.raw.publicPrefixes).some((p) => containsAddress(p, address));
}

export function nobodyHas(address: string): string {
  return l10n.t('Nothing that this customer reaches has the address {0}, and the internet does not carry it.', address);
}

function partyOf(end: Endpoint): Party {
  const tags = end.kind === 'outside' ? end.service?.tags : undefined;
  return { address: end.address, inVirtualNetwork: end.kind !== 'outside', ...(tags && { serviceTags: tags }) };
}
