import { describe, expect, it } from 'vitest';
import type { EdgeRouterModel, Platform } from '../../../../src/edge';
import { contains, parsePrefix } from '../../../../src/network/prefix';
import { chaptersOf } from '../../../../src/generate/handover/routerChapters';
import { printers } from '../../../../src/generate/router';
import { printedWhole } from './printed';
import { readers } from './read';
import type { Said, TermSaid } from './read/said';
import { routerDesigns, slicesAs } from './routerDesigns';

/** A chapter of the low-level design of one router: its rows by their headings. */
function rowsOf(model: EdgeRouterModel, all: readonly EdgeRouterModel[], file: string): Record<string, string>[] {
  const chapter = chaptersOf([model], 'router', ({ router }) => router, all).find((one) => one.file === file);
  const header = chapter?.table.header ?? [];
  return (chapter?.table.rows ?? []).map((row) =>
    Object.fromEntries(header.map((title, at) => [title, String(row[at] ?? '')])),
  );
}

/** What several files of one router say. */
const together = ([first, ...rest]: readonly Said[]): Said => {
  if (!first) throw new Error('no file');
  return rest.reduce(
    (said, more) => ({
      ...said,
      sessions: { ...said.sessions, ...more.sessions },
      policies: { ...said.policies, ...more.policies },
      vrfs: { ...more.vrfs, ...said.vrfs },
      origins: [...new Set([...said.origins, ...more.origins])],
      statics: [...new Set([...said.statics, ...more.statics])].sort(),
    }),
    first,
  );
};

const all = (Object.keys(printers) as Platform[]).flatMap((platform) =>
  Object.entries(routerDesigns).map(([name, design]) => {
    const files = slicesAs(design, platform).map((slice) => {
      const { model, files: parts } = printedWhole(slice);
      const before = new Set(model.tables.flatMap(({ vrf }) => (vrf?.existing ? [vrf.name] : [])));
      return { model, said: together(parts.map((part) => readers[platform](part, before))) };
    });
    return { platform, name, files, isLabelled: design.provider.raw.backbone?.type === 'mpls-vpn' };
  }),
);

/** Numbers and names of the sessions as the files have them. */
function sessionsIn({ sessions }: Said, asn: number): string[] {
  return Object.entries(sessions)
    .map(([key, session]) => {
      const exchange = Object.values(session.families)[0];
      const [limit = '', warning = ''] = /^(\d+) warns at (\d+)/.exec(exchange?.limit ?? '')?.slice(1) ?? [];
      const peer = session.remoteAsn === 'internal' ? asn : session.remoteAsn;
      const key5 = session.key?.replace(/^<secret:(.*)>$/, '$1') ?? '';
      const bfd = session.bfd?.split(' ')[0]?.replace('x', ' ms x ') ?? 'no';
      const own = session.localAsn ?? session.asn ?? asn;
      return [key, own, peer, key5, bfd, limit, warning, exchange?.in, exchange?.out].join(' | ');
    })
    .sort();
}

function sessionsInPaper(model: EdgeRouterModel): string[] {
  return rowsOf(model, [model], 'bgp-sessions')
    .map((row) => {
      const limit = row['limit of prefixes'] ?? '';
      const warning = limit === '' ? '' : Math.floor((Number(limit) * Number(row['warning at %'])) / 100);
      return [
        `${row.VRF ?? ''} ${row['peer address'] ?? ''}`,
        ...['local AS', 'peer AS', 'key (name)', 'BFD'].map((title) => row[title]),
        limit,
        warning,
        row['in policy'],
        row['out policy'],
      ].join(' | ');
    })
    .sort();
}

const within = (entry: string, prefix: string): boolean => {
  const [, of = '', , le] = entry.split(' ');
  const [outer, inner] = [parsePrefix(of), parsePrefix(prefix)];
  if (of === prefix || !outer || !inner) return of === prefix;
  return le !== undefined && contains(outer, inner) && inner.length <= Number(le);
};

/** A term asks its prefixes in order; what none has it does not let pass. */
const passes = (terms: readonly TermSaid[], prefix: string): boolean =>
  terms.some(({ permit, prefixes }) => {
    if (prefixes === undefined) return permit;
    return permit && prefixes.find((entry) => within(entry, prefix))?.startsWith('permit ') === true;
  });

const exactOf = (terms: readonly TermSaid[]): string[] =>
  terms
    .flatMap(({ permit, prefixes = [] }) => (permit ? prefixes : []))
    .filter((entry) => entry.startsWith('permit ') && !entry.includes(' le '))
    .map((entry) => entry.split(' ')[1] ?? '');

/** Without labels a VRF imports on its own router only: what is shared there, by its prefixes. */
const leaksOf = (said: Said, vrf: string): TermSaid[] =>
  Object.values(said.vrfs[vrf]?.imports ?? {})
    .flat()
    .filter((term) => term.prefixes !== undefined);

