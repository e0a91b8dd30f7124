import { failureMatrix } from '../../routing';
import { failuresReport, failuresTables, toText } from '../../routing/report';
import { EXIT, type ExitCode } from '../failure';
import { print } from '../terminal';
import { chooseCustomer, openWorkspace } from '../workspace';

export interface FailuresOptions {
  readonly customer: string;
  readonly design?: string;
  readonly json: boolean;
}

/** Prints which site loses which network when a router, link, circuit, location or datacenter fails. */
export function failures(folder: string, options: FailuresOptions): ExitCode {
  const { design, customer } = chooseCustomer(openWorkspace(folder), options.customer, options.design);
  const matrix = failureMatrix(design, customer);
  print(
    options.json
      ? JSON.stringify({ formatVersion: 1, ...failuresReport(matrix) }, undefined, 2)
      : toText(failuresTables(matrix)),
  );
  return EXIT.ok;
}
