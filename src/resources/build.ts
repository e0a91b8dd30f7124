import * as l10n from '@vscode/l10n';
import { normalizeRegion } from '../catalog/regions';
import { type Customer, type Design, type Inherited, type Part, type Place, placeOf } from '../design';
import { type ArmId, groupId, parentId, parseArmId } from './ids';
import type { BodyValue, Party, Stage, WantedResource } from './model';
import { type DerivedKind, derivedName } from './naming';
import type { Draft } from './order';
import { apiVersionOf } from './types';

/** Something that the design wants and that cannot be said to Azure, with what is missing. */
export interface Remark {
  readonly message: string;
  readonly place: Place;
}

type Body = WantedResource['body'];
type Source = Part<object> & Inherited & { readonly existing?: boolean };

/** A resource as its room describes it; the rest is derived. */
export interface Spec {
  /** undefined while the design does not say enough of it: nothing is added then. */
  readonly id: string | undefined;
  readonly part: Source;
  readonly stage: Stage;
  readonly body: Body;
  /** A resource of its own region, with tags; else it is a child or an extension. */
  readonly located: boolean;
  /** In place of the region of the part, such as `global`. */
  readonly location?: string;
  /** Of a type that has a region and no tags. */
  readonly untagged?: boolean;
  readonly party?: Party;
  readonly existing?: boolean;
  /** Made because of the part, and not the part itself: a public address of a gateway, an alert. It has no lock of its own. */
  readonly derived?: boolean;
  readonly dependsOn?: readonly (string | undefined)[];
  /** Of a circuit: the edge routers that its links end on. */
  readonly edges?: readonly string[];
  readonly expected?: WantedResource['expected'];
}

/** Where the rooms of this house put what a customer wants. */
export interface Building {
  readonly design: Design;
  readonly customer: Customer;
  /** Adds a resource, once for each id; the first one said stays. */
  add(spec: Spec): void;
  /** The name of something that is made for a resource of this name. */
  nameFor(kind: DerivedKind, name: string, more?: { readonly n?: number; readonly metric?: string }): string;
  remark(message: string, of: Part<object>, ...keys: string[]): void;
  has(id: string | undefined): boolean;
  /** The resource of that id, as far as it is added. */
  get(id: string | undefined): WantedResource | undefined;
  /** What is written by us and locked by the design. */
  locked(): readonly Locked[];
}

export interface Locked {
  readonly id: string;
  readonly part: Source;
  readonly stage: Stage;
}

export interface Built {
  readonly resources: ReadonlyMap<string, Draft>;
  readonly remarks: readonly Remark[];
}

/** Undefined members of a body are what the design does not say: they are left out. */
function compact(value: BodyValue): BodyValue {
  if (Array.isArray(value)) return (value as readonly BodyValue[]).map(compact);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value as Record<string, BodyValue | undefined>);
  return Object.fromEntries(entries.flatMap(([key, item]) => (item === undefined ? [] : [[key, compact(item)]])));
}

/** An empty building, and what is in it later. Ids are the keys, in lower case. */
export function startBuilding(design: Design, customer: Customer): Building & Built {
  const resources = new Map<string, Draft>();
  const remarks: Remark[] = [];
  const locked: Locked[] = [];
  const names = new Map(
    customer.subscriptions.flatMap((s) => (s.raw.subscriptionId ? [[s.raw.subscriptionId.toLowerCase(), s.name]] : [])),
  );

  const get = (id: string | undefined) => (id === undefined ? undefined : resources.get(id.toLowerCase()));
  const remark: Building['remark'] = (message, of, ...keys) => {
    remarks.push({ message, place: placeOf(of, of.raw, ...keys) });
  };
  /** A child is left out with its parent, and what stands on a resource with that. */
  const stands = (id: string, { scope, resourceGroup, subscriptionId }: ArmId): boolean => {
    const parent = parentId(id);
    if (parent !== undefined) return get(parent) !== undefined;
    const onResource = scope.length > groupId(subscriptionId, resourceGroup ?? '').length;
    return !onResource || get(scope) !== undefined;
  };

  return {
    design,
    customer,
    resources,
    remarks,
    has: (id) => get(id) !== undefined,
    get,
    nameFor: (kind, name, more) => derivedName(design, kind, { name, customer: customer.name, ...more }),
    locked: () => locked,
    remark,
    add({ id, part, stage, body, located, party, existing = part.existing ?? false, ...spec }) {
      const parsed = id === undefined ? undefined : parseArmId(id);
      if (id === undefined || !parsed || resources.has(id.toLowerCase()) || !stands(id, parsed)) return;
      const { subscriptionId, resourceGroup, type, names: path } = parsed;
      const location = spec.location ?? (part.location === undefined ? undefined : normalizeRegion(part.location));
      if (located && !existing && location === undefined) {
        remark(l10n.t('{0} has no location: it is left out.', path.at(-1) ?? ''), part);
        return;
      }
      if (spec.derived !== true && !existing && 'lock' in part.raw && part.raw.lock === 'CanNotDelete') {
        locked.push({ id, part, stage });
      }
      const group = resourceGroup === undefined ? undefined : groupId(subscriptionId, resourceGroup);
      resources.set(id.toLowerCase(), {
        id,
        type,
        name: path.at(-1) ?? '',
        apiVersion: apiVersionOf(type, body),
        tenantId: part.tenantId,
        subscription: names.get(subscriptionId.toLowerCase()) ?? subscriptionId,
        subscriptionId,
        resourceGroup,
        location: located ? location : undefined,
        tags: located && spec.untagged !== true && Object.keys(part.tags).length > 0 ? part.tags : undefined,
        body: compact(body) as Body,
        party: party ?? part.managedBy,
        existing,
        stage,
        ...(spec.edges && { edges: spec.edges }),
        ...(spec.expected && { expected: spec.expected }),
        dependsOn: [group, ...(spec.dependsOn ?? [])].filter((one) => one !== undefined && one !== id) as string[],
        // Looked up when asked for: most readers of a resource never ask.
        get place() {
          return placeOf(part, part.raw);
        },
      });
    },
  };
}

/** A reference to another resource, as ARM's SubResource. */
export function reference(id: string | undefined): { readonly id: { readonly $id: string } } | undefined {
  return id === undefined ? undefined : { id: { $id: id } };
}

/** The form in which ARM's connections refer to gateways: their type demands `properties`. */
export function gatewayReference(id: string): BodyValue {
  return { id: { $id: id }, properties: {} };
}
