/**
 * Rooms that are loaded when they are first needed, and asked for at each key from then on: VS Code looks a module up
 * anew at each `import()`, which takes longer than much of what is then done with it.
 */
export const loadDesign = once(() => import('../../design'));
export const loadLanguage = once(() => import('../../design/language'));
export const loadRules = once(() => import('../../rules'));
export const loadFixes = once(() => import('../../rules/fixes'));
export const loadPrerequisites = once(() => import('../../design/prerequisites'));

function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => (loaded ??= load());
}
