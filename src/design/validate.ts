import * as l10n from '@vscode/l10n';
import type { ErrorObject } from 'ajv';
import { validateCustomer, validateProvider } from 'virtual:validators';
import { distance } from 'fastest-levenshtein';
import type { Finding, Path, Severity } from './finding';
import { asdotToAsplain } from '../network/asn';
import { formatHint } from './formats';
import type { Kind } from './schema';
import type { TextKind } from './schema/kinds';
import { kindHint, shown } from './kindHints';

/** A deviation from the table of keys, and whether the value can be kept in the typed design. */
export interface Deviation {
  readonly finding: Omit<Finding, 'place'> & { readonly path: Path; readonly on: 'value' | 'key' };
  /** The value has not the type that the code counts on, and is taken out. */
  readonly drop: boolean;
}

const validators = { Provider: validateProvider, Customer: validateCustomer };

/** Holds a value against the table of keys; `textAt` is what the file says at a path, for numbers that lost their text. */
export function validate(kind: Kind, value: unknown, textAt: (path: Path) => string | undefined): Deviation[] {
  const validator = validators[kind];
  if (validator(value)) return [];
  const errors = validator.errors ?? [];
  return withoutOtherBranches(errors).flatMap((error) => deviationOf(error, value, textAt) ?? []);
}

/** Of a choice between two types only the errors of the type that was meant are told. */
function withoutOtherBranches(errors: readonly ErrorObject[]): ErrorObject[] {
  const choices = errors.filter((e) => e.keyword === 'anyOf');
  let kept = [...errors];
  for (const choice of choices) {
    const inside = kept.filter((e) => e !== choice && isInside(e, choice));
    const branchOf = (e: ErrorObject) => e.schemaPath.slice(choice.schemaPath.length + 1).split('/')[0];
    const wrongType = new Set(
      inside.filter((e) => e.instancePath === choice.instancePath && e.keyword === 'type').map(branchOf),
    );
    const meant = inside.filter((e) => !wrongType.has(branchOf(e)));
    kept = kept.filter((e) => !inside.includes(e) || meant.includes(e));
    if (meant.length > 0) kept = kept.filter((e) => e !== choice);
  }
  return kept;
}

/** Whether an error is of a branch of a choice: paths of schemas alone are those of every item of a list. */
function isInside({ schemaPath, instancePath }: ErrorObject, choice: ErrorObject): boolean {
  return schemaPath.startsWith(`${choice.schemaPath}/`) && `${instancePath}/`.startsWith(`${choice.instancePath}/`);
}

