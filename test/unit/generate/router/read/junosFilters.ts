import { type Mode, refuse } from './grammar';
import type { PacketRule } from './guards';
import { type Running, getOr } from './running';

type Term = { -readonly [K in keyof PacketRule]?: PacketRule[K] };

const built = new WeakMap<Running, Map<string, Map<string, Term>>>();

/** Filters of what comes in, in the order in which their terms are first named; one without a verdict accepts. */
export function junosFilterRules(run: Running): Mode {
  const all = new Map<string, Map<string, Term>>();
  built.set(run, all);
  const rules = (inet: 'inet' | 'inet6'): Mode => {
    const term = `set firewall family ${inet} filter {w} term {w}`;
    const at = (filter: string, name: string): Term => {
      getOr(run.filters, filter, () => ({ rules: [], otherwise: false }));
      return getOr(
        getOr(all, filter, () => new Map<string, Term>()),
        name,
        () => ({}),
      );
    };
    const host = inet === 'inet' ? '32' : '128';
    const address = (text: string) => (text.endsWith(`/${host}`) ? text.slice(0, -host.length - 1) : refuse(text));
    return [
      [`${term} from source-address {w}`, (f, t, text) => void (at(f, t).from = address(text))],
      [`${term} from destination-address {w}`, (f, t, text) => void (at(f, t).to = address(text))],
      [`${term} from ${inet === 'inet' ? 'protocol' : 'next-header'} {w}`, (f, t, p) => void (at(f, t).protocol = p)],
      [`${term} from port bgp`, (f, t) => void (at(f, t).port = 179)],
      [`${term} from destination-port {n}`, (f, t, port) => void (at(f, t).destination = Number(port))],
      [`${term} from ${inet === 'inet' ? 'ttl' : 'hop-limit'}-except 255`, (f, t) => void (at(f, t).far = true)],
      [`${term} then accept`, (f, t) => void (at(f, t).permit = true)],
      [`${term} then discard`, (f, t) => void (at(f, t).permit = false)],
      [
        `set interfaces {w} unit {n} family ${inet} filter input {w}`,
        (p, u, name) => {
          const port = run.port(`${p}.${u}`, { up: true });
          port.filters = { ...port.filters, [inet === 'inet' ? '4' : '6']: run.use(name, run.filters) };
          return undefined;
        },
      ],
    ];
  };
  return [...rules('inet'), ...rules('inet6')];
}

/** With the commit. */
export function finishFilters(run: Running): void {
  for (const [name, terms] of built.get(run) ?? []) {
    const filter = run.filters.get(name) ?? refuse(name);
    for (const { permit = true, ...term } of terms.values()) filter.rules.push({ permit, ...term });
  }
}
