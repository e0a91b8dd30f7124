import { sameText, textAt } from '../arm';
import type { Resource } from '../arm';
import { keyOf } from '../ids';
import { ASSIGNMENT, LOCK, scopeOf } from '../types/authorization';
import type { Refusal } from './refusal';

const about = { type: ASSIGNMENT, source: 'role-based-access-control/troubleshooting', date: '2026-11-25' } as const;
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const ROLE_ID = /\/roleDefinitions\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const principalOf = ({ properties }: Resource): string => textAt(properties, 'principalId') ?? '';
const roleOf = ({ properties }: Resource): string => textAt(properties, 'roleDefinitionId') ?? '';
const isSame = (one: Resource, other: Resource): boolean =>
  sameText(principalOf(one), principalOf(other)) &&
  sameText(roleOf(one).split('/').pop(), roleOf(other).split('/').pop());

export const authorizationRefusals: readonly Refusal[] = [
  {
    ...about,
    property: 'name',
    condition: 'the name is no GUID',
    code: 'InvalidRoleAssignmentId',
    message: "The role assignment ID '{name}' is not valid. The role assignment ID must be a GUID.",
    codeFrom: 'reported',
    refuses: ({ resource: { name } }) => !GUID.test(name),
  },
  {
    ...about,
    property: 'properties.principalId',
    condition: 'there is no principal',
    code: 'InvalidPrincipalId',
    message: 'A valid principal ID must be provided for role assignment.',
    codeFrom: 'reported',
    refuses: ({ resource }) => !GUID.test(principalOf(resource)),
  },
  {
    ...about,
    property: 'properties.roleDefinitionId',
    condition: 'the role is no id of a role definition',
    code: 'BadRequestFormat',
    message: "The role definition of role assignment '{name}' is not valid.",
    codeFrom: 'reported',
    refuses: ({ resource }) => !ROLE_ID.test(roleOf(resource)),
  },
  {
    ...about,
    property: 'properties',
    condition: 'principal or role are others than before',
    code: 'RoleAssignmentUpdateNotPermitted',
    message: 'Tenant ID, application ID, principal ID, and scope are not allowed to be updated.',
    codeFrom: 'reported',
    refuses: ({ resource, previous }) => previous !== undefined && !isSame(resource, previous),
  },
  {
    ...about,
    property: 'properties',
    condition: 'the principal has the role on the scope already',
    status: 409,
    code: 'RoleAssignmentExists',
    message: 'The role assignment already exists. The ID of the conflicting role assignment is {twin}.',
    codeFrom: 'reported',
    refuses({ resource, world }) {
      const scope = keyOf(scopeOf(resource.id));
      const twin = world.store
        .ofType(ASSIGNMENT)
        .find(
          (other) =>
            keyOf(other.id) !== keyOf(resource.id) && keyOf(scopeOf(other.id)) === scope && isSame(resource, other),
        );
      return twin && { twin: twin.name.replaceAll('-', '') };
    },
  },
  {
    ...about,
    type: LOCK,
    source: 'azure-resource-manager/management/lock-resources',
    property: 'properties.level',
    condition: 'the level is neither CanNotDelete nor ReadOnly',
    code: 'LockLevelNotSpecified',
    message: "The level of lock '{name}' must be CanNotDelete or ReadOnly.",
    codeFrom: 'documented',
    refuses: ({ resource }) => !['CanNotDelete', 'ReadOnly'].includes(textAt(resource.properties, 'level') ?? ''),
  },
];
