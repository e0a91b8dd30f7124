import { type WantedResource, holderOf, knownBy, parseArmId } from '../resources';
import { jmesLiteral, listedFunction, lookFunction, scriptHead, signedInLines, word } from './bash';
import { lines } from './output';
import type { Step } from './steps';
import { aloneFunction, aloneLine } from './twins';

/**
 * A template writes a resource as a whole, and Azure takes away what is not said: the peerings and authorizations of a circuit,
 * the address of a gateway, others' rules. So it makes only what is not there yet; who deploys it says what is. Source:
 * azurerm#2250, #3496, #31730; nothing in a template can ask whether a resource is there (bicep#4023)
 */
export const PRESENT = 'alreadyThere';

export const PRESENT_ABOUT =
  'What is there already and stays as it is; the script beside this file looks it up. Whatever is not named here is written as a whole.';

/** What a resource is called in the list of what is there: its group, and its path in it. */
export function presentKey({ id }: Pick<WantedResource, 'id'>): string {
  const parsed = parseArmId(id);
  const path = id.slice(`/subscriptions/${parsed?.subscriptionId ?? ''}/`.length);
  return path.replace(/^resourceGroups\//i, '').replaceAll(/(^|\/)providers\/[^/]+\//gi, '$1');
}

/** The keys by which a resource is not to be made: its own, and of an address that of what keeps the one that it has. */
export function presentKeys(resource: WantedResource, byId: ReadonlyMap<string, WantedResource>): string[] {
  const holder = holderOf(resource, byId.values());
  return [resource, ...(holder ? [holder] : [])].map(presentKey);
}

/**
 * The commands by which a script looks whether a resource is there: by its id, and one that no design names by what else is in
 * its place. A list of assignments shows those of other scopes too.
 */
export function lookCommands(resource: WantedResource): string[] {
  const { id, apiVersion } = resource;
  const own = `look ${word(id)} ${apiVersion}`;
  const known = knownBy(resource);
  if (!known) return [own];
  const place = id.slice(0, id.lastIndexOf('/'));
  const conditions = [...known].map(([path, name]) => `ends_with(${path}, ${jmesLiteral(name)})`);
  const items =
    conditions.length === 0
      ? 'value[]'
      : `value[?${[`starts_with(id, ${jmesLiteral(`${place}/`)})`, ...conditions].join(' && ')}]`;
  return [own, `look_in ${word(place)} ${apiVersion} ${word(`${items}.id | [0]`)}`];
}

/** A script that looks up what is there, and then deploys a file that makes the rest. */
export function deployScript(
  about: string,
  steps: readonly Step[],
  byId: ReadonlyMap<string, WantedResource>,
  command: readonly string[],
): string {
  const [first] = steps;
  const own = steps.flatMap((step) => step.resources);
  const resources = new Set([...own, ...own.flatMap((one) => holderOf(one, byId.values()) ?? [])]);
  return lines(
    ...scriptHead(about),
    '',
    '# First argument: what-if shows what would change, create (without one) does it; further ones go to az.',
    ...signedInLines(first?.subscriptionId ?? '', first?.signInTenantId),
    '',
    ...lookFunction,
    '',
    ...listedFunction,
    '',
    '# there NAME LOOK...: adds NAME to what is there, if LOOK does not say missing.',
    'present=',
    'there() {',
    '  local name=$1 now',
    '  shift',
    '  now=$("$@")',
    '  if [[ $now != missing ]]; then present+="${present:+,}\\"$name\\""; fi',
    '}',
    '',
    ...[...resources].flatMap((one) => lookCommands(one).map((look) => `there ${word(presentKey(one))} ${look}`)),
    '',
    ...aloneLines(own),
    ...command,
  );
}

/** What is missing must not be there under another name. */
function aloneLines(resources: readonly WantedResource[]): string[] {
  const checks = resources.flatMap((one) => {
    const check = aloneLine(one);
    const key = word(`"${presentKey(one)}"`);
    return check === undefined ? [] : [`if [[ ,$present, != *,${key},* ]]; then ${check}; fi`];
  });
  return checks.length === 0 ? [] : [...aloneFunction, '', ...checks, ''];
}

/** What the README says of it. */
export const presentGuide: readonly string[] = [
  'Each script looks up what is there and hands its names to the template, which makes the rest: so it can be run again, at any',
  'time and in any order. A template writes a resource as a whole and Azure takes away what it does not say (the peerings of a',
  'circuit, the rules of others), so what is there is never written again. A changed size, bandwidth, address space or key of',
  'what is there comes by `csp-connectivity deploy`, which changes that and nothing else. Where something else is there that',
  'stands for the same under another name (a peering of the same two networks, a gateway in the same subnet), a script says so',
  'and ends before it deploys; a template that is deployed without its script is refused by Azure in the middle.',
];
