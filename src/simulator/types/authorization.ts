import { randomUUID } from 'node:crypto';
import { sameText } from '../arm';
import type { JsonObject } from '../arm';
import type { Kind } from '../kind';

export const ASSIGNMENT = 'Microsoft.Authorization/roleAssignments';
export const LOCK = 'Microsoft.Authorization/locks';
export const ROLE_DEFINITION = 'Microsoft.Authorization/roleDefinitions';
/** Azure's built-in roles that designs name, with their ids. */
const BUILT_IN: Readonly<Record<string, string>> = {
  Owner: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635',
  Contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c',
  Reader: 'acdd72a7-3385-48ef-bd42-f606fba81ae7',
  'Network Contributor': '4d97b98b-1d4f-4787-a291-c67834d212e7',
  'User Access Administrator': '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9',
  'Monitoring Contributor': '749f88d5-cbae-40b8-bcfc-e573ddc772fa',
  'Monitoring Reader': '43d0d8ad-25c7-4714-9337-8ba259a9fe05',
  'Key Vault Secrets User': '4633458b-17de-408a-b874-0445c86b69e6',
};

/** The built-in roles as `roleDefinitions` of a scope, narrowed by the name that a `$filter` asks for. */
export function roleDefinitions(scope: string, filter: string | null): JsonObject[] {
  const name = /roleName eq '([^']*)'/i.exec(filter ?? '')?.[1];
  return Object.entries(BUILT_IN)
    .filter(([roleName]) => name === undefined || sameText(name, roleName))
    .map(([roleName, guid]) => ({
      id: `${scope}/providers/${ROLE_DEFINITION}/${guid}`,
      name: guid,
      type: ROLE_DEFINITION,
      properties: { roleName, type: 'BuiltInRole', description: roleName, assignableScopes: ['/'], permissions: [] },
    }));
}

/** The scope that an assignment or a lock sits on. */
export const scopeOf = (id: string): string => id.slice(0, id.toLowerCase().lastIndexOf('/providers/'));

export const authorizationKinds: readonly Kind[] = [
  {
    type: ASSIGNMENT,
    synchronous: true,
    extension: true,
    deleteReturnsBody: true,
    readOnly: ['scope', 'createdOn', 'updatedOn', 'createdBy', 'updatedBy'],
    begin(assignment) {
      const { properties } = assignment;
      const now = new Date().toISOString();
      properties.scope = scopeOf(assignment.id) || '/';
      properties.principalType ??= 'User';
      properties.createdOn ??= now;
      properties.updatedOn = now;
      properties.createdBy ??= randomUUID();
      properties.updatedBy = properties.createdBy;
    },
  },
  {
    type: LOCK,
    synchronous: true,
    extension: true,
  },
];
