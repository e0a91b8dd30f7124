import { type EdgeInterface, type EdgeRouterModel, type GuardedSession, type IpFamily, nameOfFilter } from '../../edge';

/** What lets only the neighbours of an interface speak to the router itself there; all else passes through it. */
export interface Guard {
  readonly name: string;
  readonly at: EdgeInterface;
  readonly family: IpFamily;
  readonly sessions: readonly GuardedSession[];
}

/** One for each family of an interface that has such sessions; its name is that of the first of them. */
export function guardsOf(model: Pick<EdgeRouterModel, 'customer' | 'interfaces'>): Guard[] {
  return model.interfaces.flatMap((at) =>
    ([4, 6] as const).flatMap((family): Guard[] => {
      const sessions = (at.guarded ?? []).filter((s) => s.family === family);
      const [first] = sessions;
      if (!first) return [];
      const name = nameOfFilter(model.customer, 'guard', first.peer.replaceAll(/[^0-9A-Za-z]+/g, '-'));
      return [{ name, at, family, sessions }];
    }),
  );
}
