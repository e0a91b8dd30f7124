import type { Services } from '../../services/services';

/**
 * "Create a Design", "Add a Customer", "Add a Circuit". Answers given as the second argument are not asked for,
 * so that a key binding or a script can run the commands.
 */
export function activateCreate(services: Services): void {
  const { commands } = services;
  commands.register('cspConnectivity.createDesign', async (folder, given) => {
    const { createDesign } = await import('./createDesign');
    return createDesign(services, folder, answersOf(given));
  });
  commands.register('cspConnectivity.addCustomer', async (argument, given) => {
    const { addCustomer } = await import('./addCustomer');
    await addCustomer(services, argument, answersOf(given));
  });
  commands.register('cspConnectivity.addCircuit', async (argument, given) => {
    const { addCircuit } = await import('./addCircuit');
    await addCircuit(services, argument, answersOf(given));
  });
}

/** A second argument that a menu passes (its selection) is no answer. */
function answersOf(given: unknown): object {
  return typeof given === 'object' && given !== null && !Array.isArray(given) ? given : {};
}
