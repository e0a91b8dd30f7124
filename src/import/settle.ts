import * as l10n from '@vscode/l10n';
import {
  type Customer,
  type Design,
  type DesignFile,
  type Finding,
  type Path,
  assemble,
  comparePaths,
  readDesignFile,
  startsWith,
} from '../design';
import { RESOURCE_GROUP, type WantedResource, mergeOnto, resourceKey, types, wantedOf } from '../resources';
import { check } from '../rules';
import type { Estate } from './found';
import type { CustomerDraft } from './reading/customer';
import type { Draft } from './reading/reading';
import { textOf } from './text';
import type { Told } from './told';

/** Rounds after which what is left is told as it is. */
const MOST_ROUNDS = 40;

/** A customer's file that says what is there. */
export interface Settled {
  readonly path: string;
  readonly text: string;
  readonly told: readonly Told[];
  /** Ids, in lower case, of what the file is about: what it manages, and what it says is there. */
  readonly wanted: ReadonlySet<string>;
  /** Errors of the design that are in what was found, such as networks that overlap. */
  readonly errors: readonly Finding[];
}

/**
 * Holds a draft against what was found, by the builder and the merge that a plan is made with: what the design would change is
 * marked as `existing`, and what the format cannot hold is taken out. So the plan after an import is empty by construction.
 */
export function settled(
  estate: Estate,
  customer: CustomerDraft,
  path: string,
  provider: readonly DesignFile[],
): Settled {
  const { draft, comments } = customer;
  const told: Told[] = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const file = readDesignFile(path, textOf(path, draft, []));
    if (takenOut(draft, formatErrors(file), told)) continue;
    const built = builtWith(provider, file);
    if (!built) break;
    const { resources } = wantedOf(built.design, built.own);
    if (marked(estate, draft, resources, comments, told)) continue;
    const errors = errorsIn(built);
    if (
      takenOut(
        draft,
        errors.filter(({ code, place }) => /^(REF|FMT)-/.test(code) || isTag(place.path)),
        told,
      )
    )
      continue;
    const wanted = new Set(resources.map(({ id }) => resourceKey(id)));
    return { path, text: textOf(path, draft, comments), told, wanted, errors };
  }
  return { path, text: textOf(path, draft, comments), told, wanted: new Set(), errors: [] };
}

/** Errors of the design that stand in the file of a customer, beside that of the provider. */
export function errorsWith(provider: DesignFile, file: DesignFile): Finding[] {
  const built = builtWith([provider], file);
  return built ? errorsIn(built) : formatErrors(file);
}

function errorsIn({ design, own }: Built): Finding[] {
  return check({ designs: [{ ...design, customers: [own] }], findings: [], unreadable: [] }).filter(
    ({ severity, place }) => severity === 'error' && place.file === own.file.path,
  );
}

/** What the file of a customer wants of what was found, and is not so: somebody decided it, and a plan would change it. */
export function stillDifferent(estate: Estate, file: DesignFile, provider: readonly DesignFile[]): Told[] {
  const built = builtWith(provider, file);
  if (!built) return [];
  return wantedOf(built.design, built.own).resources.flatMap((resource): Told[] => {
    const isAsked = !resource.existing && resource.type !== RESOURCE_GROUP && estate.get(resource.id) !== undefined;
    const why = isAsked ? difference(estate, resource) : undefined;
    if (why === undefined) return [];
    const message = l10n.t('{0}: the design wants something else, and keeps it: {1}', resource.name, why);
    return [{ severity: 'warning', code: 'IMP-010', message, id: resource.id }];
  });
}

/** The customer of a file, in the design of it and its provider alone. */
interface Built {
  readonly design: Design;
  readonly own: Customer;
}

function builtWith(provider: readonly DesignFile[], file: DesignFile): Built | undefined {
  const [design] = assemble([...provider, file]).designs;
  const own = design?.customers.find((one) => one.file === file);
  return design && own && { design, own };
}

const formatErrors = ({ findings }: DesignFile): Finding[] =>
  findings.filter(({ severity, code }) => severity === 'error' && code.startsWith('FMT-'));

/**
 * Takes out of the draft what the format refuses: the item of the list that it stands in, or the key. It stays in Azure.
 * @returns whether anything was taken out
 */
function takenOut(draft: Draft, errors: readonly Finding[], told: Told[]): boolean {
  const gone: Path[] = [];
  // From the end of lists, so that the others keep their places.
  for (const { place, message } of [...errors].sort((a, b) => comparePaths(b.place.path, a.place.path))) {
    const at = smallest(place.path);
    if (at.length === 0 || gone.some((one) => startsWith(at, one))) continue;
    const name = nameAt(draft, at);
    if (!removeAt(draft, at)) continue;
    gone.push(at);
    told.push({
      severity: 'warning',
      code: 'IMP-005',
      message: l10n.t('{0} cannot be said in a design, and is left alone: {1}', name, message),
    });
  }
  return gone.length > 0;
}

