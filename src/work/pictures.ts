import { layoutScene, measureByTable, renderSvg, sceneOf } from '../diagram';
import { inProcessElk } from '../diagram/inProcessElk';
import { type Pictures, findFormat } from '../generate';
import { resiliencyFacts } from '../rules';
import type { Chosen } from './wanted';

/**
 * The diagrams that the files of a format show, without findings: they are for others. Empty for a format that shows none.
 * A customer whose diagram cannot be laid out has none, which its paper says; the other papers are not held up by it.
 */
export async function picturesFor(chosen: readonly Chosen[], format: string): Promise<Pictures> {
  const found = findFormat(format);
  const pictures = new Map<Chosen['customer'], string>();
  if (found?.scope !== 'customer' || !found.pictured) return pictures;
  const elk = await inProcessElk().catch(() => undefined);
  if (!elk) return pictures;
  try {
    for (const { design, customer } of chosen) {
      const scene = sceneOf(design, customer, [], resiliencyFacts(design, customer));
      const placed = await layoutScene(scene, elk, measureByTable).catch(() => undefined);
      if (placed) pictures.set(customer, renderSvg(placed));
    }
  } finally {
    elk.end();
  }
  return pictures;
}
