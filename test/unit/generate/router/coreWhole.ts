import type { CoreRouterModel, Platform } from '../../../../src/edge';
import { coreIdentity, coreLabels } from '../../../../src/generate/router/coreLabels';
import { coreSessions } from '../../../../src/generate/router/coreSessions';

/** All that a router has of the core where nothing of it was there: every file, one after the other. */
export function wholeCore(platform: Platform, model: CoreRouterModel): string[] {
  const lines = [coreIdentity, coreLabels, coreSessions].flatMap((files) => files[platform](model));
  return lines.filter((line, i) => !/^(commit|end)$/.test(line) || i === lines.length - 1);
}