/** Objects and values that a design may leave out: what is wrong in one takes it alone out, and not what it stands in. */
const OPTIONAL = new Set([
  'autoScaleConfiguration',
  'customerASN',
  'firewall',
  'gateway',
  'ipv6PeeringConfig',
  'lock',
  'microsoft',
  'pointToSite',
  'private',
  'resiliencyModel',
  'routeFilter',
  'routeServer',
  'routingRegistryName',
  'tags',
  'vpnGateway',
]);

/** A single tag: Azure makes some that nobody may write, such as those of the portal. */
const isTag = (path: Path): boolean => path.at(-2) === 'tags';

/** The way to the innermost item of a list, tag or optional part around a place. */
function smallest(path: Path): Path {
  for (let length = path.length; length > 0; length--) {
    const last = path[length - 1];
    const inner = path.slice(0, length);
    if (typeof last === 'number' || isTag(inner) || OPTIONAL.has(last ?? '')) return inner;
  }
  return path.slice(0, 1);
}

type Container = Record<string | number, unknown>;

function valueAtPath(draft: Draft, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? (value as Container)[key] : undefined),
    draft,
  );
}

function nameAt(draft: Draft, path: Path): string {
  const value = valueAtPath(draft, path);
  const name = typeof value === 'object' && value !== null && 'name' in value ? value.name : undefined;
  return typeof name === 'string' ? name : path.join('.');
}

function removeAt(draft: Draft, path: Path): boolean {
  const parent = valueAtPath(draft, path.slice(0, -1));
  const last = path.at(-1);
  if (Array.isArray(parent) && typeof last === 'number') return parent.splice(last, 1).length > 0;
  if (typeof parent !== 'object' || parent === null || last === undefined || !(last in parent)) return false;
  return Reflect.deleteProperty(parent, last);
}

/**
 * Marks what differs from what was found as `existing`, with the difference as a comment.
 * @returns whether anything was marked
 */
function marked(
  estate: Estate,
  draft: Draft,
  wanted: readonly WantedResource[],
  comments: CustomerDraft['comments'],
  told: Told[],
): boolean {
  let isMarked = false;
  for (const resource of wanted) {
    if (resource.existing || resource.type === RESOURCE_GROUP) continue;
    const why = difference(estate, resource);
    if (why === undefined) continue;
    const aside = besideOf(draft, resource);
    if (aside) {
      // What stands beside a resource is left alone, and not the resource with it.
      if (!removeAt(draft, aside)) continue;
      told.push(leftAlone(resource, why));
      return true;
    }
    const object = valueAtPath(draft, objectOf(draft, resource.place.path));
    if (
      typeof object !== 'object' ||
      object === null ||
      Array.isArray(object) ||
      !('name' in object || 'peerASN' in object)
    )
      continue;
    if ((object as Draft)['existing'] === true) continue;
    isMarked = true;
    // What is not there under the id that the design gives it cannot be referred to either, and a tunnel never is.
    const isLost = !estate.get(resource.id) && (object as Draft)['name'] === resource.name;
    if (isLost || resource.place.path.includes('tunnels')) {
      removeAt(draft, objectOf(draft, resource.place.path));
      told.push(leftAlone(resource, why));
      return true;
    }
    (object as Draft)['existing'] = true;
    const text = l10n.t('Not managed, as the format cannot say it as it is: {0}', why);
    comments.push({ object, text });
    told.push({ severity: 'warning', code: 'IMP-004', message: `${resource.name}: ${text}`, id: resource.id });
  }
  return isMarked;
}

const leftAlone = ({ name, id }: WantedResource, why: string): Told => ({
  severity: 'warning',
  code: 'IMP-005',
  message: l10n.t('{0} cannot be said in a design, and is left alone: {1}', name, why),
  id,
});

/** Where the design says a lock, a window, alerts or a role, which stand beside the resource that they are of. */
function besideOf(draft: Draft, { type, place }: WantedResource): Path | undefined {
  switch (type) {
    case types.lock:
      return [...objectOf(draft, place.path), 'lock'];
    case types.maintenance:
    case types.maintenanceAssignment:
      return [...objectOf(draft, place.path), 'maintenanceWindow'];
    case types.metricAlert:
      return ['monitoring'];
    case types.roleAssignment:
      return place.path;
    default:
      return undefined;
  }
}

/** The object at a path, or around the key that stands there. */
function objectOf(draft: Draft, path: Path): Path {
  const value = valueAtPath(draft, path);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? path : path.slice(0, -1);
}

/** What a plan would change of a resource; undefined where nothing. */
function difference(estate: Estate, resource: WantedResource): string | undefined {
  const found = estate.get(resource.id);
  if (!found) return l10n.t('{0} would be made.', resource.id);
  const { body, location, tags } = resource;
  const wanted = { ...(location !== undefined && { location }), ...(tags !== undefined && { tags }), ...body };
  const { changes } = mergeOnto(resource.type, estate.whole(found), wanted);
  const [first] = changes;
  if (!first) return undefined;
  return l10n.t('{0} is {1}, and would become {2}.', first.path, JSON.stringify(first.from), JSON.stringify(first.to));
}