const isOfPair = ({ remoteAsn, asn }: Said['sessions'][string]): boolean =>
  remoteAsn === 'internal' || remoteAsn === asn;

/** What the filters of a table let in from a pair, or from all others but one. */
const learned = ({ sessions, policies }: Said, vrf: string, fromPair: boolean, but?: string): (readonly TermSaid[])[] =>
  Object.entries(sessions)
    .filter(([key, session]) => key !== but && key.startsWith(`${vrf} `) && isOfPair(session) === fromPair)
    .flatMap(([, session]) => Object.values(session.families).map((f) => policies[f.in ?? ''] ?? []));

/** A router originates the prefix in a table, or learns it there from others than its pair. */
const isHome = (said: Said, vrf: string, prefix: string, but?: string): boolean =>
  said.origins.some((origin) => origin.startsWith(`${vrf} `) && origin.endsWith(` ${prefix}`)) ||
  learned(said, vrf, false, but).some((terms) => passes(terms, prefix));

/**
 * Exact prefixes that a session's filter lets pass, by whether anything in the files brings them: an origin, a filter of
 * another session, what the VRF imports. Junos asks its filters alone.
 */
function announcedIn(platform: Platform, said: Said, others: readonly Said[], key: string, isLabelled: boolean) {
  const session = said.sessions[key];
  const vrf = key.split(' ')[0] ?? '';
  const out = said.policies[Object.values(session?.families ?? {})[0]?.out ?? ''] ?? [];
  const isPair = session !== undefined && isOfPair(session);
  const imports = isLabelled ? Object.values(said.vrfs[vrf]?.imports ?? {}).flat() : leaksOf(said, vrf);
  const isMicrosoft = /microsoft/.test(session?.description ?? '');
  const isImported = (term: TermSaid, prefix: string) =>
    term.prefixes === undefined
      ? term.permit && (!isMicrosoft || others.some((other) => isHome(other, vrf, prefix)))
      : passes([term], prefix);
  // What Junos originates begins the filter towards another router of the same owner.
  const own = exactOf(out.filter((t) => t.nextHopSelf === true && t.protocol === undefined));
  const isBrought = (prefix: string) =>
    (platform === 'juniper-junos' && !isPair) ||
    own.includes(prefix) ||
    isHome(said, vrf, prefix, key) ||
    (!isPair &&
      learned(said, vrf, true).some((terms) => passes(terms, prefix)) &&
      others.some((o) => isHome(o, vrf, prefix))) ||
    imports.some((term) => isImported(term, prefix));
  const exact = exactOf(out.filter((t) => t.nextHopSelf !== true || t.protocol !== undefined));
  return { announced: exact.filter(isBrought).sort(), letThrough: exact.filter((p) => !isBrought(p)).sort() };
}

const exactIn = (cell: string | undefined): string[] =>
  (cell ?? '')
    .split(', ')
    .filter((text) => /^[0-9a-f.:]+\/\d+$/.test(text))
    .sort();

describe.each(all)('the low-level design of $name on $platform', ({ platform, files, isLabelled }) => {
  it('has AS numbers, keys, BFD, limits and policies of each session as the files have them', () => {
    for (const { model, said } of files)
      expect({ [model.router]: sessionsInPaper(model) }).toEqual({ [model.router]: sessionsIn(said, model.asn) });
  });

  it('says of nothing that it is announced but what the files bring', () => {
    const models = files.map(({ model }) => model);
    for (const { model, said } of files) {
      const others = files
        .filter((one) => one.model.customer === model.customer && one.model !== model)
        .map((one) => one.said);
      const rows = rowsOf(model, models, 'announcements').map((row) => [
        `${row.VRF ?? ''} ${row['peer address'] ?? ''}`,
        {
          announced: exactIn(row.announces),
          letThrough: exactIn(row['lets pass, and has it from nowhere']),
        },
      ]);
      expect({ [model.router]: Object.fromEntries(rows) }).toEqual({
        [model.router]: Object.fromEntries(
          Object.keys(said.sessions).map((key) => [key, announcedIn(platform, said, others, key, isLabelled)]),
        ),
      });
    }
  });

  it('has the static routes that the files have', () => {
    for (const { model, said } of files) {
      const paper = rowsOf(model, [model], 'routes').flatMap((row) => {
        if (!row.kind?.startsWith('static')) return [];
        const to = row['next hop'] ?? '';
        const way =
          row.kind === 'static, into a tunnel' ? `into ${to}` : to === 'discard' ? 'discard 254' : `via ${to}`;
        return [`${row.VRF ?? ''} ${row.prefix ?? ''} ${way}`];
      });
      expect({ [model.router]: [...new Set(paper)].sort() }).toEqual({ [model.router]: [...said.statics] });
    }
  });
});
