import type { EdgeRouterModel } from '../../edge';
import { fileName, uniqueNames } from '../names';
import { partOf } from './removal';

/** A part of a customer on a router that may go while the rest stays. */
export interface Part {
  /** Of its file, without ending. */
  readonly name: string;
  readonly part: EdgeRouterModel;
}

/** Each circuit, and each link of it, that ends on the router. */
export function partsOf(model: EdgeRouterModel): Part[] {
  const links = model.interfaces.flatMap((at) => at.link ?? []);
  const circuits = [...new Set(links.map((link) => link.circuit))];
  const unique = uniqueNames();
  return circuits.flatMap((circuit) => {
    const ends = [...new Set(links.filter((link) => link.circuit === circuit).map((link) => link.which))];
    const file = unique(fileName(circuit));
    return [
      { name: `circuit-${file}`, part: partOf(model, (link) => link.circuit === circuit) },
      ...ends.map((which) => ({
        name: `link-${file}-${which}`,
        part: partOf(model, (link) => link.circuit === circuit && link.which === which),
      })),
    ];
  });
}
