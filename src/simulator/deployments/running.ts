import { ArmError, textAt } from '../arm';
import type { Json, JsonObject } from '../arm';
import { keyOf } from '../ids';
import type { ArmRequest, ArmResponse } from '../messages';
import type { Store } from '../store';
import { kindOfId } from '../types/kinds';
import type { Template, TemplateResource } from './template';

export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly target?: string;
  readonly details?: readonly Problem[];
}

type State = 'pending' | 'running' | 'succeeded' | 'failed';

/** What a running deployment needs of the simulator around it. */
export interface Ground {
  readonly store: Store;
  readonly send: (request: ArmRequest) => ArmResponse;
  /** starts a deployment inside of this one */
  readonly nest: (id: string, body: JsonObject) => RunningDeployment;
}

/** Refused for the moment, and not for good. */
const LATER = new Set(['AnotherOperationInProgress', 'ReferencedResourceNotProvisioned', 'RetryableError']);

interface Step {
  readonly resource: TemplateResource;
  state: State;
  nested?: RunningDeployment;
  problem?: Problem;
}

/** A deployment under way: each resource is sent when all is there that it depends on. */
export class RunningDeployment {
  readonly correlationId = crypto.randomUUID();
  readonly startedAt = Date.now();
  private readonly steps: readonly Step[];
  private ended: number | undefined;

  constructor(
    readonly id: string,
    readonly properties: JsonObject,
    readonly template: Template,
    private readonly ground: Ground,
  ) {
    this.steps = template.resources.map((resource) => ({ resource, state: 'pending' }));
    this.advance();
  }

  get name(): string {
    return this.id.slice(this.id.lastIndexOf('/') + 1);
  }

  get state(): 'Running' | 'Succeeded' | 'Failed' {
    if (this.steps.some(({ state }) => state === 'running')) return 'Running';
    if (this.steps.some(({ state }) => state === 'failed')) return 'Failed';
    return this.steps.some(({ state }) => state === 'pending') ? 'Running' : 'Succeeded';
  }

  /** Looks what has ended, and sends what can be sent now. */
  advance(): void {
    for (const step of this.steps) if (step.state === 'running') this.look(step);
    const failed = this.steps.some(({ state }) => state === 'failed');
    for (const step of this.steps) if (step.state === 'pending' && !failed && this.isReady(step)) this.start(step);
    if (this.state !== 'Running') this.ended ??= Date.now();
  }

  get milliseconds(): number {
    return (this.ended ?? Date.now()) - this.startedAt;
  }

  /** The ids of what has been made. */
  get made(): string[] {
    return this.steps.flatMap(({ resource, state, nested }) =>
      state === 'succeeded' ? (nested?.made ?? [resource.id]) : [],
    );
  }

  get problem(): Problem | undefined {
    const details = this.steps.flatMap(({ problem }) => problem ?? []);
    if (details.length === 0 || this.state !== 'Failed') return undefined;
    const message =
      'At least one resource deployment operation failed. Please list deployment operations for details. Please see https://aka.ms/arm-deployment-operations for usage details.';
    return { code: 'DeploymentFailed', target: this.id, message, details };
  }

  operations(): JsonObject[] {
    return this.steps
      .filter(({ state }) => state !== 'pending')
      .map(({ resource, state, problem }, index) => ({
        id: `${this.id}/operations/${index + 1}`,
        operationId: String(index + 1),
        properties: {
          provisioningOperation: 'Create',
          provisioningState: state === 'succeeded' ? 'Succeeded' : state === 'failed' ? 'Failed' : 'Running',
          targetResource: {
            id: resource.id,
            resourceType: resource.type,
            resourceName: resource.id.split('/').pop() ?? '',
          },
          ...(problem !== undefined && { statusCode: 'BadRequest', statusMessage: { error: problemBody(problem) } }),
        },
      }));
  }

  private isReady({ resource }: Step): boolean {
    return resource.dependsOn.every((named) =>
      this.steps.every((other) => other.state === 'succeeded' || !isNamed(other.resource, named)),
    );
  }

  private start(step: Step): void {
    const { id, apiVersion } = step.resource;
    try {
      const body = step.resource.body();
      if (/\/providers\/microsoft\.resources\/deployments\/[^/]+$/i.test(id)) step.nested = this.ground.nest(id, body);
      else this.put(id, apiVersion, body);
      step.state = 'running';
      this.look(step);
    } catch (error) {
      if (!(error instanceof ArmError)) throw error;
      if (LATER.has(error.code)) return;
      step.state = 'failed';
      step.problem = { code: error.code, message: error.message, target: id };
    }
  }

  private put(id: string, apiVersion: string, body: JsonObject): void {
    const query = new URLSearchParams({ 'api-version': apiVersion });
    const target = `${id}?${query}`;
    this.ground.send({ method: 'PUT', target, path: id, query, apiVersion, body, actor: 'caller', base: '' });
  }

  private look(step: Step): void {
    if (step.nested !== undefined) {
      step.nested.advance();
      if (step.nested.state === 'Running') return;
      step.state = step.nested.state === 'Succeeded' ? 'succeeded' : 'failed';
      if (step.nested.problem !== undefined) step.problem = step.nested.problem;
      return;
    }
    const found = this.ground.store.get(step.resource.id);
    const synchronous = kindOfId(step.resource.id)?.synchronous === true;
    if (found === undefined || synchronous || found.state === 'Succeeded') step.state = 'succeeded';
    else if (found.state === 'Failed') {
      step.state = 'failed';
      step.problem = {
        code: 'ResourceDeploymentFailure',
        target: step.resource.id,
        message:
          "The resource write operation failed to complete successfully, because it reached terminal provisioning state 'Failed'.",
      };
    }
  }
}

/** Whether `dependsOn` means a resource: by id, by symbolic name, or by its own name. */
function isNamed({ id, symbol }: TemplateResource, named: string): boolean {
  if (symbol !== undefined && symbol === named) return true;
  const key = keyOf(named);
  return keyOf(id) === key || (!named.startsWith('/') && keyOf(id).endsWith(`/${key}`));
}

/** A problem as ARM writes it. */
export function problemBody({ code, message, target, details = [] }: Problem): JsonObject {
  return {
    code,
    message,
    ...(target !== undefined && { target }),
    details: details.map((each): Json => problemBody(each)),
  };
}

/** What a deployment was given, without what is secure. */
export function shownParameters(properties: JsonObject, template: Template): JsonObject {
  const declared = properties.template;
  const names = Object.keys(((declared as JsonObject | undefined)?.parameters ?? {}) as JsonObject);
  return Object.fromEntries(
    names.map((name) => {
      const type = textAt(declared, 'parameters', name, 'type') ?? 'String';
      return [name, /^secure/i.test(type) ? { type } : { type, value: template.setting.parameters(name) }];
    }),
  );
}
