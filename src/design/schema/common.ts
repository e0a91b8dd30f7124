import Type, { type TObject, type TProperties, type TSchema } from 'typebox';
import { kinds, textOf } from './kinds';

/** A name as ARM takes it; unique without regard to case in its ARM scope. */
export const name = (description: string) => textOf('name', description);
/** For people: any text on one line. */
export const text = (description: string) => textOf('text', description);
export const int = (description: string) => Type.Integer({ description });
/** An autonomous system number, as an integer (asplain). */
export const asn = (description: string) => Type.Integer({ description, format: 'asn' });
export const bool = (description: string) => Type.Boolean({ description });
export const prefix = (description: string) => Type.String({ format: 'prefix', description });
export const address = (description: string) => Type.String({ format: 'address', description });
export const guid = (description: string) => Type.String({ format: 'guid', description });
export const date = (description: string) => Type.String({ format: 'date', description });
export const oneOf = <const T extends string[]>(values: readonly [...T], description: string, more: object = {}) =>
  Type.Enum(values, { description, ...more });
export const list = <T extends TSchema>(items: T, description: string) => Type.Array(items, { description });
export const optional = Type.Optional;

export const secret = (description: string) =>
  Type.Object(
    {
      secret: textOf('secretName', 'The name of the secret. Its value is in the secret store, never in a file.'),
    },
    { additionalProperties: false, description },
  );

const suppress = Type.Array(
  Type.Object(
    {
      code: textOf('findingCode', 'Code of the finding, such as RES-001.'),
      reason: textOf('note', 'Why the finding is accepted. Required.'),
      until: optional(date('The last day of the silence, as YYYY-MM-DD.')),
    },
    { additionalProperties: false },
  ),
  { description: 'Findings that are accepted on this object, each with a reason, until a day.' },
);

/**
 * Any object of the design: unknown keys are findings, and findings on it can be suppressed.
 * @param eitherOf groups of keys of which one at least must be there
 */
export function object<P extends TProperties>(
  properties: P,
  description: string,
  eitherOf?: string[][],
): TObject<P & typeof suppressible> {
  return Type.Object(
    { ...properties, ...suppressible },
    { additionalProperties: false, description, ...(eitherOf && { eitherOf }) },
  );
}
const suppressible = { suppress: optional(suppress) };

/** Inherited from customer to subscription to resource; each may be said again below. */
export const inherited = {
  managedBy: optional(oneOf(['csp', 'customer'], 'Who creates and keeps the Azure resource. Inherited.')),
  resourceGroup: optional(textOf('resourceGroup', 'The resource group. Inherited.')),
  location: optional(textOf('region', 'The Azure region, such as westeurope. Inherited.')),
  tags: optional(
    Type.Record(Type.String(), textOf('tagValue', 'Value.'), {
      propertyNames: { pattern: kinds.text },
      description: 'ARM tags. Inherited, key by key.',
    }),
  ),
};

const common = {
  ...inherited,
  existing: optional(bool('The object is there already: it is referred to and never written.')),
  resourceId: optional(
    Type.String({
      format: 'resource-id',
      description: 'The ARM resource id of an existing object, where it cannot be derived.',
    }),
  ),
  lock: optional(oneOf(['none', 'CanNotDelete'], 'A management lock on the resource.')),
};

/** An Azure object: the keys that are common to all of them, and its own. */
export function azureObject<P extends TProperties>(properties: P, description: string, eitherOf?: string[][]) {
  return object({ ...properties, ...common }, description, eitherOf);
}
