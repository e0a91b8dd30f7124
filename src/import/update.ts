import * as l10n from '@vscode/l10n';
import {
  type DesignFile,
  type EditValue,
  type Path,
  type TextEdit,
  appendItem,
  applyEdits,
  insertKey,
  readDesignFile,
  remove,
  setValue,
} from '../design';
import type { Estate } from './found';
import type { CustomerDraft } from './reading/customer';
import { assumedLayer3, assumedVrf } from './reading/reading';
import { type Settled, settled, stillDifferent } from './settle';
import { withoutCommentAbove } from './text';
import type { Told } from './told';

/** Keys that people decide, and that an import fills only where they are missing. */
const DECIDED = new Set([
  'name',
  'displayName',
  'tenantId',
  'model',
  'managedBy',
  'identity',
  'offer',
  'connectivity',
  'layer3ManagedBy',
  'lifecycle',
  'existing',
  'sharedKey',
  'authorization',
  'platform',
  'device',
  'virtualNetwork',
  'remoteVirtualNetwork',
  'circuit',
  'expressRoutePort',
  'expressRouteLag',
]);

/** The VRF is as routers have it, and `serviceProvider` is what an import assumes of a circuit until routers say more. */
function isDecided(path: Path, there: unknown): boolean {
  const key = String(path.at(-1));
  if (path[0] === 'vrf' || path[0] === 'microsoftVrf') return false;
  return DECIDED.has(key) && !(key === 'layer3ManagedBy' && there === 'serviceProvider');
}

/** What an object says only where it is so: where Azure does not say it any more, it is over. */
const SWITCHES = new Set([
  'activeActive',
  'allowForwardedTraffic',
  'allowGatewayTransit',
  'allowRemoteVnetTraffic',
  'allowVirtualNetworkAccess',
  'branchToBranch',
  'disableBgpRoutePropagation',
  'enableBgp',
  'enableDirectPortRateLimit',
  'enablePrivateIpAddress',
  'enablePrivateLinkFastPath',
  'expressRouteGatewayBypass',
  'routingWeight',
  'useRemoteGateways',
]);

/** Where such a switch says something else than Azure does where it is silent. */
const isOn = (key: string, value: unknown): boolean =>
  SWITCHES.has(key) && (key === 'allowVirtualNetworkAccess' ? value === false : value !== false && value !== 0);

/** A value to be written or taken out, at a place of the file. */
interface Step {
  readonly path: Path;
  readonly value: EditValue;
  readonly kind: 'set' | 'insert' | 'append' | 'remove';
}

type Mapping = Readonly<Record<string, unknown>>;
const isMapping = (value: unknown): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isNamed = (value: unknown): value is Mapping & { readonly name: string } =>
  isMapping(value) && typeof value['name'] === 'string';

/**
 * Brings the file of a customer to what is in Azure now, by the smallest edits: values that differ are changed, what is new
 * comes in, what people decided stays, and what is not in Azure any more is told and stays.
 */
export function updated(
  estate: Estate,
  customer: CustomerDraft,
  file: DesignFile,
  provider: readonly DesignFile[],
): Settled {
  const fresh = settled(estate, customer, file.path, provider);
  const told: Told[] = [...fresh.told];
  const wanted = readDesignFile(file.path, fresh.text).content?.data;
  const now = followed(file, wanted, told);
  told.push(...stillDifferent(estate, now, provider));
  return { ...fresh, text: now.text, told };
}

/** A file with the smallest edits after which it says what is wanted. */
export function followed(file: DesignFile, wanted: unknown, told: Told[]): DesignFile {
  let now = file;
  for (const step of stepsTo(file.content?.data, wanted, [], told)) {
    const edits = editsOf(now, step);
    if (edits.length === 0) continue;
    now = readDesignFile(file.path, applyEdits(now.text, edits));
    now = withoutAssumption(now, step.path);
  }
  return now;
}

