import type { CustomerOutput } from '../context';
import { partyName } from '../describe';
import { announcedOverAttachments, attachmentBlocks, routesOverAttachments } from './attachments';
import { keyBlocks } from './keys';
import { routersOf } from './models';
import { announcedByOwn, configurationBlocks, ownRouterBlocks } from './ownRouters';
import { type Block, filledTable, heading, table, text } from './paper';

const ANNOUNCED = [
  'at',
  'neighbour',
  'you announce',
  'your filter lets pass, and nothing here brings it',
  'you accept',
  'limit on the other side',
];

/** What the customer's IT makes beside Azure: interfaces, sessions, exactly what is announced, keys, configurations. */
export function ownSideBlocks(output: CustomerOutput): Block[] {
  const all = routersOf(output);
  const own = all.filter(({ owner }) => owner === 'customer');
  const attachments = attachmentBlocks(output);
  const announced = [...announcedOverAttachments(output), ...announcedByOwn(own, all)];
  const routes = routesOverAttachments(output);
  const keys = keyBlocks(output);
  if (own.length + attachments.length === 0) return keys;
  return [
    heading('What you make on your routers'),
    ...attachments,
    ...ownRouterBlocks(own),
    ...(announced.length === 0
      ? []
      : [
          heading('What is announced, exactly', 3),
          text(
            'A prefix is announced while your router has it. Nothing else is accepted: a prefix that is missing is not reached, a prefix too much is filtered, and more prefixes than the limit close the session.',
          ),
          filledTable(ANNOUNCED, announced),
        ]),
    ...(routes.length === 0
      ? []
      : [
          heading('What you route, exactly', 3),
          text('Without BGP you write these routes yourself; nothing tells you when one of them is gone.'),
          table(['site', 'towards', 'prefixes', 'next hop'], routes),
        ]),
    ...configurationBlocks(own, partyName(output, 'csp')),
    ...keys,
  ];
}