function deviationOf(
  error: ErrorObject,
  root: unknown,
  textAt: (path: Path) => string | undefined,
): Deviation | undefined {
  const path = pathOf(error.instancePath, root);
  const key = String(path.at(-1) ?? '');
  const params = error.params as Record<string, unknown>;
  const say = (
    code: string,
    message: string,
    drop: boolean,
    more: { on?: 'key'; severity?: Severity; path?: Path } = {},
  ) => ({
    finding: {
      code,
      severity: more.severity ?? ('error' as const),
      message,
      path: more.path ?? path,
      on: more.on ?? ('value' as const),
    },
    drop,
  });

  switch (error.keyword) {
    case 'required': {
      const missing = String(params['missingProperty']);
      if (missing === 'formatVersion') return undefined;
      return say('FMT-002', l10n.t('The key "{0}" is missing.', missing), false, { on: 'key' });
    }
    case 'eitherOf':
      return say(
        'FMT-002',
        l10n.t('One of the keys {0} is missing.', (params['group'] as string[]).join(', ')),
        false,
        { on: 'key' },
      );
    case 'additionalProperties': {
      const unknown = String(params['additionalProperty']);
      const at = { on: 'key' as const, path: [...path, unknown] };
      if (unknown === '<<') {
        return say(
          'YAML-003',
          l10n.t('Merge keys are not read: they hide what a review should see. Write the keys out.'),
          false,
          at,
        );
      }
      const near = nearest(unknown, Object.keys((error.parentSchema?.['properties'] as object | undefined) ?? {}));
      const message = near
        ? l10n.t('The key "{0}" is not known. Did you mean "{1}"?', unknown, near)
        : l10n.t('The key "{0}" is not known; it is kept and not looked at.', unknown);
      return say('FMT-001', message, false, { ...at, severity: 'warning' });
    }
    case 'type': {
      if (error.data === null) {
        return say('FMT-009', l10n.t('The key "{0}" has no value.', key), true, { on: 'key' });
      }
      const written = textAt(path);
      if (error.parentSchema?.['format'] === 'asn' && typeof error.data === 'number' && written) {
        const plain = asdotToAsplain(written.trim());
        if (plain !== undefined) {
          return say(
            'FMT-008',
            l10n.t('AS numbers are integers here: write {0} in place of {1}.', String(plain), written),
            true,
          );
        }
      }
      return say('FMT-003', l10n.t('"{0}" takes {1}.', key, typeName(String(params['type']))), true);
    }
    case 'enum': {
      const allowed = params['allowedValues'] as unknown[];
      const refused = error.parentSchema?.['refused'] as unknown[] | undefined;
      if (refused?.includes(error.data)) return undefined;
      const near = typeof error.data === 'string' ? nearest(error.data, allowed.map(String)) : undefined;
      const message = near
        ? l10n.t('"{0}" takes one of {1}. Did you mean "{2}"?', key, allowed.join(', '), near)
        : l10n.t('"{0}" takes one of {1}.', key, allowed.join(', '));
      return say('FMT-004', message, true);
    }
    case 'format':
      return say('FMT-005', formatHint(String(params['format']), String(error.data)), false);
    case 'pattern':
      if (error.propertyName !== undefined) {
        const at = { on: 'key' as const, path: [...path, error.propertyName] };
        return say('FMT-005', l10n.t('This key is not one that "{0}" takes: {1}', key, kindHint('text')), false, at);
      }
      return patternDeviation(error, key, say);
    case 'propertyNames':
      // Told by the pattern of the name.
      return undefined;
    case 'known': {
      const known = params['known'] as string[];
      const near = nearest(String(error.data), known);
      const what = l10n.t(
        '"{0}" is not among what Azure is known to offer: {1}.',
        String(error.data),
        known.join(', '),
      );
      const help = near === undefined ? '' : ` ${l10n.t('Did you mean "{0}"?', near)}`;
      return say('FMT-013', `${what}${help}`, false, { severity: 'warning' });
    }
    case 'minItems':
    case 'maxItems':
      return say('FMT-005', l10n.t('"{0}" takes {1} values.', key, String(params['limit'])), true);
    case 'anyOf':
      return say('FMT-003', l10n.t('"{0}" has a value of the wrong type.', key), true);
    default:
      return undefined;
  }
}

function pathOf(pointer: string, root: unknown): Path {
  const path: (string | number)[] = [];
  let at: unknown = root;
  for (const part of pointer.split('/').slice(1)) {
    const step = part.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(Array.isArray(at) ? Number(step) : step);
    at = (at as Record<string, unknown>)[step];
  }
  return path;
}

/** The word that is meant by a misspelt one; undefined where none is near enough. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const limit = Math.max(1, Math.floor(word.length / 3));
  let best: { word: string; distance: number } | undefined;
  for (const candidate of known) {
    const d = distance(word.toLowerCase(), candidate.toLowerCase());
    if (d <= limit && (!best || d < best.distance)) best = { word: candidate, distance: d };
  }
  return best?.word;
}

/** Kinds whose text may be a secret that stands where its name should be: it is not shown. */
const veiled = new Set<unknown>(['secretName', 'keyVaultId']);

type Say = (code: string, message: string, drop: boolean) => Deviation;

function patternDeviation(error: ErrorObject, key: string, say: Say): Deviation {
  const kind = error.parentSchema?.['kind'] as TextKind | undefined;
  const text = String(error.data);
  if (text === '') return say('FMT-005', l10n.t('"{0}" is empty.', key), true);
  const hint = kindHint(kind ?? 'text');
  if (kind === 'secretName') return say('FMT-005', l10n.t('This is no name of a secret: {0}', hint), false);
  if (veiled.has(kind)) return say('FMT-005', l10n.t('This is not what "{0}" takes: {1}', key, hint), false);
  return say('FMT-005', l10n.t('"{0}" is not what "{1}" takes: {2}', shown(text), key, hint), false);
}

function typeName(type: string): string {
  switch (type) {
    case 'integer':
      return l10n.t('a whole number');
    case 'number':
      return l10n.t('a number');
    case 'boolean':
      return l10n.t('true or false');
    case 'array':
      return l10n.t('a list');
    case 'object':
      return l10n.t('a group of keys');
    default:
      return l10n.t('a text');
  }
}
