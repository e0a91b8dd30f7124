import * as l10n from '@vscode/l10n';
import type { Hop, HopKind, OneWay, PathTrace } from '../path';
import type { Table } from './table';

/** Whether a flow gets there and its answer comes back, the same way. */
export function arrives({ forward, back }: PathTrace): boolean {
  return forward.delivered && back.delivered;
}

export function pathTables(trace: PathTrace): Table[] {
  const asymmetric =
    trace.asymmetric.length > 0
      ? [
          l10n.t(
            'The two ways differ in {0}: what is stateful there sees half of the flow, and drops it.',
            trace.asymmetric.join(', '),
          ),
        ]
      : [];
  return [
    wayTable(l10n.t('There: {0} to {1}', trace.from, trace.to), trace.forward, []),
    wayTable(l10n.t('Back: {0} to {1}', trace.to, trace.from), trace.back, asymmetric),
  ];
}

function wayTable(title: string, way: OneWay, notes: readonly string[]): Table {
  const outcome = way.delivered ? l10n.t('It arrives.') : l10n.t('It does not arrive.');
  return {
    title,
    columns: ['', l10n.t('Passes'), l10n.t('Name'), l10n.t('Detail'), l10n.t('Verdict')],
    rows: way.hops.map((hop, i) => [String(i + 1), kindText(hop.kind), hop.name, hop.detail, verdictText(hop.verdict)]),
    notes: [outcome, ...notes],
  };
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
  }
}
