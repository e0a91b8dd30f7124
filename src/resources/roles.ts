/** Ids of the built-in roles that a network's keepers need; the same in every tenant and cloud. source: RBAC, AVM */
const builtIn: ReadonlyMap<string, string> = new Map(
  Object.entries({
    owner: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635',
    contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c',
    reader: 'acdd72a7-3385-48ef-bd42-f606fba81ae7',
    'network contributor': '4d97b98b-1d4f-4787-a291-c67834d212e7',
    'user access administrator': '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9',
    'role based access control administrator': 'f58310d9-a9f6-439a-9e8d-f62e7b41a168',
    'monitoring contributor': '749f88d5-cbae-40b8-bcfc-e573ddc772fa',
    'monitoring reader': '43d0d8ad-25c7-4714-9337-8ba259a9fe05',
    'log analytics reader': '73c42c96-874c-492b-b04d-ab87d138a893',
    'log analytics contributor': '92aaf0da-9dab-42b6-94a3-d43ce8d16293',
    'support request contributor': 'cfd33db0-3dd1-45e3-aa9d-cdbdf3b6f24e',
  }),
);

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The id of a role: of a built-in one by its name, of any other by the GUID that stands in its place. */
export function roleIdOf(role: string | undefined): string | undefined {
  if (role === undefined) return undefined;
  return GUID.test(role) ? role.toLowerCase() : builtIn.get(role.trim().toLowerCase());
}

/** The name of a built-in role, by its GUID; undefined for any other. */
export function roleNameOf(id: string): string | undefined {
  const found = [...builtIn].find(([, guid]) => guid === id.toLowerCase())?.[0];
  return found?.replaceAll(/(^| )[a-z]/g, (letter) => letter.toUpperCase());
}
