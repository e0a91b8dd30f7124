import * as l10n from '@vscode/l10n';
import { type Customer, type Design, freeLoopbacks, loopbackOf, setValue } from '../../design';
import { parseAddress } from '../../network/prefix';
import { type Asking, text } from '../ask/question';
import { allOf, listOf } from '../ask/texts';
import { pathIn, revise, sameCustomer } from '../change';
import { errorOf } from '../trial';
import type { EdgePair } from './edgePairs';

/** IPv4 loopbacks by the names of the edge routers that get them. */
export type Loopbacks = ReadonlyMap<string, string>;

const OF_LOOPBACKS = /^(FMT|DUP|NET)-/;

/**
 * Asks for the loopbacks that a customer's two edge routers lack. Between them runs the session by which each tells the
 * other what it learned from Azure; on the CSP's routers the core does that.
 * @param more stands before the name of the answer, for the second of two circuits
 */
export function* askLoopbacks(
  design: Design,
  customer: Customer,
  pair: EdgePair,
  more: string,
): Asking<Loopbacks | undefined> {
  if (customer.model === 'connect-through') return undefined;
  const names = [pair.primary.edgeRouter, pair.secondary.edgeRouter];
  const site = customer.sites.find(({ name }) => name === pair.site);
  const lacking = (site?.edgeRouters ?? []).filter(
    (router) => names.includes(router.name) && loopbackOf(router, 4) === undefined,
  );
  if (lacking.length === 0) return undefined;
  const given = (value: string): Loopbacks => {
    const addresses = listOf(value);
    return new Map(lacking.map(({ name }, index) => [name, addresses[index] ?? '']));
  };
  const count = lacking.length;
  const typed = yield* text(
    `${more}loopbacks`,
    l10n.t(
      'Loopback of {0}: the session between the two edge routers runs from it',
      lacking.map(({ name }) => name).join(', '),
    ),
    {
      initial: site ? freeLoopbacks(customer, site, count).join(', ') : '',
      example: ['10.10.255.1', '10.10.255.2'].slice(0, count).join(', '),
      problem: allOf(
        (value) => {
          const addresses = listOf(value);
          const isGood = addresses.length === count && addresses.every((each) => parseAddress(each)?.family === 4);
          if (!isGood) {
            return count === 1
              ? l10n.t('Give one IPv4 address, such as {0}.', '10.10.255.1')
              : l10n.t('Give {0} IPv4 addresses with commas between, such as {1}.', count, '10.10.255.1, 10.10.255.2');
          }
          return new Set(addresses).size < count ? l10n.t('Each router has an address of its own.') : undefined;
        },
        (value) => errorOf(design, () => withLoopbacks(design, customer, given(value)), OF_LOOPBACKS),
      ),
    },
  );
  return given(typed);
}

/** The design with loopbacks for edge routers of a customer that have none. */
export function withLoopbacks(design: Design, customer: Customer, loopbacks: Loopbacks): Design {
  let now = design;
  for (const [name, address] of loopbacks) {
    const routers = sameCustomer(now, customer).sites.flatMap(({ edgeRouters }) => edgeRouters);
    const router = routers.find((each) => each.name === name && loopbackOf(each, 4) === undefined);
    if (!router) continue;
    now = revise(now, customer.file.path, (file) => setValue(file, [...pathIn(file, router.raw), 'loopback'], address));
  }
  return now;
}
