import type { Services } from '../../services/services';

/** "Generate": writes the files of a format for a customer, and never over what was changed by hand without asking. */
export function activateGenerate(services: Services): void {
  services.commands.register('cspConnectivity.generate', async (argument, options) => {
    const { generateFor } = await import('./generateFor');
    return generateFor(services, argument, options);
  });
}
