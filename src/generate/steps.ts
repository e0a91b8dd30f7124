import { type Party, RESOURCE_GROUP, type Stage, type WantedResource } from '../resources';
import { fileName } from './names';

/** What one party carries out at once, in one resource group or at one subscription: a file of each format. */
export interface Step {
  readonly party: Party;
  readonly stage: Stage;
  /** Short name and GUID. */
  readonly subscription: string;
  readonly subscriptionId: string;
  readonly tenantId: string | undefined;
  /** The tenant in which who carries the step out signs in; with Azure Lighthouse the CSP's, not that of the subscription. */
  readonly signInTenantId: string | undefined;
  /** undefined: at the subscription itself. */
  readonly resourceGroup: string | undefined;
  /** Steps of one stage and subscription with the same number can be carried out together. */
  readonly wave: number;
  /** In order. */
  readonly resources: readonly WantedResource[];
  /** Folder of the stage, such as `csp/1-network/prod`. */
  readonly folder: string;
  /** Name of its files, without ending. */
  readonly name: string;
  /** Steps that must be done before. */
  readonly waitsFor: readonly Step[];
}

const stages: readonly Stage[] = ['network', 'peerings', 'connections'];

/** Folder name of a stage: 1-network, 2-peerings, 3-connections. */
export function stageName(stage: Stage): string {
  return `${stages.indexOf(stage) + 1}-${stage}`;
}

/** The tenant to sign in to for what a party makes in a tenant. */
export type SignInTenant = (party: Party, tenantId: string | undefined) => string | undefined;

/** A step while it is put together. */
interface Draft {
  readonly place: string;
  readonly wave: number;
  readonly first: WantedResource;
  readonly atSubscription: boolean;
  readonly resources: WantedResource[];
}

const atSubscription = (resource: WantedResource): boolean =>
  resource.resourceGroup === undefined || resource.type === RESOURCE_GROUP;

function placeOf(resource: WantedResource): string {
  const group = atSubscription(resource) ? '' : (resource.resourceGroup ?? '').toLowerCase();
  return `${resource.party}|${resource.stage}|${resource.subscriptionId.toLowerCase()}|${group}`;
}

/**
 * The steps of a customer, in order. Two places that need each other (a hub and a spoke that peer both ways) are cut into
 * as many steps as it takes: a resource stands one step later for each change of place on its longest way.
 */
export function stepsOf(resources: readonly WantedResource[], signInTenant: SignInTenant): Step[] {
  const draftOf = new Map<string, Draft>();
  const drafts = new Map<string, Draft>();
  for (const resource of resources) {
    if (resource.existing) continue;
    const place = placeOf(resource);
    let wave = 1;
    for (const id of resource.dependsOn) {
      const needed = draftOf.get(id.toLowerCase());
      if (!needed || needed.first.stage !== resource.stage || needed.atSubscription) continue;
      wave = Math.max(wave, needed.place === place ? needed.wave : needed.wave + 1);
    }
    const key = `${place}|${wave}`;
    const draft = drafts.get(key) ?? {
      place,
      wave,
      first: resource,
      atSubscription: atSubscription(resource),
      resources: [],
    };
    drafts.set(key, draft);
    draft.resources.push(resource);
    draftOf.set(resource.id.toLowerCase(), draft);
  }
  return inOrder([...drafts.values()], draftOf, signInTenant);
}

/** Stage by stage, and within one, each step after those that it waits for. */
function inOrder(drafts: readonly Draft[], draftOf: ReadonlyMap<string, Draft>, signInTenant: SignInTenant): Step[] {
  const steps = new Map<Draft, Step>();
  const taken = new Set<string>();
  const visit = (draft: Draft): Step => {
    const done = steps.get(draft);
    if (done) return done;
    const needed = new Set(
      draft.resources
        .flatMap(({ dependsOn }) => dependsOn)
        .flatMap((id) => draftOf.get(id.toLowerCase()) ?? [])
        .filter((other) => other !== draft),
    );
    const waitsFor = [...needed].map(visit);
    const { party, stage, subscription, subscriptionId, tenantId, resourceGroup } = draft.first;
    const folder = `${party}/${stageName(stage)}/${fileName(subscription)}`;
    const wanted = draft.atSubscription ? 'subscription' : fileName(resourceGroup ?? '');
    let name = wanted;
    for (let n = 2; taken.has(`${folder}/${name}`.toLowerCase()); n++) name = `${wanted}-${n}`;
    taken.add(`${folder}/${name}`.toLowerCase());
    const step: Step = {
      party,
      stage,
      subscription,
      subscriptionId,
      tenantId,
      signInTenantId: signInTenant(party, tenantId),
      resourceGroup: draft.atSubscription ? undefined : resourceGroup,
      wave: draft.wave,
      resources: draft.resources,
      folder,
      name,
      waitsFor,
    };
    steps.set(draft, step);
    return step;
  };
  const byStage = [...drafts].sort(
    (a, b) =>
      stages.indexOf(a.first.stage) - stages.indexOf(b.first.stage) ||
      a.wave - b.wave ||
      Number(b.atSubscription) - Number(a.atSubscription),
  );
  for (const draft of byStage) visit(draft);
  return [...steps.values()];
}

/** Steps of other parties that a step waits for, straight or through its own party's steps. */
export function waitsForOthers(step: Step): Step[] {
  const found = new Set<Step>();
  const seen = new Set<Step>();
  const visit = (one: Step): void => {
    for (const needed of one.waitsFor) {
      if (seen.has(needed)) continue;
      seen.add(needed);
      if (needed.party !== step.party) found.add(needed);
      else visit(needed);
    }
  };
  visit(step);
  return [...found];
}
