import type { Json } from '../../../resources/model';
import { isList, isObject } from '../../json';

/** A function that a template gives to another one, with the values of its arguments. */
export type Lambda = (...values: readonly Json[]) => Json;

const list = (value: Json): readonly Json[] => (isList(value) ? value : []);
const key = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Functions that go through a list or an object by lambdas. Source: the lambda functions of Bicep and Azure Resource Manager. */
export const lambdaFunctions: Readonly<Record<string, (values: readonly Json[], lambdas: readonly Lambda[]) => Json>> =
  {
    filter: ([items = null], [keeps]) => list(items).filter((item, at) => keeps?.(item, at) === true),
    groupby: ([items = null], [keyOf]) =>
      Object.fromEntries(Map.groupBy(list(items), (item) => key(keyOf?.(item) ?? null))),
    map: ([items = null], [made]) => list(items).map((item, at) => made?.(item, at) ?? null),
    mapvalues: ([items = null], [made]) =>
      Object.fromEntries(
        Object.entries(isObject(items) ? items : {}).map(([name, item]) => [name, made?.(item ?? null) ?? null]),
      ),
    reduce: ([items = null, start = null], [joined]) =>
      list(items).reduce<Json>((all, item, at) => joined?.(all, item, at) ?? null, start),
    sort: ([items = null], [isBefore]) =>
      list(items).toSorted((a, b) => (isBefore?.(a, b) === true ? -1 : isBefore?.(b, a) === true ? 1 : 0)),
    toobject: ([items = null], [keyOf, made]) =>
      Object.fromEntries(list(items).map((item) => [key(keyOf?.(item) ?? null), made ? made(item) : item])),
  };
