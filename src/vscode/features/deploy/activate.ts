import type { Services } from '../../services/services';

/** "Deploy": shows what would be written and where, asks, and carries it out. */
export function activateDeploy(services: Services): void {
  services.commands.register('cspConnectivity.deploy', async (argument, options) => {
    const { deployCustomer } = await import('./deployCustomer');
    return deployCustomer(services, argument, options);
  });
}
