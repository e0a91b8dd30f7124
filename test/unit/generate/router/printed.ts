import type { EdgeRouterModel } from '../../../../src/edge';
import { printModel } from '../../../../src/generate/router';
import type { Printed } from '../../../../src/generate/router/printer';

/** What is printed of a slice; a failure where nothing is. */
export function printed(model: EdgeRouterModel): Printed {
  const result = printModel(model);
  if (!result) throw new Error(`nothing is printed of ${model.router}`);
  return result;
}
