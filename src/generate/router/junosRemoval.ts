import type { EdgeRouterModel, RoutingTable, Vrf } from '../../edge';
import { junosFilterRemoval } from './junosFilters';
import { discardPreferences, groupOf, inet, instanceOf, ribOf, staticLines, unitName, unitPath } from './junosNames';
import { communityLines, policyLines, vrfPolicy } from './junosPolicy';
import { junosSecurityLeft, junosSecurityRemoval, junosZonesRemoval } from './junosSecurity';
import { type Removal, type RemovalScope, hasTargets } from './printer';
import { divide } from './removal';

/** By one commit; of interfaces, instances and routes only what the file added to them. */
export function junosRemoval(model: EdgeRouterModel, scope: RemovalScope): Removal {
  const { gone, vrfs, left } = divide(model, scope);
  const isWhole = (vrf: Vrf | undefined) => vrf !== undefined && vrfs.includes(vrf.name);
  // Policies that stay are those of instances that stay.
  const kept = new Set([
    ...left.policies.map((p) => p.name),
    ...model.tables.flatMap(({ vrf }) =>
      vrf && !isWhole(vrf) && hasTargets(model, vrf)
        ? [vrfPolicy(model, vrf, 'import'), vrfPolicy(model, vrf, 'export')]
        : [],
    ),
  ]);
  const keptCommunities = new Set(keptLines(model, left, kept).flatMap((line) => named('community', [line])));
  const made = { ...gone, tables: scope === 'part' ? gone.tables.map((t) => ({ ...t, vrf: undefined })) : gone.tables };
  const policies = named('policy-statement', policyLines(made)).filter((name) => !kept.has(name));
  // Without the policies that stay, a VRF would seem to have communities that nobody made.
  const there = new Set(named('community', communityLines(model)));
  const communities = named('community', communityLines(made)).filter(
    (name) => there.has(name) && !keptCommunities.has(name),
  );
  return {
    lines: unique([
      ...gone.tables.flatMap((table) =>
        isWhole(table.vrf)
          ? [`routing-instances ${table.vrf?.name ?? ''}`]
          : [
              ...table.neighbors.map((n) => groupOf(model, table, n)),
              ...gone.interfaces
                .filter((at) => table.vrf !== undefined && at.vrf === table.vrf.name)
                .map((at) => `${instanceOf(table)}interface ${unitName(at)}`),
            ],
      ),
      ...junosSecurityRemoval(gone),
      ...junosZonesRemoval(gone),
      ...gone.interfaces.flatMap((at) =>
        at.unit === undefined
          ? at.addresses.map((a) => `${unitPath(at)} family ${inet(a.includes(':') ? 6 : 4)} address ${a}`)
          : [unitPath(at)],
      ),
      ...junosFilterRemoval(gone),
      ...policies.map((p) => `policy-options policy-statement ${p}`),
      ...communities.map((c) => `policy-options community ${c}`),
    ]).map((line) => `delete ${line}`),
    left: [
      ...left.tables.flatMap((t) => leftOf(model, t)),
      ...[...keptCommunities].filter((name) => there.has(name)).map((name) => `policy-options community ${name}`),
      ...junosSecurityLeft(model),
      ...portsOf(model),
    ],
  };
}

/** Links that translate to one pool have one rule set. */
const unique = (lines: readonly string[]) => [...new Set(lines)];

/** Physical ports stay as the file made them: others may stand on them. */
function portsOf({ interfaces }: EdgeRouterModel): string[] {
  const divided = interfaces
    .filter((at) => at.unit !== undefined)
    .map((at) => `interfaces ${at.parent} flexible-vlan-tagging`);
  const whole = interfaces.filter((at) => at.unit === undefined).map(unitPath);
  return [...new Set([...divided, ...whole])];
}

/** Lines of the policies that stay. */
function keptLines(model: EdgeRouterModel, left: EdgeRouterModel, kept: ReadonlySet<string>): string[] {
  const policies = policyLines(model).filter((line) => kept.has(named('policy-statement', [line])[0] ?? ''));
  const used = new Set(policies.flatMap((line) => [...line.matchAll(/[\w.-]+/g)].map(([word]) => word)));
  return [
    ...communityLines(left),
    ...communityLines(model).filter((line) => used.has(named('community', [line])[0] ?? '')),
  ];
}

function named(kind: 'policy-statement' | 'community', lines: readonly string[]): string[] {
  return [...new Set(lines.flatMap((line) => new RegExp(`^policy-options ${kind} (\\S+)`).exec(line)?.[1] ?? []))];
}

function leftOf(model: EdgeRouterModel, table: RoutingTable): string[] {
  const { vrf, aggregates } = table;
  return [
    ...(vrf ? [`routing-instances ${vrf.name}`] : []),
    ...(vrf && hasTargets(model, vrf)
      ? [vrfPolicy(model, vrf, 'import'), vrfPolicy(model, vrf, 'export')].map(
          (name) => `policy-options policy-statement ${name}`,
        )
      : []),
    ...staticLines(table),
    ...discardPreferences(table),
    ...aggregates.map((p) => `${ribOf(vrf, p.family)}aggregate route ${p.text}`),
  ];
}
