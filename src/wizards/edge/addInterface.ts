import * as l10n from '@vscode/l10n';
import { type EdgeRouter, type EditValue, startsWith } from '../../design';
import { type Asking, Refused, many, one, text } from '../ask/question';
import { allOf, interfaceProblem } from '../ask/texts';
import { type Made, addItem, pathIn, revise } from '../change';
import type { DesignScope } from '../scope';
import { askPort } from './addEdgeRouter';
import { askSite, edgeSites, nextInterface } from './sites';

/** Asks for an interface, of one edge router or of a pair at once: to a connectivity provider, a direct port, or customers. */
export function* addInterface(scope: DesignScope): Asking<Made> {
  const { design, customer } = scope;
  const site = yield* askSite(edgeSites(scope, customer).filter(({ routers }) => routers.length > 0));
  const called = site.routers.filter((router) => isOn(scope, router));
  const routers = yield* askRouters(called.length > 0 ? called : site.routers);
  const leadsTo = yield* askEnd(scope, site);
  const { path } = site.file;
  let now = design;
  for (const router of routers) {
    const used = (router.raw.interfaces ?? []).flatMap(({ name }) => name ?? []);
    const name = yield* text(`interface.${router.name}`, l10n.t('Name of the interface of {0}', router.name), {
      initial: nextInterface(router.raw.platform, used),
      problem: allOf(interfaceProblem(router.raw.platform), (value) =>
        used.some((each) => each.toLowerCase() === value.toLowerCase())
          ? l10n.t('"{0}" is there already.', value)
          : undefined,
      ),
    });
    const at = [...pathIn(site.file, router.raw), 'interfaces'];
    now = revise(now, path, (file) => addItem(file, at, { name, ...leadsTo }));
  }
  const [first] = routers;
  return { design: now, at: { file: path, path: first ? pathIn(site.file, first.raw, 'interfaces') : site.path } };
}

function isOn({ on }: DesignScope, router: EdgeRouter): boolean {
  const at = on?.file === router.file.path ? pathIn(router.file, router.raw) : [];
  return at.length > 0 && startsWith(on?.path ?? [], at);
}

function* askRouters(routers: readonly EdgeRouter[]): Asking<readonly EdgeRouter[]> {
  const [only, ...others] = routers;
  if (!only) throw new Refused(l10n.t('The site has no edge router.'));
  if (others.length === 0) return [only];
  const chosen = yield* many(
    'routers',
    l10n.t('Edge routers that get an interface'),
    routers.map(({ name, raw }) => ({ label: name, description: raw.platform ?? '', value: name })),
    { chosen: routers.map(({ name }) => name), least: 1 },
  );
  return routers.filter(({ name }) => chosen.includes(name));
}

/** What the interface leads to. */
function* askEnd(
  scope: DesignScope,
  site: Parameters<typeof askPort>[1],
): Asking<{ readonly [key: string]: EditValue }> {
  const ports = site.customer?.expressRoutePorts ?? scope.design.provider.expressRoutePorts;
  const NO_PORT = '';
  const port = yield* one('port', l10n.t('What does the interface lead to?'), [
    { label: l10n.t('A connectivity provider, or sites of customers'), value: NO_PORT },
    ...ports.map(({ name, raw, list }) => ({
      label:
        list === 'expressRouteLags'
          ? l10n.t('The link aggregation group {0}', name)
          : l10n.t('The direct port {0}', name),
      description: raw.peeringLocation ?? '',
      value: name,
    })),
  ]);
  if (port !== NO_PORT) {
    const isLag = ports.find(({ name }) => name === port)?.list === 'expressRouteLags';
    return isLag ? { expressRouteLag: port } : { expressRoutePort: port };
  }
  const serviceProviderName = yield* askPort(scope, site);
  return serviceProviderName === '' ? {} : { serviceProviderName };
}
