import type { EdgeRouterModel } from '../../../../src/edge';
import { asPrinted, printModel } from '../../../../src/generate/router';
import type { Printed, PrintedRouter } from '../../../../src/generate/router/printer';

/** What is printed of a slice; a failure where nothing is. */
export function printed(model: EdgeRouterModel): Printed {
  const result = printModel(model);
  if (!result) throw new Error(`nothing is printed of ${model.router}`);
  return result;
}

/** All that is printed of a slice, with what is loaded only where it is missing, and the slice as the papers have it. */
export function printedWhole(slice: EdgeRouterModel): {
  readonly model: EdgeRouterModel;
  readonly files: readonly PrintedRouter[];
} {
  const { router, apart } = printed(slice);
  return { model: asPrinted(slice), files: [router, ...apart.map((one) => one.router)] };
}
