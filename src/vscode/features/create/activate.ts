import type { Services } from '../../services/services';
import { wizardIds } from '../../../wizards/wizards';

/**
 * "Create a Design" and the wizards. Answers given as the second argument are not asked for, so that a key binding or a
 * script can run the commands.
 */
export function activateCreate(services: Services): void {
  const { commands } = services;
  commands.register('cspConnectivity.createDesign', async (folder, given) => {
    const { createDesign } = await import('./createDesign');
    return createDesign(services, folder, answersOf(given));
  });
  // A row of the checklist is ticked, or its tick is taken back, without a question.
  commands.register('cspConnectivity.tickPrerequisite', async (row) => {
    const { runWizard } = await import('./runWizard');
    await runWizard(services, 'showPrerequisites', { argument: row, given: {} });
  });
  for (const id of wizardIds) {
    commands.register(`cspConnectivity.${id}`, async (argument, given) => {
      const { runWizard } = await import('./runWizard');
      await runWizard(services, id, { argument, given: answersOf(given) });
    });
  }
}

/** A second argument that a menu passes (its selection) is no answer. */
function answersOf(given: unknown): Readonly<Record<string, unknown>> {
  return typeof given === 'object' && given !== null && !Array.isArray(given) ? { ...given } : {};
}
