import type { OperationFailure, Strictness } from './kind';

/** Which requests a fault is for; an absent part matches everything. */
export interface Match {
  readonly method?: string;
  /** a part of the path, without regard to case */
  readonly path?: string;
}

interface Counted {
  readonly match?: Match;
  /** the first matching request that it hits, from 1 (1) */
  readonly nth?: number;
  /** how many it hits (1) */
  readonly times?: number;
}

/** Something that goes wrong on purpose. */
export type Fault =
  /** 429 with `Retry-After` in seconds */
  | (Counted & { readonly kind: 'throttle'; readonly retryAfterSeconds: number })
  | (Counted & { readonly kind: 'serverError' })
  /** the connection is cut before an answer */
  | (Counted & { readonly kind: 'drop' })
  | (Counted & { readonly kind: 'forbid' })
  /** 401, as where a token has run out */
  | (Counted & { readonly kind: 'unauthorized' })
  /** 200 with a page of HTML, as a proxy answers in place of Azure */
  | (Counted & { readonly kind: 'htmlPage' })
  /** the right status and the first half of the body */
  | (Counted & { readonly kind: 'cutBody' })
  /** no answer at all, and the connection stays open */
  | (Counted & { readonly kind: 'silence' })
  /** the operation is accepted and ends as Failed */
  | (Counted & { readonly kind: 'failOperation'; readonly error: OperationFailure })
  /** the operation takes this long */
  | (Counted & { readonly kind: 'slowOperation'; readonly milliseconds: number })
  /** a peering is refused until the connectivity provider has provisioned the circuit, as the documentation has it */
  | { readonly kind: 'refusePeeringBeforeProvisioned' }
  /** lists come in pages of so many items */
  | { readonly kind: 'pages'; readonly size: number }
  /** the quotas of the subscriptions have been raised: counts of circuits, networks and the like are not held */
  | { readonly kind: 'raisedQuotas' };

type CountedFault = Exclude<Fault, { kind: 'refusePeeringBeforeProvisioned' | 'raisedQuotas' | 'pages' }>;
type RequestFault = Exclude<CountedFault, { kind: 'failOperation' | 'slowOperation' }>;
type OperationFault = Extract<CountedFault, { kind: 'failOperation' | 'slowOperation' }>;

const ofRequests = (fault: Fault): fault is RequestFault =>
  fault.kind !== 'refusePeeringBeforeProvisioned' &&
  fault.kind !== 'raisedQuotas' &&
  fault.kind !== 'pages' &&
  !ofOperations(fault);
const ofOperations = (fault: Fault): fault is OperationFault =>
  fault.kind === 'failOperation' || fault.kind === 'slowOperation';

/** The faults that are switched on. */
export class Faults {
  private readonly active = new Map<Fault, { seen: number }>();

  constructor(initial: readonly Fault[] = []) {
    for (const fault of initial) this.add(fault);
  }

  /** Switches a fault on, and returns what switches it off. */
  add(fault: Fault): () => void {
    this.active.set(fault, { seen: 0 });
    return () => this.active.delete(fault);
  }

  clear(): void {
    this.active.clear();
  }

  /** What of Azure's refusals is asked, as the faults have it. */
  get strictness(): Strictness {
    const kinds = new Set([...this.active.keys()].map(({ kind }) => kind));
    return {
      refusePeeringBeforeProvisioned: kinds.has('refusePeeringBeforeProvisioned'),
      holdQuotas: !kinds.has('raisedQuotas'),
    };
  }

  /** How many items of a list come in one answer. */
  get pageSize(): number {
    return Math.min(Infinity, ...[...this.active.keys()].flatMap((one) => (one.kind === 'pages' ? [one.size] : [])));
  }

  /** The fault that hits this request, if one does. Each call counts as a request. */
  forRequest(method: string, path: string): RequestFault | undefined {
    return this.hit(method, path, ofRequests);
  }

  /** The fault that hits the operation that this request starts. */
  forOperation(method: string, path: string): OperationFault | undefined {
    return this.hit(method, path, ofOperations);
  }

  private hit<T extends CountedFault>(
    method: string,
    path: string,
    wanted: (fault: Fault) => fault is T,
  ): T | undefined {
    let result: T | undefined;
    for (const [fault, count] of this.active) {
      if (!wanted(fault) || !matches(fault.match, method, path)) continue;
      count.seen++;
      const first = fault.nth ?? 1;
      if (result === undefined && count.seen >= first && count.seen < first + (fault.times ?? 1)) result = fault;
    }
    return result;
  }
}

function matches(match: Match | undefined, method: string, path: string): boolean {
  if (match?.method !== undefined && match.method.toUpperCase() !== method.toUpperCase()) return false;
  return match?.path === undefined || path.toLowerCase().includes(match.path.toLowerCase());
}
