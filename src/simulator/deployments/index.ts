import { ArmError, badRequest, isObject, notFound, textAt } from '../arm';
import type { Json, JsonObject } from '../arm';
import { keyOf } from '../ids';
import type { ArmRequest, ArmResponse } from '../messages';
import type { Store } from '../store';
import { RunningDeployment, problemBody, shownParameters } from './running';
import { readTemplate } from './template';
import type { Template } from './template';
import { whatIf } from './whatIf';

const PATH = /^(.*)\/providers\/microsoft\.resources\/deployments(?:\/([^/]+))?(?:\/([^/]+))?(?:\/([^/]+))?$/i;

/** What deployments need of the simulator around them. */
export interface Surroundings {
  readonly store: Store;
  readonly tenantOf: (subscription: string) => string;
  readonly send: (request: ArmRequest) => ArmResponse;
  /** a resource as a GET shows it */
  readonly shown: (id: string) => JsonObject | undefined;
}

/** `Microsoft.Resources/deployments`: templates that are checked, compared with what is there, and carried out. */
export class Deployments {
  private readonly known = new Map<string, RunningDeployment>();

  constructor(private readonly around: Surroundings) {}

  /** Lets those that run look what has ended meanwhile. */
  wake(): void {
    for (const deployment of this.known.values()) if (deployment.state === 'Running') deployment.advance();
  }

  /** Answers a request to a deployment; undefined where the path is of none. */
  serve(request: ArmRequest): ArmResponse | undefined {
    const [, scope, name, verb, rest] = PATH.exec(request.path) ?? [];
    if (scope === undefined) return undefined;
    this.wake();
    if (name === undefined) return this.list(scope);
    const id = `${scope}/providers/Microsoft.Resources/deployments/${name}`;
    switch (`${request.method} ${(verb ?? '').toLowerCase()}`.trim()) {
      case 'PUT':
        return this.put(request, id);
      case 'GET':
        return { status: 200, body: this.show(this.require(id)) };
      case 'HEAD':
        return { status: this.known.has(keyOf(id)) ? 204 : 404 };
      case 'DELETE':
        this.known.delete(keyOf(id));
        return { status: 204 };
      case 'POST validate':
        return { status: 200, body: this.validated(id, request.body) };
      case 'POST whatif':
        return { status: 200, body: this.compared(id, request.body) };
      case 'GET operations':
        return { status: 200, body: { value: this.require(id).operations() } };
      case 'GET operationstatuses':
        return rest === undefined ? undefined : { status: 200, body: this.status(this.require(id)) };
      default:
        throw notFound('NotFound', `The simulator does not serve ${request.method} ${request.path}.`);
    }
  }

  private list(scope: string): ArmResponse {
    const all = [...this.known.values()].filter(({ id }) => keyOf(id).startsWith(`${keyOf(scope)}/providers/`));
    return { status: 200, body: { value: all.map((each) => this.show(each)) } };
  }

  private put(request: ArmRequest, id: string): ArmResponse {
    const before = this.known.get(keyOf(id));
    if (before?.state === 'Running') {
      throw new ArmError(
        409,
        'DeploymentActive',
        `Unable to edit or replace deployment '${before.name}': previous deployment is still active.`,
      );
    }
    const deployment = this.begin(id, request.body);
    const status = `${request.base}${id}/operationStatuses/${deployment.correlationId}?api-version=${request.apiVersion}`;
    return {
      status: before === undefined ? 201 : 200,
      body: this.show(deployment),
      headers: { 'Azure-AsyncOperation': status },
    };
  }

  private begin(id: string, body: JsonObject): RunningDeployment {
    const template = this.read(id, body);
    const { store, send } = this.around;
    const nest = (inner: string, innerBody: JsonObject) => this.begin(inner, innerBody);
    const properties = isObject(body.properties) ? body.properties : {};
    const deployment = new RunningDeployment(id, properties, template, { store, send, nest });
    this.known.set(keyOf(id), deployment);
    return deployment;
  }

  /** The template of a deployment's body. Throws where it is not valid, or is of a kind that is not served. */
  private read(id: string, body: JsonObject): Template {
    const { properties, location } = body;
    const template = isObject(properties) ? properties.template : undefined;
    if (!isObject(template))
      throw badRequest('InvalidRequestContent', 'The request content was invalid: the deployment has no template.');
    const mode = textAt(properties, 'mode') ?? 'Incremental';
    if (!/^incremental$/i.test(mode))
      throw badRequest('InvalidDeploymentMode', `The simulator does not serve deployments of the mode ${mode}.`);
    const parts = id.split('/');
    const groupName = parts[3]?.toLowerCase() === 'resourcegroups' ? parts[4] : undefined;
    const group = groupName === undefined ? undefined : this.around.store.get(parts.slice(0, 5).join('/'));
    if (groupName !== undefined && group === undefined) {
      throw notFound('ResourceGroupNotFound', `Resource group '${groupName}' could not be found.`);
    }
    const place = group?.location ?? (typeof location === 'string' ? location : undefined);
    if (groupName === undefined && place === undefined) {
      throw badRequest('LocationRequired', 'The location property is required for this definition.');
    }
    const subscription = parts[2] ?? '';
    const given = isObject(properties) && isObject(properties.parameters) ? properties.parameters : {};
    return readTemplate(
      {
        subscription,
        tenant: this.around.tenantOf(subscription),
        group: group && { name: group.name, location: group.location ?? '' },
        deployment: parts.at(-1) ?? '',
        location: place ?? '',
        reference: (target, full) => this.reference(target, full),
      },
      template,
      given,
    );
  }

  private reference(target: string, full: boolean): Json {
    const nested = this.known.get(keyOf(target));
    const shown = nested === undefined ? this.around.shown(target) : this.show(nested);
    if (shown === undefined) throw notFound('ResourceNotFound', `The Resource '${target}' was not found.`);
    return full ? shown : (shown.properties ?? {});
  }

  private validated(id: string, body: JsonObject): JsonObject {
    const template = this.read(id, body);
    const validatedResources = template.resources.map((resource): Json => ({ id: resource.id }));
    return {
      id,
      name: id.split('/').pop() ?? '',
      properties: { provisioningState: 'Succeeded', mode: 'Incremental', validatedResources },
    };
  }

  private compared(id: string, body: JsonObject): JsonObject {
    return { status: 'Succeeded', properties: { changes: whatIf(this.read(id, body), this.around.shown) } };
  }

  private require(id: string): RunningDeployment {
    const found = this.known.get(keyOf(id));
    if (found === undefined)
      throw notFound('DeploymentNotFound', `Deployment '${id.split('/').pop() ?? ''}' could not be found.`);
    return found;
  }

  private status({ state, problem }: RunningDeployment): JsonObject {
    return { status: state, ...(problem !== undefined && { error: problemBody(problem) }) };
  }

  private show(deployment: RunningDeployment): JsonObject {
    const { id, name, properties, template, state, problem, correlationId, startedAt, milliseconds } = deployment;
    return {
      id,
      name,
      type: 'Microsoft.Resources/deployments',
      properties: {
        mode: 'Incremental',
        provisioningState: state,
        timestamp: new Date(startedAt).toISOString(),
        duration: `PT${milliseconds / 1000}S`,
        correlationId,
        parameters: shownParameters(properties, template),
        ...(state === 'Succeeded' && { outputs: template.outputs() }),
        outputResources: deployment.made.map((made): Json => ({ id: made })),
        ...(problem !== undefined && { error: problemBody(problem) }),
      },
    };
  }
}
