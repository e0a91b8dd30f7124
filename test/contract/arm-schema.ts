import { readFileSync } from 'node:fs';
import AjvDraft04 from 'ajv-draft-04';
import { referee } from './referees';

type Schema = Record<string, unknown> & { definitions: Record<string, Schema & { properties?: object }> };

/** The published JSON Schemas of ARM templates, closed so that a misspelt property is found. */
export interface ArmSchemas {
  /** What is wrong with a resource of Microsoft.Network in a template; undefined where no schema describes its type and version. */
  judge(resource: Record<string, unknown>): string[] | undefined;
  /** What is wrong with a template around its resources. */
  judgeFrame(template: Record<string, unknown>): string[];
}

const VERSIONS = ['2024-05-01', '2024-10-01', '2025-07-01'];
/** Keys that any resource of a template may have beside those of its own schema. */
const ANY_RESOURCE = ['dependsOn', 'scope', 'condition', 'copy', 'comments'];

function read(path: string): Schema {
  return JSON.parse(readFileSync(referee('arm-template-schema', path), 'utf8')) as Schema;
}

function close(schema: Schema): void {
  for (const definition of Object.values(schema.definitions)) {
    if (definition.properties && !('additionalProperties' in definition)) definition['additionalProperties'] = false;
  }
}

export function loadArmSchemas(): ArmSchemas {
  const ajv = new AjvDraft04({ strict: false, allErrors: true, validateFormats: false, unicodeRegExp: false });
  ajv.addSchema(read('common/definitions.json'));
  const network = new Map(
    VERSIONS.map((version) => {
      const schema = read(`${version}/Microsoft.Network.NRP.json`);
      close(schema);
      ajv.addSchema(schema);
      return [version, schema] as const;
    }),
  );
  const frames = ['2019-04-01/deploymentTemplate.json', '2018-05-01/subscriptionDeploymentTemplate.json'].map(
    (path) => {
      const schema = read(path);
      // Its resources refer to the schemas of every namespace of Azure, which are judged one by one here.
      schema.definitions['resource'] = { $ref: '#/definitions/resourceBase' } as unknown as Schema;
      return [String(schema['id']), ajv.compile(schema)] as const;
    },
  );
  const errorsOf = (validate: ReturnType<typeof ajv.compile>, value: unknown): string[] =>
    validate(value)
      ? []
      : (validate.errors ?? []).map(
          ({ instancePath, message, params }) => `${instancePath} ${message ?? ''} ${JSON.stringify(params)}`,
        );
  const compiled = new Map<string, ReturnType<typeof ajv.compile>>();

  return {
    judge(resource) {
      const type = String(resource['type']);
      const version = String(resource['apiVersion']);
      const schema = network.get(version);
      const definitions = schema?.['resourceDefinitions'] as Record<string, { properties: object }> | undefined;
      const name = Object.keys(definitions ?? {}).find(
        (key) => `Microsoft.Network/${key.replaceAll('_', '/')}`.toLowerCase() === type.toLowerCase(),
      );
      if (!schema || !definitions || name === undefined) return undefined;
      const $ref = `${String(schema['id'])}/resourceDefinitions/${name}`;
      const validate = compiled.get($ref) ?? ajv.compile({ $ref });
      compiled.set($ref, validate);
      const known = new Set([...Object.keys(definitions[name]?.properties ?? {}), ...ANY_RESOURCE]);
      const unknown = Object.keys(resource).filter((key) => !known.has(key));
      return [...errorsOf(validate, resource), ...unknown.map((key) => `/${key} is no key of ${type}`)];
    },
    judgeFrame(template) {
      const frame = frames.find(([id]) => id === template['$schema']);
      return frame ? errorsOf(frame[1], template) : [`no schema ${String(template['$schema'])}`];
    },
  };
}
