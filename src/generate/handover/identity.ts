import type { CustomerOutput } from '../context';
import { partyName } from '../describe';
import { type Block, command, heading, steps, table, text } from './paper';

/** How the CSP gets access to the customer's subscriptions and tenant. source: GDAP, AOBO, SENT */
export function accessBlocks(output: CustomerOutput): Block[] {
  const csp = partyName(output, 'csp');
  const { delegation, roleAssignments = [] } = output.customer.raw.identity ?? {};
  const tenant = output.design.provider.raw.tenantId ?? 'the tenant of the CSP';
  const agents = roleAssignments.find(({ principal }) => principal === 'AdminAgents')?.principalId ?? 'GROUP';
  const names = output.customer.subscriptions.filter(({ managedBy }) => managedBy === 'csp').map(({ name }) => name);
  return [
    heading(`Access for ${csp}`),
    ...entraBlocks(delegation?.entra, csp),
    ...azureBlocks(delegation?.azure, csp, tenant, names.length === 0 ? 'the subscriptions' : names.join(', '), agents),
    ...(roleAssignments.length === 0
      ? []
      : [
          text('Roles on subscriptions and what is in them:'),
          table(
            ['principal', 'type', 'object id', 'role', 'scope'],
            roleAssignments.map(({ principal, principalType, principalId, role, scope }) => [
              principal,
              principalType,
              principalId,
              role,
              scope,
            ]),
          ),
        ]),
  ];
}

function entraBlocks(entra: string | undefined, csp: string): Block[] {
  if (entra !== 'gdap') return [text('Microsoft Entra tenant: no delegated administration.')];
  return [
    heading('Microsoft Entra tenant (GDAP)', 3),
    steps([
      `${csp} creates a request for granular delegated admin privileges in Partner Center, with the least roles and the time that it needs, and sends you the link.`,
      'A Global Administrator of your tenant opens the link, compares roles and time with what was agreed, and approves it.',
      `${csp} assigns the roles to its security groups.`,
      'You see the relationship in the Microsoft 365 admin center under "Partner relationships", and can end it there at any time.',
    ]),
    text('GDAP alone gives no rights on Azure resources.'),
  ];
}

function azureBlocks(azure: string | undefined, csp: string, tenant: string, where: string, agents: string): Block[] {
  switch (azure) {
    case 'aobo':
      return [
        heading('Azure subscriptions (admin on behalf of)', 3),
        steps([
          `A subscription bought through ${csp} gives its group AdminAgents the role Owner by itself: ${where}.`,
          'For a subscription that came from elsewhere, an Owner of it assigns the role to that group as a foreign principal, with the command below.',
          `${csp} signs in to its own tenant, switches to yours, and reads the subscription as a test.`,
        ]),
        command(
          `az role assignment create --assignee-principal-type ForeignGroup --assignee-object-id ${agents} --role Owner --scope /subscriptions/SUBSCRIPTION`,
        ),
      ];
    case 'lighthouse':
      return [
        heading('Azure subscriptions (Azure Lighthouse)', 3),
        steps([
          `${csp} gives you a template of its offer: its tenant is ${tenant}, and it names each group with its role.`,
          `An Owner of the subscription deploys the template at ${where}, or accepts the offer in the Azure portal under "Service providers".`,
          'Roles there are built-in roles; Owner is not among them, and no role assignments can be made through it but to managed identities.',
          'You see and end the delegation under "Service providers" at any time.',
        ]),
      ];
    default:
      return [text('Azure subscriptions: no delegation; roles are given one by one.')];
  }
}

/** Whose identity store is replicated to Microsoft Entra ID, and what that takes. source: CSP */
export function identityBlocks(output: CustomerOutput): Block[] {
  const { store } = output.customer.raw.identity ?? {};
  if (store === undefined) return [];
  const csp = partyName(output, 'csp');
  const customer = partyName(output, 'customer');
  const keeper = store === 'csp' ? csp : customer;
  return [
    heading('Identity store'),
    text(
      `The identity store of ${keeper} is replicated to the Microsoft Entra tenant of ${customer} (${output.customer.tenantId ?? 'not said'}).`,
    ),
    steps([
      `${keeper} chooses the forests, domains and organizational units that are replicated, and cleans names and addresses in them.`,
      `${customer} verifies the domain names of these accounts in its tenant.`,
      `${keeper} runs Microsoft Entra Connect Sync, or Cloud Sync, on a server of its own that reaches the domain controllers and, over the internet, Microsoft Entra ID; a second one stands by. The traffic does not pass the circuit.`,
      'Two accounts in the cloud only, with strong authentication, are kept for emergencies.',
      `${keeper} watches the health of the synchronization and tells the other side before it changes what is replicated.`,
    ]),
  ];
}
