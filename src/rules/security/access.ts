import * as l10n from '@vscode/l10n';
import { figures } from '../../catalog/figures';
import type { CustomerRule } from '../rule';
import { keyOf, placeOf } from '../shared/places';
import { addMonitoring } from '../shared/wizardFixes';

export const leastPrivilege: CustomerRule = {
  code: 'SEC-006',
  scope: 'customer',
  severity: 'warning',
  title: 'Roles are no wider than the network needs.',
  text: 'Network Contributor covers circuits, gateways, peerings and connections. Owner and Contributor reach everything in the subscription.',
  source: 'WAF; AOBO',
  *check({ customer }) {
    for (const assignment of customer.raw.identity?.roleAssignments ?? []) {
      if (!['owner', 'contributor', 'user access administrator'].includes(assignment.role?.toLowerCase() ?? ''))
        continue;
      yield {
        message: l10n.t('"{0}" is wider than this needs. Take Network Contributor.', assignment.role ?? ''),
        place: placeOf(customer, assignment, 'role'),
      };
    }
  },
};

export const deployingRole: CustomerRule = {
  code: 'IAM-001',
  scope: 'customer',
  severity: 'warning',
  title: 'The CSP has a role on every subscription that it deploys to.',
  text: 'By AOBO or Lighthouse, or by a role assignment whose scope is in the subscription. Otherwise the deployment stops at the first write.',
  source: 'RBAC; AOBO',
  *check({ customer }) {
    const { identity } = customer.raw;
    if (identity?.delegation?.azure !== 'none') return;
    for (const subscription of customer.subscriptions) {
      if (subscription.managedBy !== 'csp' || subscription.virtualNetworks.length === 0) continue;
      const scoped = (identity.roleAssignments ?? []).some((a) => {
        const scope = a.scope ?? '';
        const id = subscription.raw.subscriptionId?.toLowerCase();
        return scope.split('/')[0] === subscription.name || (id !== undefined && scope.toLowerCase().includes(id));
      });
      if (scoped) continue;
      yield {
        message: l10n.t(
          'The CSP manages subscription "{0}" and has no role on it: no delegation, and no role assignment.',
          subscription.name,
        ),
        place: placeOf(customer, subscription.raw, 'name'),
      };
    }
  },
};

export const identityStore: CustomerRule = {
  code: 'IAM-002',
  scope: 'customer',
  severity: 'warning',
  title: 'The identity store that is replicated is that of the party that the model says.',
  text: "In connect-through the CSP's, in connect-to the customer's: users sign in where their directory is.",
  source: 'CSP',
  *check({ customer }) {
    const { identity, model } = customer.raw;
    const wanted = model === undefined ? undefined : model === 'connect-through' ? 'csp' : 'customer';
    if (!identity?.store || wanted === undefined || identity.store === wanted) return;
    yield {
      message: l10n.t('In {0} the identity store is that of: {1}.', model ?? '', wanted),
      place: placeOf(customer, identity, 'store'),
    };
  },
};

export const alerts: CustomerRule = {
  code: 'MON-001',
  scope: 'customer',
  severity: 'warning',
  title: 'Circuits and gateways are watched.',
  text: `"alerts: baseline" makes the alerts on ARP and BGP availability below ${figures.alertPercent} %, dropped bits, throughput, gateway CPU, packets and routes, on direct ports, and on maintenance by Service Health (MON-001 to MON-005, MON-007, MON-008). It needs an actionGroupId, or nobody is told.`,
  source: 'AMBA; WAF; APRL',
  fix: addMonitoring,
  *check({ customer }) {
    if (!customer.circuits.some((circuit) => circuit.managedBy === 'csp')) return;
    const { monitoring } = customer.raw;
    if (monitoring?.alerts !== 'baseline') {
      yield {
        message: l10n.t(
          'No alerts are made for the circuits of "{0}". Write "monitoring: { alerts: baseline, actionGroupId: … }".',
          customer.name,
        ),
        place: monitoring ? placeOf(customer, monitoring, 'alerts') : placeOf(customer, customer.raw, 'name'),
      };
    } else if (monitoring.actionGroupId === undefined) {
      yield {
        message: l10n.t('Nobody is told of the alerts. Write actionGroupId.'),
        place: placeOf(customer, monitoring, 'alerts'),
      };
    }
  },
};

export const diagnostics: CustomerRule = {
  code: 'MON-009',
  scope: 'customer',
  severity: 'info',
  title: 'Circuits and gateways send their logs to a workspace.',
  text: 'Name the Log Analytics workspace: monitoring.workspaceId.',
  source: 'AVM',
  *check({ customer }) {
    const { monitoring } = customer.raw;
    if (!monitoring || monitoring.workspaceId !== undefined || customer.circuits.length === 0) return;
    yield {
      message: l10n.t('The logs of circuits and gateways go nowhere. Write workspaceId.'),
      place: keyOf(customer, customer.raw, 'monitoring'),
    };
  },
};
