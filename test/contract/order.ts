import { RESOURCE_GROUP, type WantedResource } from '../../src/resources';

/** That one resource must be there before another; ids in lower case. */
export interface Needed {
  readonly from: string;
  readonly to: string;
}

/**
 * The order that is wanted between resources that a format makes: what each waits for, past those that the format does not
 * make as resources of their own. Groups are left out: whatever stands in one names it.
 */
export function neededOrder(wanted: readonly WantedResource[], isMade: (id: string) => boolean): Needed[] {
  const byId = new Map(wanted.map((one) => [one.id.toLowerCase(), one]));
  const past = (id: string): string[] => {
    const one = byId.get(id.toLowerCase());
    if (!one || one.existing || one.type === RESOURCE_GROUP) return [];
    return isMade(id.toLowerCase()) ? [id.toLowerCase()] : one.dependsOn.flatMap(past);
  };
  return wanted.flatMap(({ id, dependsOn }) =>
    isMade(id.toLowerCase())
      ? [...new Set(dependsOn.flatMap(past))].map((to): Needed => ({ from: id.toLowerCase(), to }))
      : [],
  );
}
