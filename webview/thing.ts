import type { SceneEdge, SceneNode } from '../src/diagram/model';
import type { Box } from '../src/diagram/placed';

/** A thing of the picture that can be selected. */
export interface Thing {
  readonly element: SceneNode | SceneEdge;
  readonly box: Box;
  /** Id of the design's thing; several lines may be one. */
  readonly thing: string;
}
