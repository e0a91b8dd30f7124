import { type Customer, type Design, type Path, startsWith } from '../design';
import type { SeenInAzure } from '../design/prerequisite';

/** What a wizard is about. */
export interface DesignScope {
  readonly design: Design;
  /** The day, as YYYY-MM-DD. */
  readonly today: string;
  /** What the wizard was called on, where it was called on something. */
  readonly on?: { readonly file: string; readonly path: Path };
  /** The customer that it stands at, where there is one. */
  readonly customer?: Customer;
}

export interface CustomerScope extends DesignScope {
  readonly customer: Customer;
  /** What was last read of it in Azure. */
  readonly seen?: SeenInAzure;
}

/** Those of a list that the wizard was called on, or in which that stands; all of them where it was called on none. */
export function calledOn<
  T extends { readonly raw: object; readonly file: { pathOf(object: object): Path | undefined; path: string } },
>({ on }: DesignScope, parts: readonly T[]): readonly T[] {
  if (!on) return parts;
  const within = parts.filter((part) => {
    const at = part.file.path === on.file ? part.file.pathOf(part.raw) : undefined;
    return at !== undefined && at.length > 0 && startsWith(on.path, at);
  });
  return within.length > 0 ? within : parts;
}
