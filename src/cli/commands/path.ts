import * as l10n from '@vscode/l10n';
import type { Customer, Design } from '../../design';
import { type Endpoint, type Flow, endpointOf, services, tracePath } from '../../routing';
import { pathTables, toText } from '../../routing/report';
import { CliFailure, EXIT, type ExitCode } from '../failure';
import { print } from '../terminal';
import { chooseCustomer, openWorkspace } from '../workspace';

export interface PathOptions {
  readonly customer: string;
  readonly design?: string;
  readonly from: string;
  readonly to: string;
  readonly protocol: Flow['protocol'];
  readonly port?: number;
  readonly json: boolean;
}

/** Prints the way there and back between two ends; 1 where one of them does not arrive. */
export function path(folder: string, options: PathOptions): ExitCode {
  const { design, customer } = chooseCustomer(openWorkspace(folder), options.customer, options.design);
  const flow: Flow = {
    protocol: options.protocol,
    ...(options.port !== undefined && { port: options.port }),
  };
  const trace = tracePath(
    design,
    customer,
    end(design, customer, options.from),
    end(design, customer, options.to),
    flow,
  );
  print(
    options.json
      ? JSON.stringify({ formatVersion: 1, customer: customer.name, ...trace }, undefined, 2)
      : toText(pathTables(trace)),
  );
  return trace.arrives ? EXIT.ok : EXIT.errors;
}

function end(design: Design, customer: Customer, text: string): Endpoint {
  const found = endpointOf(design, customer, text);
  if (found) return found;
  const names = [
    ...customer.sites.map((site) => site.name),
    ...customer.virtualNetworks.flatMap((network) => network.subnets.map((subnet) => `${network.ref}/${subnet.name}`)),
    ...Object.keys(services),
  ];
  throw new CliFailure(l10n.t('"{0}" is no address, and none of: {1}.', text, names.join(', ')));
}
