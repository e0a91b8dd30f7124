import * as l10n from '@vscode/l10n';
import { isReservedByIana, isReservedForExpressRoute } from '../../catalog/asns';
import { isValidAsn } from '../../network/asn';
import { parsePrefix } from '../../network/prefix';
import { kinds } from '../../design/schema/kinds';

/** What is wrong with a text, in a sentence; nothing where it is good. */
export type Problem = (text: string) => string | undefined;

const GUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const NAME = new RegExp(kinds.name);
const INTERFACE = new RegExp(kinds.interface);
const TEXT = new RegExp(kinds.text, 'u');
const RESOURCE_ID = /^\/subscriptions\/[0-9a-f-]{36}(\/[^/\s]+)+$/i;

export function guidProblem(value: string): string | undefined {
  return GUID.test(value) ? undefined : l10n.t('Give a GUID, such as 3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0001.');
}

export function nameProblem(value: string): string | undefined {
  return NAME.test(value) ? undefined : l10n.t('A name has 1 to 80 letters, digits, points, hyphens or underscores.');
}

/** A name that is none of those that are taken; case does not count. */
export function freeName(taken: Iterable<string>): Problem {
  const used = new Set([...taken].map((name) => name.toLowerCase()));
  return (value) =>
    nameProblem(value) ?? (used.has(value.toLowerCase()) ? l10n.t('"{0}" is there already.', value) : undefined);
}

/** `base`, or with a number behind it where that is taken. */
export function unusedName(base: string, taken: Iterable<string>): string {
  const used = new Set([...taken].map((name) => name.toLowerCase()));
  const short = base.slice(0, 76);
  let name = short;
  for (let n = 2; used.has(name.toLowerCase()); n++) name = `${short}-${n}`;
  return name;
}

/** Linux, which FRR runs on, has names of at most 15 characters, and a sub-interface has the VLAN id in its own. */
const LONGEST_ON_LINUX = 10;

/** The name of an interface, as a platform writes it. */
export function interfaceProblem(platform: string | undefined): Problem {
  return (value) => {
    if (!INTERFACE.test(value)) return l10n.t('Give the name as the platform writes it, such as {0}.', 'Ethernet1');
    return platform === 'frr' && value.length > LONGEST_ON_LINUX
      ? l10n.t('Linux has no room for a VLAN id behind it: {0} characters at most.', LONGEST_ON_LINUX)
      : undefined;
  };
}

export function textProblem(value: string): string | undefined {
  return TEXT.test(value) ? undefined : l10n.t('This is needed, on one line.');
}

/** `kind` is the ARM type that the id has to be of, such as Microsoft.Insights/actionGroups. */
export function resourceIdProblem(kind: string): Problem {
  return (value) =>
    RESOURCE_ID.test(value) && value.toLowerCase().includes(`/providers/${kind.toLowerCase()}/`)
      ? undefined
      : l10n.t('Give the resource id of one, with {0} in it.', `/providers/${kind}/`);
}

export function asnProblem(value: string): string | undefined {
  const asn = /^\d+$/.test(value) ? Number(value) : NaN;
  if (!isValidAsn(asn)) return l10n.t('Give an AS number, 1 to 4294967295, without a point.');
  if (isReservedForExpressRoute(asn)) return l10n.t("AS {0} is one of Azure's own.", value);
  return isReservedByIana(asn) ? l10n.t('AS {0} is reserved by IANA.', value) : undefined;
}

/** `10.10.0.0/16, fd00:10::/48` as its parts. */
export function listOf(value: string): string[] {
  return value.split(/[\s,]+/).filter(Boolean);
}

export function prefixProblem(value: string): string | undefined {
  const prefix = parsePrefix(value);
  if (!prefix) return l10n.t('"{0}" is no prefix. Give its network address and length, such as 10.10.0.0/16.', value);
  return prefix.aligned ? undefined : l10n.t('"{0}" has bits set behind its length.', value);
}

/** One prefix at least. */
export function prefixesProblem(value: string): string | undefined {
  const list = listOf(value);
  if (list.length === 0) return l10n.t('Give one prefix at least.');
  for (const each of list) {
    const problem = prefixProblem(each);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** The first problem of several ways to look at a text. */
export function allOf(...problems: readonly Problem[]): Problem {
  return (text) => {
    for (const problem of problems) {
      const found = problem(text);
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

/** Nothing typed is good too. */
export function orNothing(problem: Problem): Problem {
  return (text) => (text === '' ? undefined : problem(text));
}

/** `Contoso B.V.` is `contoso-b-v`: a first proposal for a name. */
export function nameFrom(displayName: string): string {
  const plain = displayName.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, '');
}

/** Secrets have names of their own alphabet; where the values are kept is asked when they are needed. */
export function secretName(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]+/g, '-')
    .slice(-63);
}

/** 1 Gbps, 500 Mbps */
export function bandwidthText(mbps: number): string {
  return mbps >= 1000 ? `${mbps / 1000} Gbps` : `${mbps} Mbps`;
}
