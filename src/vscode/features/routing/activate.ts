import * as l10n from '@vscode/l10n';
import { chooseCustomer } from '../../services/choose';
import { showReport } from '../../services/report';
import type { Services } from '../../services/services';

/** "Show Effective Routes", "Trace Path", "Simulate Failures": pages to read, and JSON for scripts. */
export function activateRouting(services: Services): void {
  const { commands, selection } = services;

  commands.register('cspConnectivity.showRoutes', async (argument, given) => {
    const { design, customer } = await chooseCustomer(services, argument);
    const { askSubnet } = await import('./ask');
    const { network, subnet } = await askSubnet(customer, argument, given);
    const { routesReport, routesTables } = await import('../../../routing/report');
    const report = routesReport(design, network, subnet);
    const name = `${network.ref}/${subnet.name}`;
    const heading = l10n.t('{0}: routes of {1}', customer.displayName, name);
    await showReport(services, `routes-${name}`, heading, routesTables(design, network, subnet), report);
    return report;
  });

  commands.register('cspConnectivity.tracePath', async (argument, given) => {
    const { design, customer } = await chooseCustomer(services, argument);
    const { askFlow } = await import('./ask');
    const { from, to, flow } = await askFlow(design, customer, argument, given);
    const [{ tracePath }, { pathTables }, { idsOfPath, sceneOf }] = await Promise.all([
      import('../../../routing'),
      import('../../../routing/report'),
      import('../../../diagram'),
    ]);
    const trace = tracePath(design, customer, from, to, flow);
    const heading = l10n.t('{0}: from {1} to {2}', customer.displayName, trace.from, trace.to);
    selection.highlight({
      file: customer.file.path,
      ids: idsOfPath(sceneOf(design, customer), trace),
      label: trace.arrives
        ? l10n.t('Path from {0} to {1}', trace.from, trace.to)
        : l10n.t('Path from {0} to {1}, which does not arrive', trace.from, trace.to),
    });
    await showReport(services, `path-${customer.name}`, heading, pathTables(trace), trace);
    return trace;
  });

  commands.register('cspConnectivity.simulateFailures', async (argument) => {
    const { design, customer } = await chooseCustomer(services, argument);
    const [{ failureMatrix }, { failuresReport, failuresTables }] = await Promise.all([
      import('../../../routing'),
      import('../../../routing/report'),
    ]);
    const matrix = failureMatrix(design, customer);
    const report = failuresReport(matrix);
    const heading = l10n.t('{0}: when something fails', customer.displayName);
    await showReport(services, `failures-${customer.name}`, heading, failuresTables(matrix), report);
    return report;
  });
}
