import type { Customer } from '../../design';
import type { Prerequisite } from '../../design/prerequisite';
import { prerequisitesOf } from '../../design/prerequisites';
import type { CustomerOutput } from '../context';
import { partyName } from '../describe';
import { type Block, heading, table, text } from './paper';

/** What has to be there before a circuit carries traffic; what Azure shows of it is seen where a plan is read. */
export function prerequisiteBlocks(output: CustomerOutput): Block[] {
  const { customer } = output;
  const said = customer.raw.prerequisites ?? {};
  const row = (each: Prerequisite) => {
    const state = isMoot(customer, each) ? 'not needed' : each.isDone ? 'done' : (said[each.item] ?? 'open');
    const what = each.item === 'delegation' ? `${partyName(output, 'csp')} may act in the subscriptions` : each.text;
    return [each.isDone ? '☑' : '☐', what, state] as const;
  };
  return [
    heading('Prerequisites'),
    text(
      'Azure was not asked for this paper: what it shows, such as a circuit that is provisioned, is open here until a person says that it is done.',
    ),
    table(['', 'what has to be there first', 'state'], prerequisitesOf(customer).map(row)),
  ];
}

/** What is there because nothing asks for it. */
function isMoot({ circuits }: Customer, { item, isDone, by }: Prerequisite): boolean {
  const hasMicrosoft = circuits.some(({ peerings }) => peerings.some(({ type }) => type === 'MicrosoftPeering'));
  const asked = item === 'translation' ? hasMicrosoft : item !== 'microsoft365';
  return isDone && by === 'design' && !asked;
}
