import * as l10n from '@vscode/l10n';
import type { Hop, HopKind, OneWay, PathTrace } from '../path';
import { unknownPeers } from './routes';
import type { Table } from './table';

/** A table for each direction; below the second one whether the flow arrives. */
export function pathTables(trace: PathTrace): Table[] {
  const { forward, back } = trace;
  return [
    wayTable(l10n.t('There: {0} to {1}', trace.from, trace.to), forward, []),
    wayTable(l10n.t('Back: {0} to {1}', trace.to, trace.from), back, [
      ...differencesText(trace),
      ...unknownPeers(trace.unknown),
      outcomeText(trace),
    ]),
  ];
}

function wayTable(title: string, way: OneWay, notes: readonly string[]): Table {
  return {
    title,
    columns: ['', l10n.t('Passes'), l10n.t('Name'), l10n.t('Detail'), l10n.t('Verdict')],
    rows: way.hops.map((hop, i) => [String(i + 1), kindText(hop.kind), hop.name, hop.detail, verdictText(hop.verdict)]),
    notes,
  };
}

function differencesText({ asymmetric, arrives }: PathTrace): string[] {
  if (asymmetric.length === 0) return [];
  const names = asymmetric.join(', ');
  return [
    arrives
      ? l10n.t('The two ways differ in {0}: what is stateful beside it would see half of the flow, and drop it.', names)
      : l10n.t('The two ways differ in {0}: what is stateful there sees half of the flow, and drops it.', names),
  ];
}

function outcomeText({ forward, back, arrives }: PathTrace): string {
  if (arrives) return l10n.t('It arrives.');
  return forward.delivered && !back.delivered
    ? l10n.t('It does not arrive: nothing leads the answer back.')
    : l10n.t('It does not arrive.');
}

function verdictText(verdict: Hop['verdict']): string {
  switch (verdict) {
    case 'pass':
      return l10n.t('passes');
    case 'ask':
      return l10n.t('passes, if its rules allow');
    case 'deny':
      return l10n.t('DENIED');
    case 'drop':
      return l10n.t('DROPPED');
  }
}

function kindText(kind: HopKind): string {
  switch (kind) {
    case 'site':
      return l10n.t('site');
    case 'circuit':
      return l10n.t('circuit');
    case 'vpn':
      return l10n.t('VPN connection');
    case 'gateway':
      return l10n.t('gateway');
    case 'subnet':
      return l10n.t('subnet');
    case 'securityGroup':
      return l10n.t('security group');
    case 'route':
      return l10n.t('route');
    case 'firewall':
      return l10n.t('firewall');
    case 'internet':
      return l10n.t('internet');
    case 'client':
      return l10n.t('point-to-site client');
    case 'csp':
      return l10n.t('network of the CSP');
    case 'service':
      return l10n.t('service endpoint');
  }
}
