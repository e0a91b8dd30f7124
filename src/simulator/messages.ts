import type { Json, JsonObject } from './arm';
import type { Actor } from './kind';

/** A request as it reaches the resource provider: checked for syntax, not yet for sense. */
export interface ArmRequest {
  readonly method: string;
  /** the path with its query, exactly as sent */
  readonly target: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly apiVersion: string;
  readonly ifMatch?: string;
  readonly ifNoneMatch?: string;
  readonly body: JsonObject;
  readonly actor: Actor;
  /** scheme, host and port under which the caller knows the simulator */
  readonly base: string;
}

export interface ArmResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** undefined: no body at all; null: the body `null` */
  readonly body?: Json;
}
