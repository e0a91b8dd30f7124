import * as l10n from '@vscode/l10n';
import { type EdgeRouterModel, type IpFamily, type RoutingTable, nameOfFilter } from '../../edge';
import type { Prefix } from '../../network/prefix';
import { isOwnInstance } from './frrLines';

/*
 * A VRF of Linux ends in an unreachable default, and zebra takes it for the route that `network` asks for: the default
 * route would be announced whatever became of its site. Among the static routes it is there while its next hop is.
 */

/** The model with a policy that lets the default route alone pass, for each VRF that the file makes and announces it in. */
export function withDefaultPolicies(model: EdgeRouterModel): EdgeRouterModel {
  const tables = model.tables.map((table) => {
    const { vrf } = table;
    const prefixes = defaultsOf(table);
    if (!vrf || prefixes.length === 0 || !isOwnInstance(table)) return table;
    const named = prefixes.map((p) => [p.family, policyName(model, vrf.name, p.family)] as const);
    return { ...table, defaultPolicy: Object.fromEntries(named) };
  });
  const added = tables.flatMap((table) =>
    defaultsOf(table).flatMap((prefix) => {
      const name = table.defaultPolicy?.[prefix.family];
      return name === undefined ? [] : [{ name, prefix, family: prefix.family }];
    }),
  );
  return {
    ...model,
    tables,
    prefixLists: [
      ...model.prefixLists,
      ...added.map(({ name, family, prefix }) => ({
        name,
        family,
        entries: [{ permit: true, prefix, upTo: undefined }],
      })),
    ],
    policies: [
      ...model.policies,
      ...added.map(({ name, family }) => ({ name, family, terms: [{ permit: true, prefixList: name }] })),
    ],
  };
}

/** In a VRF of before, static routes may be told to others already, by a policy that is not written over. */
export function defaultOfBefore({ tables }: EdgeRouterModel): string[] {
  return tables.flatMap((table) => {
    const { vrf } = table;
    if (!vrf || isOwnInstance(table)) return [];
    return defaultsOf(table).map(({ text, family }) =>
      l10n.t(
        '{0} in VRF {1}: where the table of the VRF ends in "unreachable default", "network" announces it also while its site is gone. Look with "ip -{2} route show vrf {1}"; have it told by "redistribute static" with a route-map then, and take the line "network" away.',
        text,
        vrf.name,
        family,
      ),
    );
  });
}

function defaultsOf({ networks }: RoutingTable): Prefix[] {
  return networks.filter((p) => p.length === 0);
}

/** No filter of a session has four parts of which the third is a word. */
function policyName({ customer }: EdgeRouterModel, vrf: string, family: IpFamily): string {
  return nameOfFilter(customer, vrf, 'static', `default${family}`);
}
