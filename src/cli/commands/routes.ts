import * as l10n from '@vscode/l10n';
import { routesReport, routesTables, toText } from '../../routing/report';
import { CliFailure, EXIT, type ExitCode } from '../failure';
import { print } from '../terminal';
import { chooseCustomer, openWorkspace } from '../workspace';

export interface RoutesOptions {
  readonly customer: string;
  readonly design?: string;
  readonly subnet?: string;
  readonly json: boolean;
}

/** Prints the effective routes of one subnet, or of all subnets of a customer. */
export function routes(folder: string, options: RoutesOptions): ExitCode {
  const { design, customer } = chooseCustomer(openWorkspace(folder), options.customer, options.design);
  const all = customer.virtualNetworks.flatMap((network) => network.subnets.map((subnet) => ({ network, subnet })));
  const wanted = options.subnet;
  const chosen = all.filter(
    ({ network, subnet }) =>
      wanted === undefined || [`${network.ref}/${subnet.name}`, `${network.name}/${subnet.name}`].includes(wanted),
  );
  if (chosen.length === 0 && wanted !== undefined) {
    const names = all.map(({ network, subnet }) => `${network.ref}/${subnet.name}`).join(', ');
    throw new CliFailure(l10n.t('There is no subnet "{0}". There are: {1}.', wanted, names || l10n.t('none')));
  }
  if (options.json) {
    const reports = chosen.map(({ network, subnet }) => routesReport(design, network, subnet));
    print(JSON.stringify({ formatVersion: 1, customer: customer.name, subnets: reports }, undefined, 2));
  } else {
    print(toText(chosen.flatMap(({ network, subnet }) => routesTables(design, network, subnet))));
  }
  return EXIT.ok;
}
