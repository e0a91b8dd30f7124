import * as l10n from '@vscode/l10n';
import { types } from '../resources';
import type { WantedResource } from '../resources/model';
import { isType, keyOf } from './ids';
import type { PlanStep } from './plan';

/**
 * The step that resets a connection after its key is written again: the tunnel that is up goes on with the old key until then.
 * `step` is that of the connection; `owed` are the ids in lower case of those whose reset did not end well after an earlier one.
 * Keys of peerings need none: their sessions end by themselves. Source: virtualnetworkgatewayconnections/resetconnection (REST)
 */
export function resetStep(connection: WantedResource, step: PlanStep, owed: ReadonlySet<string>): PlanStep | undefined {
  if (!isType(connection, types.connection) || connection.party !== 'csp' || connection.existing) return undefined;
  const isRewritten = step.action === 'update' && (step.keys ?? []).some(({ rewrite }) => rewrite);
  const isOwed = owed.has(keyOf(connection.id)) && (step.action === 'update' || step.action === 'keep');
  if (!isRewritten && !isOwed) return undefined;
  return {
    id: `${step.id}/reset`,
    action: 'update',
    resourceId: connection.id,
    dependsOn: [step.id],
    impact: l10n.t(
      'reset the connection {0}: its tunnel drops, and comes up as soon as the other end has the same key; change it there at the same time',
      connection.name,
    ),
    traffic: 'interrupted',
    changes: [],
    rule: null,
    waitsFor: null,
    sources: ['virtualnetworkgatewayconnections/resetconnection (REST)'],
    post: 'resetconnection',
  };
}
