import type { Customer, Design } from '../design';

/**
 * The tenant to sign in to for what is in a tenant: with Azure Lighthouse the CSP's own, as its people are not known in the
 * customer's; else (AOBO, or an account there) the tenant of the subscription itself. Source: 1.1 of the facts (SENT, AOBO, [D])
 */
export function signInTenantOf(
  { provider }: Design,
  customer: Customer,
): (tenantId: string | undefined) => string | undefined {
  const byLighthouse = customer.raw.identity?.delegation?.azure === 'lighthouse';
  return (tenantId) => (byLighthouse ? provider.raw.tenantId : tenantId);
}
