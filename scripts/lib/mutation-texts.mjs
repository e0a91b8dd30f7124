/** Whether a call is `l10n.t(…)`: what it says to a person is held by translations and reviews, not by tests. */
const isText = ({ callee }) =>
  callee.type === 'MemberExpression' && callee.object.name === 'l10n' && callee.property.name === 't';

/** An ignorer of Stryker: no mutants in the texts that are shown, those among their arguments aside. */
export const texts = {
  shouldIgnore(path) {
    const { parentPath } = path;
    if (!path.isStringLiteral() || !parentPath?.isCallExpression() || !isText(parentPath.node)) return undefined;
    return path.listKey === 'arguments' && path.key === 0 ? 'a text that is shown' : undefined;
  },
};

export const strykerPlugins = [{ kind: 'Ignore', name: 'texts', value: texts }];
