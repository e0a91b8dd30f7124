import type { NodeKind, SceneNode } from './model';

/** How much of a customer is drawn: from few large words to every address. */
export type Level = 'summary' | 'overview' | 'standard' | 'detail';

/** From far to near. */
export const LEVELS: readonly Level[] = ['summary', 'overview', 'standard', 'detail'];

/** The groups whose inside is drawn from a level on; a group that is not named here shows its inside at every level. */
const OPEN_FROM: Partial<Record<NodeKind, Level>> = {
  customer: 'overview',
  csp: 'overview',
  tenant: 'overview',
  subscription: 'overview',
  site: 'standard',
  cspSite: 'standard',
  circuit: 'standard',
  virtualNetwork: 'standard',
  peeringLocation: 'detail',
  connectivityProvider: 'detail',
  directPort: 'detail',
  microsoftEdge: 'detail',
};

/** What is drawn from a level on only; before, it is part of what it is inside of. */
const SHOWN_FROM: Partial<Record<NodeKind, Level>> = { contents: 'detail' };

/** The first level at which lines carry their texts. */
const TEXTS_FROM: Level = 'standard';

/** So many of a kind beside each other are still a handful; more are drawn as one until they are asked for. */
const HANDFUL: Readonly<Record<Level, number>> = { summary: 2, overview: 6, standard: 6, detail: 6 };

const reached = (level: Level, from: Level | undefined): boolean =>
  from === undefined || LEVELS.indexOf(level) >= LEVELS.indexOf(from);

export const isOpenAt = ({ kind }: SceneNode, level: Level): boolean => reached(level, OPEN_FROM[kind]);
export const isShownAt = ({ kind }: SceneNode, level: Level): boolean => reached(level, SHOWN_FROM[kind]);
export const hasTextsAt = (level: Level): boolean => reached(level, TEXTS_FROM);
export const handfulAt = (level: Level): number => HANDFUL[level];
/** Whether boxes say what is told from far away, and stand close together. */
export const isFar = (level: Level): boolean => !hasTextsAt(level);
