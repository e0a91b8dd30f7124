import { _, Ajv2020, stringify } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { join } from 'node:path';
import { importBundled } from './import-bundled.mjs';
import { ROOT } from './run.mjs';

/** What the code of the project imports: compiling the schema at run time would take longer than reading a thousand designs. */
const NAME = 'virtual:validators';

/** Groups of keys of which one must be there; an error names the group. */
const EITHER_OF = {
  keyword: 'eitherOf',
  type: 'object',
  schemaType: 'array',
  error: { message: 'must have one of the keys', params: ({ params }) => _`{group: ${params.group}}` },
  code(context) {
    for (const group of context.schema) {
      const missing = group.map((key) => _`${context.data}[${key}] === undefined`).reduce((a, b) => _`${a} && ${b}`);
      context.setParams({ group: stringify(group) });
      context.gen.if(missing, () => context.error());
    }
  },
};

/** Names that Azure offers today; an error is told as a warning. Those that another rule refuses are left to it. */
const KNOWN = {
  keyword: 'known',
  type: 'string',
  schemaType: 'array',
  error: { message: 'must be known', params: ({ schema }) => _`{known: ${stringify(schema)}}` },
  code(context) {
    const all = [...context.schema, ...(context.parentSchema.refused ?? [])];
    context.fail(_`!${stringify(all)}.includes(${context.data})`);
  },
};

/**
 * A schema whose groups of keys are `$defs`, one that stands in many places once: each has a function of its own, as V8 takes half a
 * second and 100 MB to compile one for all of a customer. What a choice is between stays in it: its errors are known by their path.
 */
function divided(root) {
  const $defs = {};
  const references = new Map();
  const mapped = (nodes) => Object.fromEntries(Object.entries(nodes).map(([key, node]) => [key, referred(node)]));
  const below = (node) => ({
    ...node,
    ...(node.properties && { properties: mapped(node.properties) }),
    ...(node.items && { items: referred(node.items) }),
  });
  const referred = (node) => {
    if (!node.properties) return below(node);
    if (!references.has(node)) {
      const name = `group-${references.size}`;
      references.set(node, { $ref: `#/$defs/${name}` });
      $defs[name] = below(node);
    }
    return references.get(node);
  };
  return { ...below(root), $defs };
}

let code;

/** Functions that hold a value against the schema of the design files, as the text of an ES module. */
export function validatorsCode() {
  code ??= makeCode();
  return code;
}

async function makeCode() {
  const { schemas } = await importBundled('src/design/schema/index.ts');
  const { formats } = await importBundled('src/design/formats.ts');
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    strict: true,
    inlineRefs: false,
    allowUnionTypes: true,
    keywords: ['refused', 'kind', 'defines', 'refersTo', 'mayBeElsewhere', EITHER_OF, KNOWN],
    formats,
    code: { source: true, esm: true, formats: _`formats` },
  });
  for (const [kind, schema] of Object.entries(schemas)) ajv.addSchema(divided(schema), kind);
  const text = standalone.default(ajv, { validateProvider: 'Provider', validateCustomer: 'Customer' });
  const imports = new Map();
  const body = text.replace(/require\("(ajv\/dist\/runtime\/(\w+))"\)\.default/g, (_all, path, name) => {
    imports.set(name, path);
    return name;
  });
  return [
    `import { formats } from ${JSON.stringify(join(ROOT, 'src/design/formats.ts'))};`,
    // Bundlers and Node differ in what the default of a CommonJS module is.
    ...[...imports].map(
      ([name, path]) =>
        `import * as ${name}Module from ${JSON.stringify(`${path}.js`)};\n` +
        `const ${name} = ${name}Module.default?.default ?? ${name}Module.default;`,
    ),
    body,
  ].join('\n');
}

/** For esbuild. */
export const validatorsPlugin = {
  name: 'validators',
  setup(build) {
    build.onResolve({ filter: new RegExp(`^${NAME}$`) }, () => ({ path: NAME, namespace: 'validators' }));
    build.onLoad({ filter: /.*/, namespace: 'validators' }, async () => ({
      contents: await validatorsCode(),
      resolveDir: ROOT,
      watchFiles: [join(ROOT, 'src/design/schema'), join(ROOT, 'src/design/formats.ts')],
    }));
  },
};

/** For Vite, which runs the tests. */
export const validatorsVitePlugin = {
  name: 'validators',
  resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
  load: (id) => (id === `\0${NAME}` ? validatorsCode() : undefined),
};
