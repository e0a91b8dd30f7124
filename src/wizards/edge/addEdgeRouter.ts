import * as l10n from '@vscode/l10n';
import { type EditValue, nextCustomerAsn, setValue } from '../../design';
import { type Asking, one, text, yesOrNo } from '../ask/question';
import { asnProblem, freeName, interfaceProblem, unusedName } from '../ask/texts';
import { type Made, addItem, revise } from '../change';
import { providersAt } from '../circuit/providerChoices';
import { platformChoices } from '../customer/newDesign';
import type { DesignScope } from '../scope';
import { type EdgeSite, askSite, edgeSites, nextInterface, routerNames } from './sites';

/** Asks for an edge router, or for two where the site has none: the links of a circuit end on two. */
export function* addEdgeRouter(scope: DesignScope): Asking<Made> {
  const { design, customer } = scope;
  const site = yield* askSite(edgeSites(scope, customer));
  const taken = routerNames(design, site.customer);
  const [first, second] = twoNames(site, taken);
  const isPair =
    site.routers.length === 0 &&
    (yield* yesOrNo('isPair', l10n.t('How many edge routers?'), {
      yes: l10n.t('Two, {0} and {1}: the two links of a circuit end on two', first, second),
      no: l10n.t('One'),
    }));
  const names = isPair
    ? [first, second]
    : [yield* text('name', l10n.t('Name of the edge router'), { initial: first, problem: freeName(taken) })];
  const platform = yield* one('platform', l10n.t('Operating system of the edge router'), platformChoices());
  const serviceProviderName = yield* askPort(scope, site);
  const port = yield* text('interface', l10n.t('Name of its interface'), {
    initial: nextInterface(platform, []),
    problem: interfaceProblem(platform),
  });
  const asn = yield* askAsn(scope, site);
  const interfaces: EditValue = [{ name: port, ...(serviceProviderName !== '' && { serviceProviderName }) }];
  const { path } = site.file;
  let now = design;
  if (asn !== undefined) now = revise(now, path, (file) => setValue(file, [...site.path, 'asn'], asn));
  for (const name of names) {
    now = revise(now, path, (file) => addItem(file, [...site.path, 'edgeRouters'], { name, platform, interfaces }));
  }
  return { design: now, at: { file: path, path: [...site.path, 'edgeRouters', site.routers.length] } };
}

function twoNames(site: EdgeSite, taken: readonly string[]): [string, string] {
  const free: string[] = [];
  for (let n = 1; free.length < 2; n++) {
    const name = `${site.name.slice(0, 70)}-edge-${n}`;
    if (!taken.some((each) => each.toLowerCase() === name.toLowerCase())) free.push(name);
  }
  return [free[0] ?? unusedName(site.name, taken), free[1] ?? ''];
}

/** The connectivity provider that an interface leads to; '' for one that customers are attached to. */
export function* askPort({ design }: DesignScope, site: EdgeSite): Asking<string> {
  const known = new Set(
    site.routers.flatMap(({ raw }) => (raw.interfaces ?? []).flatMap((i) => i.serviceProviderName ?? [])),
  );
  const sorted = providersAt(design.provider.cloud, site.locations, design).sort(
    (a, b) => Number(known.has(b.value)) - Number(known.has(a.value)),
  );
  const none = { label: l10n.t('None: sites of customers are attached to it'), value: '' };
  return yield* one('serviceProviderName', l10n.t('Connectivity provider that the interface leads to'), [
    ...sorted,
    ...(site.customer ? [] : [none]),
  ]);
}

/** A customer's routers have the AS number of its site. */
function* askAsn({ design }: DesignScope, site: EdgeSite): Asking<number | undefined> {
  const said = site.customer?.sites.find(({ name }) => name === site.name)?.raw.asn;
  if (!site.customer || said !== undefined) return undefined;
  return Number(
    yield* text('asn', l10n.t('AS number of the site'), {
      initial: String(nextCustomerAsn(design) ?? ''),
      example: '4200000000',
      problem: asnProblem,
    }),
  );
}
