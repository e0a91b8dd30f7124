import type { EdgeRouterModel } from '../../edge';
import { lines } from '../output';
import { apartFile, endingOf } from './apart';
import { tokensOf } from './fillIn';
import { isNothing } from './fitting';
import { partsOf } from './parts';
import { type PlatformPrinter, type Printed, hasBgp } from './printer';
import { markdownText } from '../../design/markdown';

/** The page beside the files of a router. */
export function routerReadme(model: EdgeRouterModel, printed: Printed | undefined): string {
  const { printer } = printed ?? {};
  const routers = printed ? [printed.router, ...printed.apart.map((one) => one.router)] : [];
  const tokens = tokensOf(
    routers.flatMap((r) => [...r.configuration, ...(r.more ?? []).flatMap((m) => m.lines)]).join('\n'),
  );
  const list = (heading: string, items: readonly string[]) =>
    items.length === 0 ? [] : ['', `## ${heading}`, '', ...items.map((item) => `- ${item}`)];
  return lines(
    `# ${markdownText(model.router)}: customer ${markdownText(model.customer)}`,
    '',
    introduction(model, printer),
    ...(printed && !isNothing(model)
      ? [
          '',
          '## Files, in their order',
          '',
          ...filesInOrder(printed).map((text, i) => `${i + 1}. ${text}`),
          '',
          ...afterwards(printed).map((text) => `- ${text}`),
          '',
          'The file adds: what an earlier state of the design had on the router and this one has not stays, and so do entries of its lists. Before a later state is loaded, take away what goes by the files of the earlier one.',
        ]
      : []),
    ...list('How each is loaded', isNothing(model) ? [] : (printer?.handling ?? [])),
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
  return `${printer.label}${as}, site ${site}. ${printer.loading}`;
}

/** The files that lie beside this page, as one takes them when the customer is put on the router. */
function filesInOrder({ printer, router, apart }: Printed): string[] {
  const { configuration } = printer;
  const scripts = (router.more ?? []).map(({ name }) => `\`${name}\``);
  return [
    'The first part of `verify.txt` shows what is there already: keep the answers.',
    ...(scripts.length > 0 ? [`${scripts.join(', ')}: what the machine needs before the configuration.`] : []),
    `\`${configuration}\`.`,
    ...apart.map((one) => {
      const own = (one.router.more ?? []).map(({ name }) => `\`if-missing/${one.name}-${name}\``);
      const files = [...own, `\`${apartFile(one, printer)}\``];
      return `${files.join(', then ')}, only where the answers do not show ${one.subject}.`;
    }),
    'The second part of `verify.txt` shows what it came to.',
  ];
}

/** How it goes back, and how it goes later. */
function afterwards({ whole, printer, router, apart }: Printed): string[] {
  const ending = endingOf(printer.configuration);
  const hasScripts = (router.more ?? []).length > 0;
  const first = apart.map(({ name, removal }) =>
    [ending, ...((removal.more ?? []).length > 0 ? ['sh'] : [])]
      .map((end) => `\`remove/if-missing-${name}.${end}\``)
      .join(' and '),
  );
  const before = first.length > 0 ? `${first.join(', ')} where its file was loaded, then ` : '';
  const script = (name: string) => (hasScripts ? `, then \`${name}.sh\`` : '');
  const parts = partsOf(whole).map(({ name }) => `\`remove/${name}.${ending}\`${script(`remove/${name}`)}`);
  return [
    `Back to where the router was: ${before}\`back-out.${ending}\`${script('interfaces-remove')}. Its head names what stays.`,
    `The customer leaves: ${before}\`remove/customer.${ending}\`${script('remove/customer')}.`,
    ...(parts.length > 0 ? [`A circuit or a link goes, and the rest stays: ${parts.join('; ')}.`] : []),
  ];
}

function tokenText(token: string): string {
  if (token.startsWith('<secret:')) return 'the value of this secret, from the secret store';
  if (token.startsWith('<azure:'))
    return 'known when Azure has made the gateway: its overview page, or `az network vnet-gateway show`';
  return 'a fact of the site that the design does not hold';
}
