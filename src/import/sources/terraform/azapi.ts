import { armId, parseArmId, typeNamed } from '../../../resources';
import type { ArmBody, Json } from '../../../resources/model';
import { isObject, jsonIn, textAt } from '../../json';
import { type Values, compact, first, text } from './values';

/** The resource of azapi that is one of ARM as it is written. source: azapi 2, azapi_resource */
export const AZAPI = 'azapi_resource';

/** The type that it is of, as ARM writes it where it is a type of ours. */
function typeOf(values: Values): string | undefined {
  const [type = ''] = (text(values, 'type') ?? '').split('@');
  return type.includes('/') ? (typeNamed(type)?.type ?? type) : undefined;
}

/** Its id: a child is below the id of its parent, anything else below a group, a subscription or what it stands beside. */
export function azapiId(values: Values): string | undefined {
  const [type, parent, name] = [typeOf(values), text(values, 'parent_id'), text(values, 'name')];
  if (type === undefined || parent === undefined || name === undefined) return undefined;
  const above = parseArmId(parent);
  if (!above) return undefined;
  const outer = type.slice(0, type.lastIndexOf('/'));
  const isChild = outer.includes('/') && above.type.toLowerCase() === outer.toLowerCase();
  return isChild ? `${parent}/${type.slice(outer.length + 1)}/${name}` : armId(parent, type, name);
}

/** Its body, which stands there as an object or, up to azapi 1, as a text of JSON. */
export function azapiBody(id: string, values: Values): ArmBody {
  const said = values['body'];
  const body: unknown = typeof said === 'string' ? jsonIn(said) : said;
  const identity = first(values, 'identity');
  const location = text(values, 'location');
  const { tags } = values;
  return {
    ...(withoutNothing(isObject(body) ? body : {}) as ArmBody),
    id,
    ...(location !== undefined && { location }),
    ...(isObject(tags) && Object.keys(tags).length > 0 && { tags }),
    ...(identity && { identity: identityOf(identity) }),
  };
}

function identityOf(identity: Values): ArmBody {
  const ids = identity['identity_ids'];
  const list = Array.isArray(ids) ? ids.map(String) : [];
  return compact({
    type: textAt(identity, 'type'),
    userAssignedIdentities: list.length > 0 ? Object.fromEntries(list.map((id) => [id, {}])) : undefined,
  });
}

/** `null` says nothing in a body of azapi. */
function withoutNothing(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutNothing);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) =>
      item === null || item === undefined ? [] : [[key, withoutNothing(item)]],
    ),
  );
}
