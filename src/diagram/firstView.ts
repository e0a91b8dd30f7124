import type { Arrangement } from './elkGraph';
import { type FoldedScene, type Folds, foldScene } from './fold';
import { LEVELS, type Level, isFar } from './levels';
import { SMALLEST_TEXT } from './measure';
import type { Scene } from './model';
import type { PlacedScene } from './placed';

/** The smallest that a text may be on the screen when a picture is opened, in px. */
export const LEAST_ON_SCREEN = 10;
/** The scale at which the smallest text is as large as that. */
export const LEAST_SCALE = LEAST_ON_SCREEN / SMALLEST_TEXT;
/** The least area, in px², that a thing takes with the lines around it: a level that wants more than there is is not tried. */
const LEAST_AREA = { close: 12_000, wide: 25_000 };

/** The room for the picture on the screen, in px. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

export interface SeenScene {
  readonly level: Level;
  readonly arrangement: Arrangement;
  readonly folded: FoldedScene;
  readonly placed: PlacedScene;
}

export type LayOut = (scene: Scene, arrangement: Arrangement) => Promise<PlacedScene>;

/** How large a picture can be drawn so that all of it is seen, 1 being its own size. */
export function fitScale({ width, height }: Room, room: Room): number {
  return Math.min(room.width / width, room.height / height);
}

/**
 * The scene as it is first seen: with the most detail at which all of it fits the room and its smallest text can be read,
 * reading to the right or down, whichever is larger. Where no level fits, the farthest one.
 */
export async function firstView(
  scene: Scene,
  folds: Omit<Folds, 'level'>,
  room: Room,
  layOut: LayOut,
): Promise<SeenScene> {
  let best: SeenScene | undefined;
  for (const level of [...LEVELS].reverse()) {
    const folded = foldScene(scene, { ...folds, level });
    const wanted = folded.scene.nodes.length * (isFar(level) ? LEAST_AREA.close : LEAST_AREA.wide);
    if (wanted * LEAST_SCALE ** 2 > room.width * room.height && level !== LEVELS[0]) continue;
    best = await seenAt(level, folded, room, layOut);
    if (fitScale(best.placed, room) >= LEAST_SCALE) return best;
  }
  if (!best) throw new Error('There is no level of detail.');
  return best;
}

/** The scene at a level, reading in the direction in which it can be drawn larger. */
export async function seenAt(level: Level, folded: FoldedScene, room: Room, layOut: LayOut): Promise<SeenScene> {
  let best: SeenScene | undefined;
  for (const arrangement of arrangementsFor(room, isFar(level))) {
    const seen = { level, arrangement, folded, placed: await layOut(folded.scene, arrangement) };
    if (!best || fitScale(seen.placed, room) > fitScale(best.placed, room)) best = seen;
    if (fitScale(best.placed, room) >= LEAST_SCALE) break;
  }
  if (!best) throw new Error('There is no arrangement.');
  return best;
}

/** The arrangements that may suit a room, the likeliest first. */
export function arrangementsFor({ width, height }: Room, close: boolean): Arrangement[] {
  const right: Arrangement = { direction: 'right', close, listed: 'none' };
  const down: Arrangement = { ...right, direction: 'down' };
  if (width >= height) return [right, down];
  return [...(['none', 'rest', 'azure', 'all'] as const).map((listed) => ({ ...down, listed })), right];
}
