import type { LabCheck } from '../../generate/lab';
import type { Router } from './router';
import { type ShownPath, bfdState, maximumPrefix, pathsIn, prefixesBelow, routeTargets, sessionState } from './shown';

const NONE = '-';
/** A router that does not know what it is asked of, as where it has no such neighbour: that is not nothing. */
const UNKNOWN = '?';

export function textOf(list: string | readonly string[]): string {
  if (typeof list === 'string') return list;
  return list.length === 0 ? NONE : [...list].sort().join(', ');
}

type AtRouter = Exclude<LabCheck, { kind: 'reach' | 'outage' }>;
type Ask = (command: string) => Promise<unknown>;
/** What is seen; undefined where the answer does not say it. */
type Seen = string | readonly string[] | undefined;

/** What a router shows, as text that equals what is expected where it is so. */
export async function lookAt(check: AtRouter, router: Router, signal: AbortSignal): Promise<string> {
  const seen = await seenBy(check, router, signal);
  return seen === undefined ? UNKNOWN : textOf(seen);
}

async function seenBy(check: AtRouter, router: Router, signal: AbortSignal): Promise<Seen> {
  const ask: Ask = (command) => router.show(command, signal);
  const instance = `show bgp ${check.vrf === undefined ? '' : `vrf ${check.vrf} `}`;
  const table = `${instance}ipv${check.family} unicast`;
  switch (check.kind) {
    case 'end':
      return router.endOf(check.vrf, check.family, signal);
    case 'session':
    case 'bfd':
    case 'limit':
      return ofNeighbor(check, await ask(`${instance}neighbors ${check.neighbor}`)) ?? NONE;
    case 'imported':
      return prefixesOf(pathsIn(await ask(table)), ({ from }) => from === check.core);
    case 'leaked':
      return prefixesOf(pathsIn(await ask(table)), ({ prefix, from }) =>
        from === undefined ? check.others.includes(prefix) : from !== check.core,
      );
    case 'exported':
      return routeTargets(await ask(`show bgp ipv${check.family} vpn ${check.prefix}`), check.distinguisher);
    case 'refused':
      return refused(check, `${table} neighbors ${check.neighbor}`, ask);
    default:
      return ofRoutes(check, await ask(`${table} neighbors ${check.neighbor} routes`));
  }
}

function ofNeighbor(check: Extract<AtRouter, { kind: 'session' | 'bfd' | 'limit' }>, answer: unknown): Seen {
  if (check.kind === 'session') return sessionState(answer, check.neighbor);
  if (check.kind === 'bfd') return bfdState(answer, check.neighbor);
  return maximumPrefix(answer, check.neighbor, check.family)?.toString();
}

function prefixesOf(paths: readonly ShownPath[] | undefined, isWanted: (path: ShownPath) => boolean): Seen {
  return paths && [...new Set(paths.filter(isWanted).map(({ prefix }) => prefix))];
}

async function refused({ expected }: Extract<AtRouter, { kind: 'refused' }>, of: string, ask: Ask): Promise<Seen> {
  // Asked first: what arrives between the two questions would look refused.
  const received = prefixesBelow(await ask(`${of} received-routes`), 'receivedRoutes');
  const kept = prefixesBelow(await ask(`${of} routes`), 'routes');
  return received && kept && expected.filter((prefix) => received.includes(prefix) && !kept.includes(prefix));
}

type OfRoutes = Extract<AtRouter, { kind: 'accepted' | 'withdrawn' | 'path' | 'preference' }>;

function ofRoutes(check: OfRoutes, answer: unknown): Seen {
  if (check.kind === 'accepted') return prefixesBelow(answer, 'routes');
  if (check.kind === 'withdrawn') return prefixesBelow(answer, 'routes')?.filter((prefix) => check.of.includes(prefix));
  const paths = pathsIn(answer);
  if (!paths || paths.length === 0) return undefined;
  const textOfPath = (of: ShownPath) =>
    check.kind === 'path' ? `${check.asn} × ${headOf(of.path, check.asn)}` : `${of.localPreference}`;
  return alike(paths, textOfPath);
}

/** How often a number stands at the head of a path. */
function headOf(path: string, asn: number): number {
  const numbers = path.split(' ');
  const at = numbers.findIndex((number) => number !== `${asn}`);
  return at < 0 ? numbers.length : at;
}

/** What all paths have in common, or what each has. */
function alike(paths: readonly ShownPath[], said: (path: ShownPath) => string): Seen {
  const texts = new Set(paths.map(said));
  return texts.size === 1 ? [...texts] : paths.map((path) => `${path.prefix}: ${said(path)}`);
}