/** What an import assumed of a value is no comment on another value. */
function withoutAssumption(file: DesignFile, path: Path): DesignFile {
  const at = path.findIndex((key) => key === 'vrf' || key === 'layer3ManagedBy');
  if (at < 0) return file;
  const { start } = file.offsetsOf({ path: path.slice(0, at + 1), on: 'key' });
  const text = withoutCommentAbove(file.text, start, [assumedLayer3(), assumedVrf()]);
  return text === file.text ? file : readDesignFile(file.path, text);
}

function editsOf(file: DesignFile, { path, value, kind }: Step): TextEdit[] {
  if (kind === 'append') return appendItem(file, path, value);
  if (kind === 'set') return setValue(file, path, value);
  if (kind === 'remove') return remove(file, path);
  return insertKey(file, path.slice(0, -1), String(path.at(-1)), value);
}

/** The edits from what a file says to what is wanted; lists of named items go by their names. */
function stepsTo(from: unknown, to: unknown, path: Path, told: Told[]): Step[] {
  if (isMapping(from) && isMapping(to)) {
    const over = Object.keys(from).filter((key) => to[key] === undefined && isOn(key, from[key]));
    const gone = over.map((key): Step => ({ path: [...path, key], value: null, kind: 'remove' }));
    const steps = Object.entries(to).flatMap(([key, value]): Step[] => {
      const at = [...path, key];
      const there = from[key];
      if (there === undefined)
        return isImplied(at, value) ? [] : [{ path: at, value: value as EditValue, kind: 'insert' }];
      return isDecided(at, there) ? [] : stepsTo(there, value, at, told);
    });
    return [...steps, ...gone];
  }
  if (Array.isArray(from) && Array.isArray(to)) return listSteps(from, to, path, told);
  return sameValue(from, to) ? [] : [{ path, value: to as EditValue, kind: 'set' }];
}

/** What a subscription gives to what stands in it, and a file may say further up. */
const GIVEN = new Set(['resourceGroup', 'location', 'tags', 'tenantId']);

/** What an import says where it knows nothing, or what a file inherits, is no news to a file that does not say it. */
function isImplied(path: Path, value: unknown): boolean {
  const key = String(path.at(-1));
  const isGiven = path[0] === 'subscriptions' && path.length === 3 && GIVEN.has(key);
  return DECIDED.has(key) || isGiven || (Array.isArray(value) && value.length === 0);
}

function listSteps(from: readonly unknown[], to: readonly unknown[], path: Path, told: Told[]): Step[] {
  if (![...from, ...to].every(isNamed)) {
    if (sameValue(from, to)) return [];
    const isLonger = from.length > 0 && from.length < to.length && sameValue(from, to.slice(0, from.length));
    if (!isLonger) return [{ path, value: to as EditValue, kind: 'set' }];
    return to.slice(from.length).map((value) => ({ path, value: value as EditValue, kind: 'append' }));
  }
  const named = new Map(
    from.flatMap((item, index) => (isNamed(item) ? [[item.name.toLowerCase(), { item, index }] as const] : [])),
  );
  const steps = to.filter(isNamed).flatMap((item): Step[] => {
    const there = named.get(item.name.toLowerCase());
    return there
      ? stepsTo(there.item, item, [...path, there.index], told)
      : [{ path, value: item as unknown as EditValue, kind: 'append' }];
  });
  const wanted = new Set(to.filter(isNamed).map(({ name }) => name.toLowerCase()));
  for (const { name } of from.filter(isNamed)) {
    if (wanted.has(name.toLowerCase()) || path[0] === 'sites') continue;
    told.push({
      severity: 'info',
      code: 'IMP-010',
      message: l10n.t('{0} is in the design, and not in what was read: it stays in the design.', name),
    });
  }
  return steps;
}

/** Texts without regard to case, as Azure shows many of them in another; lists of plain values in any order. */
function sameValue(a: unknown, b: unknown): boolean {
  const plain = (value: unknown): unknown => {
    if (typeof value === 'string') return value.toLowerCase().replaceAll(' ', '');
    return Array.isArray(value) ? value.map((item) => JSON.stringify(plain(item))).sort() : value;
  };
  return JSON.stringify(plain(a)) === JSON.stringify(plain(b));
}
