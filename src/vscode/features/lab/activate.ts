import type { Services } from '../../services/services';
import { RunningLabs } from './runningLabs';

const labs = new RunningLabs();

/** "Rehearse on FRRouting": the lab of a customer as a containerlab topology, or run on this machine. */
export function activateLab(services: Services): void {
  services.commands.register('cspConnectivity.rehearse', async (argument, options) => {
    const { rehearse } = await import('./rehearse');
    return rehearse(services, labs, argument, options);
  });
}

/** Ends labs that run when the window closes, and waits until they are removed. */
export function endLabs(): Promise<void> {
  return labs.end();
}
