import * as l10n from '@vscode/l10n';
import { allPortLocations, placeOfPort } from '../../catalog/buildings';
import { allLocations } from '../../catalog/locations';
import { armNamesInPlaceOf } from '../../catalog/providers';
import { routingRegistries } from '../../catalog/registries';
import { allRegions, normalizeRegion } from '../../catalog/regions';
import { nearest, remove, setValue } from '../../design';
import { candidatesFor } from '../../design/language/values';
import { schemasAt } from '../../design/language/cursor';
import { nodeAt } from '../../design/yaml/nodes';
import { type FixContext, type FixFunction, type Proposal, keyOf, written } from './fix';

/** Most names that are offered where none is near the one that is written. */
const MOST_OFFERED = 5;

/** The names that are known, the one in another case or the nearest one first and alone. */
function* respell(context: FixContext, known: readonly (string | number)[], more = 0): Generator<Proposal> {
  const word = written(context);
  if (word === undefined) return;
  const names = [...new Set(known.map(String))].filter((name) => name !== word && name !== '');
  const meant = names.find((name) => name.toLowerCase() === word.toLowerCase()) ?? nearest(word, names);
  const offered = meant === undefined ? names.slice(0, more) : [meant];
  for (const name of offered) {
    yield {
      title: l10n.t('Change "{0}" to "{1}"', word, name),
      edits: setValue(context.file, context.path, name),
      isPreferred: meant !== undefined || names.length === 1,
    };
  }
}

/** A key that is not known: the key of the same object that is meant, or none. */
export const misspeltKey: FixFunction = function* (context) {
  const { file, path } = context;
  const kind = file.content?.kind;
  const name = path.at(-1);
  const parent = nodeAt(file.nodes(), path.slice(0, -1))?.node;
  const key = nodeAt(file.nodes(), path)?.key;
  if (!kind || typeof name !== 'string' || parent?.kind !== 'mapping' || !key) return;
  const there = new Set(parent.entries.map((entry) => entry.name));
  const known = schemasAt(kind, path.slice(0, -1)).flatMap((schema) => Object.keys(schema.properties ?? {}));
  const near = nearest(
    name,
    known.filter((k) => !there.has(k)),
  );
  if (near !== undefined) {
    const at = file.text.slice(key.start, key.end).indexOf(name);
    const start = key.start + Math.max(0, at);
    const end = at < 0 ? key.end : start + name.length;
    yield {
      title: l10n.t('Change "{0}" to "{1}"', name, near),
      edits: [{ start, end, newText: near }],
    };
  }
  yield { title: l10n.t('Remove "{0}"', name), edits: remove(file, path), isPreferred: false };
};

/** A value that is none of those that its key takes. */
export const misspeltValue: FixFunction = function* (context) {
  const kind = context.file.content?.kind;
  if (!kind) return;
  const values = schemasAt(kind, context.path).flatMap((schema) => schema.enum ?? []);
  yield* respell(
    context,
    values.filter((v) => typeof v === 'string' || typeof v === 'number'),
    MOST_OFFERED,
  );
};

/** A reference that leads nowhere: what the design has in its place, `subscription/name` where the name alone is elsewhere. */
export const misspeltReference: FixFunction = function* (context) {
  const { design, customer, file, path } = context;
  const word = written(context);
  if (word === undefined) return;
  const around = { design, customer, path, value: file.content?.data };
  const known = candidatesFor(around).map((c) => String(c.value));
  const lastOf = (ref: string) => ref.slice(ref.indexOf('/') + 1);
  const elsewhere = known.filter((ref) => ref.includes('/') && lastOf(ref) === lastOf(word));
  for (const ref of elsewhere) {
    yield { title: l10n.t('Change "{0}" to "{1}"', word, ref), edits: setValue(file, path, ref) };
  }
  if (elsewhere.length > 0) return;
  const byName = nearest(lastOf(word), known.map(lastOf));
  const meant = byName === undefined ? undefined : known.find((ref) => lastOf(ref) === byName);
  yield* respell(context, meant === undefined ? known : [meant], MOST_OFFERED);
};

const candidates = (context: FixContext): string[] => {
  const { design, customer, file, path } = context;
  return candidatesFor({ design, customer, path, value: file.content?.data }).map((c) => String(c.value));
};

/** The buildings of the city that is written, or the nearest name. */
function* building(context: FixContext, cloud: string): Generator<Proposal> {
  const all = allPortLocations(cloud);
  const city = placeOfPort(written(context) ?? '', cloud)?.city;
  const here = all.filter((one) => one.location.city === city);
  const offered = here.length > 0 ? here : all;
  yield* respell(
    context,
    offered.map((one) => one.name),
    here.length,
  );
}

/** A peering location, a building, or a connectivity provider, that Azure names otherwise. */
export const misspeltOffer: FixFunction = function* (context) {
  const { cloud } = context.design.provider;
  const key = keyOf(context);
  if (key === 'peeringLocation' || key === 'peeringLocations') {
    if (context.path.includes('expressRoutePorts')) yield* building(context, cloud);
    else {
      yield* respell(
        context,
        allLocations(cloud).map((l) => l.name),
      );
    }
  } else {
    const word = written(context);
    const arm = word === undefined ? [] : armNamesInPlaceOf(word);
    yield* arm.length > 0 ? respell(context, arm, arm.length) : respell(context, candidates(context));
  }
};

export const misspeltRegion: FixFunction = function* (context) {
  const word = written(context);
  if (word === undefined) return;
  const names = allRegions(context.design.provider.cloud).map((r) => normalizeRegion(r.name));
  const near = nearest(normalizeRegion(word), names);
  if (near === undefined) return;
  yield { title: l10n.t('Change "{0}" to "{1}"', word, near), edits: setValue(context.file, context.path, near) };
};

export const misspeltRegistry: FixFunction = function* (context) {
  if (keyOf(context) === 'routingRegistryName') yield* respell(context, routingRegistries, MOST_OFFERED);
};

/** A name with what no name can have in it, put right. */
export const cleanName: FixFunction = function* (context) {
  const word = written(context);
  const key = context.path.at(-1);
  if (word === undefined || (key !== 'name' && key !== 'secret')) return;
  const plain = word.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  const name =
    key === 'secret'
      ? plain
          .toLowerCase()
          .replaceAll(/[^a-z0-9-]+/g, '-')
          .slice(0, 63)
      : plain.replaceAll(/[^A-Za-z0-9._-]+/g, '-').slice(0, 80);
  if (!/[A-Za-z0-9]/.test(name) || name === word) return;
  yield { title: l10n.t('Change "{0}" to "{1}"', word, name), edits: setValue(context.file, context.path, name) };
};

const CIPHERS = ['GcmAes128', 'GcmAes256', 'GcmAesXpn128', 'GcmAesXpn256'];

export const misspeltCipher: FixFunction = function* (context) {
  if (keyOf(context) === 'cipher') yield* respell(context, CIPHERS, CIPHERS.length);
};

/** A community that is none of Microsoft peering: the nearest that is, or none. */
export const misspeltCommunity: FixFunction = function* (context) {
  const { file, path } = context;
  for (const proposal of respell(context, candidates(context))) yield { ...proposal, isPreferred: false };
  yield { title: l10n.t('Remove "{0}"', written(context) ?? ''), edits: remove(file, path), isPreferred: false };
};
