import * as l10n from '@vscode/l10n';
import { vlanIds } from '../../catalog/networkLimits';
import type { CommunityList, EdgeRouterModel, Policy, Refusal, Tunnel, Vrf } from '../../edge';
import { parseAddress } from '../../network/prefix';
import { parseRouteDistinguisher } from '../../network/ranges';
import { interfaceSubject, macSecSubject, sessionSubject, tunnelSubject, vrfSubject } from './printer';
import { type Words, commentText } from './words';

const COMMUNITY = /^(\d{1,5}):(\d{1,5})$/;

/** Why a router has nothing printed at all: its own name or its customer's cannot stand in a line. */
export function unspeakable(model: EdgeRouterModel, words: Words): string | undefined {
  return [model.router, model.customer, model.site].find((name) => !words.takes(name));
}

/** What is refused because a line of the platform cannot carry a word of it. */
export function carriedRefusals(model: EdgeRouterModel, words: Words): Refusal[] {
  const lacks = (subject: string, texts: readonly (string | undefined)[]): Refusal[] => {
    const bad = texts.find((text) => text !== undefined && !words.takes(text));
    return bad === undefined ? [] : [refusal(subject, bad)];
  };
  const policies = new Map(model.policies.flatMap((p) => badOfPolicy(model, p, words)));
  const badPolicy = (names: readonly (string | undefined)[]) =>
    names.flatMap((name) => (name === undefined ? [] : (policies.get(name) ?? []))).slice(0, 1);
  return [
    ...model.interfaces.flatMap((at) => {
      const tags =
        at.tags.kind === 'dot1q' ? [at.tags.vlanId] : at.tags.kind === 'qinq' ? [at.tags.outer, at.tags.inner] : [];
      const badTag = tags.find(
        (tag) => tag !== 'stag' && !(Number.isInteger(tag) && tag >= vlanIds.least && tag <= vlanIds.most),
      );
      const subject = interfaceSubject(at);
      return [
        ...lacks(subject, [at.parent, at.vrf, ...at.addresses]),
        ...(badTag === undefined ? [] : [refusal(subject, String(badTag))]),
      ].slice(0, 1);
    }),
    ...model.tables.flatMap(({ vrf, neighbors }) => [
      ...(vrf ? badOfVrf(vrf, words, (names) => badPolicy(names)) : []),
      ...neighbors.flatMap((n) => {
        const subject = sessionSubject(n);
        const secret = n.secret === undefined ? undefined : `<secret:${n.secret}>`;
        return [
          ...lacks(subject, [n.address, secret, n.updateSource]),
          ...badPolicy([n.in, n.out]).map((bad) => refusal(subject, bad)),
        ].slice(0, 1);
      }),
    ]),
    ...model.tunnels.flatMap((t) => lacks(tunnelSubject(t), tunnelTexts(t))),
    ...model.translations.flatMap((t) =>
      lacks(t.name, [t.name, t.interface.parent, t.insideVrf, t.outsideVrf, ...(t.inside ?? [])]),
    ),
    ...model.macSec.flatMap((m) =>
      lacks(macSecSubject(m), [m.interface, m.cipher, `<secret:${m.cknSecret}>`, `<secret:${m.cakSecret}>`]),
    ),
  ];
}

/** The model with its free texts as the platform carries them; a loopback that is no address is none. */
export function withTexts(model: EdgeRouterModel, words: Words): EdgeRouterModel {
  const { loopback } = model;
  return {
    ...model,
    loopback: loopback !== undefined && parseAddress(loopback) ? loopback : undefined,
    interfaces: model.interfaces.map((at) => ({ ...at, description: words.text(at.description) })),
    tables: model.tables.map((t) => ({
      ...t,
      neighbors: t.neighbors.map((n) => ({ ...n, description: words.text(n.description) })),
    })),
  };
}

function refusal(subject: string, word: string): Refusal {
  return {
    subject,
    reason: l10n.t('"{0}" cannot stand in a line of this platform: correct it in the design.', commentText(word)),
  };
}

function tunnelTexts(t: Tunnel): (string | undefined)[] {
  return [
    t.name,
    t.localAddress,
    t.gateway,
    t.remoteAddress,
    `<secret:${t.secret}>`,
    t.bgpAddress,
    ...t.underlay.map((u) => u.nextHop),
  ];
}

function badOfVrf(vrf: Vrf, words: Words, badPolicy: (names: readonly (string | undefined)[]) => string[]): Refusal[] {
  const targets = [...vrf.importRouteTargets, ...vrf.exportRouteTargets, ...vrf.leakedRouteTargets];
  const bad = [
    ...[vrf.name].filter((name) => !words.takes(name)),
    ...[vrf.routeDistinguisher, ...targets].filter((text) => !isTarget(text)),
    ...badPolicy([vrf.importPolicy[4], vrf.importPolicy[6]]),
  ];
  return bad.slice(0, 1).map((word) => refusal(vrfSubject(vrf.name), word));
}

/** The first word of a policy, or of the lists that it matches, that cannot be carried. */
function badOfPolicy(model: EdgeRouterModel, policy: Policy, words: Words): [string, string][] {
  const communities = policy.terms.flatMap((t) => model.communityLists.filter((l) => l.name === t.communityList));
  const names = [policy.name, ...policy.terms.flatMap((t) => t.prefixList ?? []), ...communities.map((l) => l.name)];
  const origins = policy.terms.flatMap((t) => t.siteOfOrigin ?? []).filter((text) => !isTarget(text));
  const bad = [...names.filter((name) => !words.takes(name)), ...communities.flatMap(badValues), ...origins][0];
  return bad === undefined ? [] : [[policy.name, bad]];
}

function badValues({ kind, values }: CommunityList): string[] {
  return values.filter((value) => (kind === 'route-target' ? !isTarget(value) : !isCommunity(value)));
}

function isTarget(text: string): boolean {
  return /^[0-9.:]+$/.test(text) && parseRouteDistinguisher(text) !== undefined;
}

function isCommunity(text: string): boolean {
  return (COMMUNITY.exec(text)?.slice(1) ?? []).filter((half) => Number(half) <= 0xffff).length === 2;
}
