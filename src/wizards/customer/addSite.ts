import * as l10n from '@vscode/l10n';
import {
  type Design,
  type DesignFile,
  type EditValue,
  type ProviderSite,
  applyEdits,
  nextVlanId,
  portNamedBy,
  prefixesOf,
  readDesignFile,
  withFile,
} from '../../design';
import { allocate } from '../../design/allocate';
import { type Asking, type Choice, Refused, type Way, many, one, part, text } from '../ask/question';
import { allOf, freeName, listOf, prefixesProblem } from '../ask/texts';
import { type Made, addItem, revise, sameCustomer } from '../change';
import { overlapProblem, takenBy } from '../network/addresses';
import type { CustomerScope } from '../scope';
import { errorOf } from '../trial';

const OF_ADDRESSES = /^(NET|DUP)-/;

/** Asks for a site of a customer, and in connect-through for how it is attached to the network of the CSP. */
export function* addSite({ design, customer }: CustomerScope): Asking<Made> {
  const names = customer.sites.map(({ name }) => name);
  const name = yield* text('site', l10n.t('Name of the site'), { example: 'utrecht', problem: freeName(names) });
  const add = (value: { readonly [key: string]: EditValue | undefined }) =>
    revise(design, customer.file.path, (file) => addItem(file, ['sites'], value));
  const prefixes = listOf(
    yield* text('prefixes', l10n.t('Prefixes of the site, with commas between'), {
      example: '10.10.0.0/16, fd00:10::/48',
      problem: allOf(prefixesProblem, overlapProblem(takenBy(design, customer)), (value) =>
        errorOf(design, () => add({ name, prefixes: listOf(value) }), OF_ADDRESSES),
      ),
    }),
  );
  const at = { file: customer.file.path, path: ['sites', customer.sites.length] };
  if (customer.model === 'connect-to') {
    return { design: add({ name, prefixes, reachesProvider: yield* askPath(design) }), at };
  }
  const connectsTo = yield* askAttachment(design, prefixes);
  const added = add({ name, prefixes, connectsTo });
  return { design: typeof connectsTo === 'string' ? added : withPools(added, customer.file), at };
}

/** VLANs, addresses and AS numbers of the attachments, from the pools. */
function withPools(design: Design, { path }: DesignFile): Design {
  const customer = design.customers.find(({ file }) => file.path === path);
  if (!customer) return design;
  const { edits } = allocate(design, sameCustomer(design, customer));
  return edits.length === 0 ? design : withFile(design, readDesignFile(path, applyEdits(customer.file.text, edits)));
}

/** The path of a site in connect-to to the CSP's datacenter, where it has one. */
function* askPath(design: Design): Asking<EditValue | undefined> {
  const NONE = '';
  const site = yield* one('reaches', l10n.t('Does the site reach a datacenter of the CSP?'), [
    { label: l10n.t('No'), value: NONE },
    ...design.provider.sites.map((each) => ({ label: each.displayName, description: each.name, value: each.name })),
  ]);
  if (site === NONE) return undefined;
  const over = yield* one('over', l10n.t('What does the path go over?'), [
    { label: l10n.t('An MPLS network'), value: 'mpls' },
    { label: l10n.t('A VPN over the internet'), value: 'internet-vpn' },
    { label: l10n.t('A cross connect in the building'), value: 'cross-connect' },
  ]);
  return { site, over };
}

/** Interfaces that lead to no connectivity provider and no direct port: customers are attached to them. */
function portsFor(site: ProviderSite): { readonly edgeRouter: string; readonly interface: string }[] {
  return site.edgeRouters.flatMap((router) => {
    const free = router.raw.interfaces?.find(
      (i) => i.serviceProviderName === undefined && portNamedBy(i) === undefined,
    );
    return free?.name ? [{ edgeRouter: router.name, interface: free.name }] : [];
  });
}

function* askAttachment(design: Design, prefixes: readonly string[]): Asking<EditValue | undefined> {
  const site = yield* part(
    'connectsTo',
    l10n.t('Datacenter of the CSP that the site is attached at'),
    design.provider.sites,
    {
      choice: (each) => ({ label: each.displayName, description: each.name, value: each.name }),
      none: () =>
        new Refused(l10n.t('The CSP has no datacenter that the site could be attached at.'), {
          title: l10n.t('Add a Datacenter'),
          way: { wizard: 'addDatacenter', answers: {} },
        }),
    },
  );
  const ports = portsFor(site);
  const answers = { site: `/${site.name}`, port: '', serviceProviderName: '' };
  const somehow: Choice<string> = {
    label: l10n.t('Somehow, at this datacenter'),
    detail: l10n.t('The access network is not part of the design.'),
    value: 'somehow',
  };
  const label = l10n.t('By BGP, on interfaces of two edge routers');
  const bgp: Choice<string> | Way =
    ports.length >= ROUTERS
      ? { label, detail: ports.map((port) => `${port.edgeRouter} ${port.interface}`).join(' · '), value: 'bgp' }
      : site.edgeRouters.length >= ROUTERS
        ? {
            label,
            detail: l10n.t('Fewer than two edge routers have an interface for customers: add them'),
            way: { wizard: 'addInterface', answers },
          }
        : {
            label,
            detail: l10n.t('The datacenter has fewer than two edge routers: add one'),
            way: { wizard: 'addEdgeRouter', answers },
          };
  // An attachment has IPv4 addresses from the pools, and carries nothing else.
  const isPossible = nextVlanId(design) !== undefined && prefixesOf(prefixes).every(({ family }) => family === 4);
  const kind = yield* one('attachment', l10n.t('How is the site attached?'), isPossible ? [bgp, somehow] : [somehow]);
  if (kind === 'somehow') return site.name;
  const attached = ports.length === ROUTERS ? ports : yield* askRouters(ports);
  return attached.map((port) => ({ site: site.name, ...port, routing: 'bgp' }));
}

/** With two of them one can fail. Source: HA */
const ROUTERS = 2;

type Port = ReturnType<typeof portsFor>[number];

function* askRouters(ports: readonly Port[]): Asking<readonly Port[]> {
  const routers = yield* many(
    'attachedTo',
    l10n.t('Edge routers that the site is attached to; two, so that one can fail'),
    ports.map((port) => ({ label: port.edgeRouter, description: port.interface, value: port.edgeRouter })),
    { chosen: ports.slice(0, ROUTERS).map(({ edgeRouter }) => edgeRouter), least: ROUTERS },
  );
  return ports.filter(({ edgeRouter }) => routers.includes(edgeRouter));
}
