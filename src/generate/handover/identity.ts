import type { CustomerOutput } from '../context';
import { partyName } from '../describe';
import { markdown } from './table';

/** How the CSP gets access to the customer's subscriptions and tenant. source: GDAP, AOBO, SENT */
export function accessText(output: CustomerOutput): string[] {
  const { customer, design } = output;
  const csp = partyName(output, 'csp');
  const { delegation, roleAssignments = [] } = customer.raw.identity ?? {};
  const tenant = design.provider.raw.tenantId ?? 'the tenant of the CSP';
  const cspManaged = customer.subscriptions.filter(({ managedBy }) => managedBy === 'csp');
  return [
    `## Access for ${csp}`,
    '',
    ...entraSteps(delegation?.entra, csp),
    ...azureSteps(
      delegation?.azure,
      csp,
      tenant,
      cspManaged.map(({ name }) => name),
    ),
    '',
    ...(roleAssignments.length === 0
      ? []
      : [
          'Roles on subscriptions and what is in them:',
          '',
          ...markdown({
            header: ['principal', 'type', 'role', 'scope'],
            rows: roleAssignments.map(({ principal, principalType, role, scope }) => [
              principal,
              principalType,
              role,
              scope,
            ]),
          }),
          '',
        ]),
  ];
}

function entraSteps(entra: string | undefined, csp: string): string[] {
  if (entra !== 'gdap') return ['- Microsoft Entra tenant: no delegated administration.'];
  return [
    `- Microsoft Entra tenant: ${csp} sends a request for granular delegated admin privileges (GDAP) with the roles and the time that it`,
    '  needs. A Global Administrator of your tenant approves it. GDAP alone gives no rights on Azure resources.',
  ];
}

function azureSteps(azure: string | undefined, csp: string, tenant: string, names: readonly string[]): string[] {
  const where = names.length === 0 ? 'the subscriptions' : names.map((name) => `\`${name}\``).join(', ');
  switch (azure) {
    case 'aobo':
      return [
        `- Azure subscriptions ${where}: a subscription bought through ${csp} gives its group AdminAgents the role Owner (admin on behalf`,
        '  of). For one that came from elsewhere, an Owner of it assigns the role again, to the group as a foreign principal:',
        '  `az role assignment create --assignee-principal-type ForeignGroup --assignee-object-id <group> --role Owner --scope <subscription>`.',
      ];
    case 'lighthouse':
      return [
        `- Azure subscriptions ${where}: ${csp} gives you an Azure Lighthouse offer of its tenant \`${tenant}\` with the roles that it needs`,
        '  (Network Contributor at least). An Owner of the subscription accepts it, sees it under "Service providers", and can take it',
        '  back there at any time.',
      ];
    default:
      return ['- Azure subscriptions: no delegation; roles are given one by one.'];
  }
}

/** Whose identity store is replicated to Microsoft Entra ID, and what that takes. source: CSP */
export function identityText(output: CustomerOutput): string[] {
  const { store } = output.customer.raw.identity ?? {};
  if (store === undefined) return [];
  const csp = partyName(output, 'csp');
  const customer = output.customer.displayName;
  const keeper = store === 'csp' ? csp : customer;
  return [
    '## Identity store',
    '',
    `The identity store of ${keeper} is replicated to the Microsoft Entra tenant of ${customer} (\`${output.customer.tenantId ?? ''}\`).`,
    '',
    `1. ${keeper} chooses the forests, domains and organizational units that are replicated, and cleans names and addresses in them.`,
    `2. ${customer} verifies the domain names of these accounts in its tenant.`,
    `3. ${keeper} runs Microsoft Entra Connect Sync, or Cloud Sync, on a server of its own that reaches the domain controllers and, over the`,
    '   internet, Microsoft Entra ID; a second one stands by. The traffic does not pass the circuit.',
    '4. Two accounts in the cloud only, with strong authentication, are kept for emergencies.',
    `5. ${keeper} watches the health of the synchronization and tells the other side before it changes what is replicated.`,
    '',
  ];
}
