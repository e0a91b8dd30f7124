import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Customer, type Design, assemble, readDesignFile } from '../../../src/design';
import { bigCustomer } from '../../ui/bigCustomers';

export { tailspin } from './tailspin';

const samples = join(import.meta.dirname, '../../../samples/northwind');
export const providerText = readFileSync(join(samples, 'provider.csp.yaml'), 'utf8');

export interface Chosen {
  readonly design: Design;
  readonly customer: Customer;
}

/** The design of one customer's text below the sample's CSP. */
export function designOf(customerText: string, provider = providerText): Chosen {
  const files = [readDesignFile('provider.csp.yaml', provider), readDesignFile('customers/one.csp.yaml', customerText)];
  const design = assemble(files).designs[0];
  const customer = design?.customers[0];
  if (!design || !customer) throw new Error('The text is not a customer.');
  return { design, customer };
}

type SampleName = 'contoso' | 'fabrikam' | 'wingtip';

export function customerText(name: SampleName): string {
  return readFileSync(join(samples, `customers/${name}.csp.yaml`), 'utf8');
}

export function sample(name: SampleName): Chosen {
  return designOf(customerText(name));
}

/** A customer of many circuits, each with both links, from the same two routers. */
export function linkedCustomer(circuits: number, hubs: number, spokesOfEach: number): Chosen {
  const customer = JSON.parse(bigCustomer('linked', circuits, hubs, spokesOfEach)) as {
    circuits: Record<string, unknown>[];
  };
  const links = { primary: { edgeRouter: 'ams-edge-1' }, secondary: { edgeRouter: 'ams-edge-2' } };
  return designOf(
    JSON.stringify({ ...customer, circuits: customer.circuits.map((circuit) => ({ ...circuit, links })) }),
  );
}
