import type { EdgeRouterModel } from '../../edge';
import { lines } from '../output';
import { tokensOf } from './fillIn';
import { isNothing } from './fitting';
import { type PlatformPrinter, type Printed, hasBgp } from './printer';
import { markdownText } from '../../design/markdown';

/** The page beside the files of a router. */
export function routerReadme(model: EdgeRouterModel, printed: Printed | undefined): string {
  const { printer, router } = printed ?? {};
  const tokens = router
    ? tokensOf([...router.configuration, ...(router.more ?? []).flatMap((m) => m.lines)].join('\n'))
    : [];
  const list = (heading: string, items: readonly string[]) =>
    items.length === 0 ? [] : ['', `## ${heading}`, '', ...items.map((item) => `- ${item}`)];
  return lines(
    `# ${markdownText(model.router)}: customer ${markdownText(model.customer)}`,
    '',
    introduction(model, printer),
    ...(printer && !isNothing(model)
      ? [
          '',
          'The file adds: what an earlier state of the design had on the router and this one has not stays, and so do entries of its lists. Before a later state is loaded, take away what goes by the files of the earlier one.',
        ]
      : []),
    ...(printer?.order && !isNothing(model)
      ? ['', '## Order', '', ...printer.order.map((step, i) => `${i + 1}. ${step}`)]
      : []),
    ...list(
      'To be filled in',
      tokens.map((token) => `\`${token}\`: ${tokenText(token)}`),
    ),
    ...list(
      'Refused',
      model.refusals.map((r) => markdownText(`${r.subject}: ${r.reason}`)),
    ),
    ...list('Open', model.open.map(markdownText)),
    ...list(
      'Judged',
      printer
        ? [
            printer.judged === undefined
              ? 'nothing: no device and no referee has judged this platform'
              : `${printer.judged}. Not judged: ${printer.notJudged.join(', ')}`,
          ]
        : [],
    ),
  );
}

function introduction(model: EdgeRouterModel, printer: PlatformPrinter | undefined): string {
  const as = hasBgp(model) ? `, AS ${model.asn}` : '';
  const site = markdownText(model.site);
  if (!printer) return `Site ${site}${as}.`;
  if (isNothing(model)) return `${printer.label}, site ${site}. Nothing is left that a file could hold.`;
  return `${printer.label}${as}, site ${site}. ${useText(model, printer)}`;
}

/** The files that lie beside this page, in the order in which one takes them. */
function useText({ interfaces }: EdgeRouterModel, { configuration, loading }: PlatformPrinter): string {
  const removed = interfaces.some((at) => at.link) ? 'the customer, a circuit or a link' : 'the customer';
  return `Keep the answers to the first part of \`verify.txt\`, load \`${configuration}\`, look with its second part, and go back with \`back-out.*\`. \`remove/\` takes away ${removed}. ${loading}`;
}

function tokenText(token: string): string {
  if (token.startsWith('<secret:')) return 'the value of this secret, from the secret store';
  if (token.startsWith('<azure:'))
    return 'known when Azure has made the gateway: its overview page, or `az network vnet-gateway show`';
  return 'a fact of the site that the design does not hold';
}
