/** The floors of the house: a room imports only from the floors below it. */
const floors = [
  ['design', 'network', 'catalog'],
  ['routing'],
  ['resources', 'edge'],
  ['rules', 'diagram'],
  ['generate', 'import', 'plan', 'azure', 'estate'],
  ['deploy', 'wizards'],
  ['work'],
  ['planPage'],
  ['vscode', 'cli'],
];
const rooms = (list) => `^src/(${list.join('|')})/`;
const upward = floors.slice(0, -1).map((floor, i) => ({
  name: `floor-${i + 1}-imports-nothing-above`,
  severity: 'error',
  from: { path: rooms(floor) },
  to: { path: rooms(floors.slice(i + 1).flat()) },
}));
/** Rooms of one floor that know nothing of each other; `design` may use `network` and `catalog`, which use nothing. */
const apart = [
  ['network', ['design', 'catalog']],
  ['catalog', ['design', 'network']],
  ['resources', ['edge']],
  ['edge', ['resources']],
  ['rules', ['diagram']],
  ['diagram', ['rules']],
  ['generate', ['import', 'plan', 'azure']],
  ['import', ['generate', 'plan', 'azure']],
  ['plan', ['generate', 'import', 'azure']],
  ['azure', ['generate', 'import', 'plan']],
  ['estate', ['generate', 'import', 'plan', 'azure']],
  ['deploy', ['wizards']],
  ['wizards', ['deploy']],
  ['vscode', ['cli']],
  ['cli', ['vscode']],
].map(([room, others]) => ({
  name: `${room}-stands-alone-on-its-floor`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: rooms(others) },
}));

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(vscode|virtual:validators)$' },
    },
    {
      name: 'vscode-only-in-the-shell',
      severity: 'error',
      from: { path: '^(src|webview)/', pathNot: '^src/vscode/' },
      to: { path: '^vscode$' },
    },
    {
      name: 'simulator-shares-no-code',
      severity: 'error',
      from: { path: '^src/simulator/' },
      to: { path: '^src/', pathNot: '^src/(simulator|catalog)/' },
    },
    {
      name: 'only-faces-start-the-simulator',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(simulator|vscode|cli)/' },
      to: { path: '^src/simulator/' },
    },
    {
      name: 'webview-only-draws',
      severity: 'error',
      from: { path: '^webview/' },
      to: { path: '^src/', pathNot: '^src/(diagram|planPage)/' },
    },
    {
      name: 'core-runs-in-a-browser',
      severity: 'error',
      from: {
        path: '^src/(design|network|catalog|routing|resources|edge|rules|diagram|generate|import|plan|estate|wizards)/',
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'sibling-features-do-not-know-each-other',
      severity: 'error',
      from: { path: '^src/vscode/features/([^/]+)/' },
      to: { path: '^src/vscode/features/([^/]+)/', pathNot: '^src/vscode/features/$1/' },
    },
    ...upward,
    ...apart,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
