import { randomUUID } from 'node:crypto';
import { badRequest, conflict, sameText, textAt } from '../arm';
import type { JsonObject, Resource } from '../arm';
import { keyOf } from '../ids';
import type { Kind, World } from '../kind';

const ASSIGNMENT = 'Microsoft.Authorization/roleAssignments';
export const ROLE_DEFINITION = 'Microsoft.Authorization/roleDefinitions';
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const GUID_AT_END = /\/roleDefinitions\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

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

const scopeOf = (id: string): string => id.slice(0, id.toLowerCase().lastIndexOf('/providers/'));

function checkAssignment(assignment: Resource, previous: Resource | undefined, { store }: World): void {
  const { id, name, properties } = assignment;
  const principal = textAt(properties, 'principalId');
  const role = textAt(properties, 'roleDefinitionId');
  if (!GUID.test(name))
    throw badRequest(
      'InvalidRoleAssignmentId',
      `The role assignment ID '${name}' is not valid. The role assignment ID must be a GUID.`,
    );
  if (principal === undefined || !GUID.test(principal))
    throw badRequest('InvalidPrincipalId', `A valid principal ID must be provided for role assignment.`);
  if (role === undefined || !GUID_AT_END.test(role))
    throw badRequest('BadRequestFormat', `The role definition of role assignment '${name}' is not valid.`);
  const same = (other: Resource) =>
    sameText(textAt(other.properties, 'principalId'), principal) &&
    sameText(textAt(other.properties, 'roleDefinitionId')?.split('/').pop(), role.split('/').pop());
  if (previous !== undefined && !same(previous)) {
    throw badRequest(
      'RoleAssignmentUpdateNotPermitted',
      'Tenant ID, application ID, principal ID, and scope are not allowed to be updated.',
    );
  }
  const twin = store
    .ofType(ASSIGNMENT)
    .find((other) => keyOf(other.id) !== keyOf(id) && keyOf(scopeOf(other.id)) === keyOf(scopeOf(id)) && same(other));
  if (twin !== undefined)
    throw conflict(
      'RoleAssignmentExists',
      `The role assignment already exists. The ID of the conflicting role assignment is ${twin.name.replaceAll('-', '')}.`,
    );
}

export const authorizationKinds: readonly Kind[] = [
  {
    type: ASSIGNMENT,
    synchronous: true,
    extension: true,
    deleteReturnsBody: true,
    readOnly: ['scope', 'createdOn', 'updatedOn', 'createdBy', 'updatedBy'],
    check: checkAssignment,
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
    type: 'Microsoft.Authorization/locks',
    synchronous: true,
    extension: true,
    check(lock) {
      if (!['CanNotDelete', 'ReadOnly'].includes(textAt(lock.properties, 'level') ?? '')) {
        throw badRequest('LockLevelNotSpecified', `The level of lock '${lock.name}' must be CanNotDelete or ReadOnly.`);
      }
    },
  },
];
