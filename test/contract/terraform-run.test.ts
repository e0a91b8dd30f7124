import { describe, expect, it } from 'vitest';
import type { Customer, Design } from '../../src/design';
import { generate } from '../../src/generate';
import { types, wantedOf } from '../../src/resources';
import { everythingDesign } from '../unit/generate/everything';
import { sampleDesign } from '../unit/resources/sample';
import { type Module, type TerraformResource, armOf, isOfLag, readModule } from './terraform-read';
import type { Hcl } from './terraform-readers';
import { type Needed, neededOrder } from './order';

const designs: readonly (readonly [string, Design])[] = [
  ['samples', sampleDesign()],
  ['everything', everythingDesign()],
];

async function modulesOf(design: Design, customer: Customer): Promise<Module[]> {
  const files = generate(design, customer, 'terraform').filter(({ path }) => path.endsWith('.tf'));
  const parties = [...new Set(files.map(({ path }) => path.split('/')[1]))];
  return Promise.all(parties.map((party) => readModule(files.filter(({ path }) => path.split('/')[1] === party))));
}

function instancesOf({ resources }: Module): [address: string, body: Hcl][] {
  return Object.entries(resources).flatMap(([type, byLabel]) =>
    Object.entries(byLabel).map(([label, [body = {}]]): [string, Hcl] => [`${type}.${label}`, body]),
  );
}

const isKept = (body: Hcl): boolean => (body['lifecycle'] as Hcl[] | undefined)?.[0]?.['prevent_destroy'] === true;

/** What `terraform apply -var stage=N` does to a state, as far as which resources there are: refused, or the state after it. */
function applied(
  module: Module,
  state: ReadonlySet<string>,
  stage: number | undefined,
): ReadonlySet<string> | 'refused' {
  const said = stage ?? (module.variables['stage']?.['default'] as number | undefined);
  if (module.variables['stage'] && said === undefined) return 'refused';
  const wanted = new Map(
    instancesOf(module).filter(([, { count }]) => {
      if (count === undefined) return true;
      const from = /^\$\{var\.stage >= (\d) \? 1 : 0\}$/.exec(String(count))?.[1];
      if (from === undefined) throw new Error(`not known: ${String(count)}`);
      return (said ?? 0) >= Number(from);
    }),
  );
  const bodies = new Map(instancesOf(module));
  const gone = [...state].filter((address) => !wanted.has(address));
  return gone.some((address) => isKept(bodies.get(address) ?? {})) ? 'refused' : new Set(wanted.keys());
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, i) => permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));
}

const CARRIES = [
  types.circuit,
  types.peering,
  types.gateway,
  types.connection,
  types.virtualNetwork,
  types.subnet,
  types.authorization,
  types.globalReach,
  types.networkPeering,
  types.port,
] as const;

/** The addresses that a resource reaches, in one step or several. */
function reaches(module: Module): (from: string, to: string) => boolean {
  const bodies = new Map(instancesOf(module));
  const next = new Map(
    [...bodies].map(([address, body]) => {
      const text = JSON.stringify(body);
      return [address, [...bodies.keys()].filter((other) => other !== address && mentions(text, other))] as const;
    }),
  );
  return (from, to) => {
    const seen = new Set([from]);
    for (const one of seen) for (const other of next.get(one) ?? []) seen.add(other);
    return seen.has(to);
  };
}

const mentions = (text: string, address: string): boolean =>
  new RegExp(`${address.replaceAll('.', '\\.')}(?![\\w-])`).test(text);

for (const [name, design] of designs) {
  for (const customer of design.customers) {
    const { resources } = wantedOf(design, customer);

    describe(`Terraform of ${customer.name} (${name}), run again and again`, () => {
      it('loses nothing, whatever stages follow one another, and when the stage is forgotten', async () => {
        for (const module of await modulesOf(design, customer)) {
          const all = instancesOf(module).map(([address]) => address);
          for (const order of permutations([1, 2, 3, undefined])) {
            let state: ReadonlySet<string> = new Set<string>();
            for (const stage of [...order, ...order]) {
              const after = applied(module, state, stage);
              if (after === 'refused') continue;
              expect([...state].filter((address) => !after.has(address))).toEqual([]);
              state = after;
            }
            expect([...state].sort()).toEqual(all.toSorted());
          }
        }
      });

      it('keeps what carries traffic', async () => {
        const kept = new Set<string>();
        for (const module of await modulesOf(design, customer)) {
          const bodies = new Map(instancesOf(module));
          for (const { id, address } of armOf(module)) if (isKept(bodies.get(address) ?? {})) kept.add(id);
        }
        const carrying = resources.filter(
          (one) =>
            CARRIES.some((type) => type === one.type) &&
            !one.existing &&
            one.party !== 'connectivity-provider' &&
            !isOfLag(one),
        );
        expect(carrying.length).toBeGreaterThan(0);
        expect(carrying.map(({ id }) => id.toLowerCase()).filter((id) => !kept.has(id))).toEqual([]);
      });

      it('syncs each network peering when the address space at its other end changes', async () => {
        for (const module of await modulesOf(design, customer)) {
          for (const [body] of Object.values(module.resources['azurerm_virtual_network_peering'] ?? {})) {
            const triggers = JSON.stringify((body?.['triggers'] as Hcl | undefined) ?? null);
            const remote = String(body?.['remote_virtual_network_id']);
            const own = /^\$\{(azurerm_virtual_network\.\w+)\.id\}$/.exec(remote)?.[1];
            expect(triggers).toMatch(own === undefined ? /\d\/\d/ : new RegExp(`${own}\\.address_space`));
          }
        }
      });

      it('is written in the order that Azure needs', async () => {
        for (const module of await modulesOf(design, customer)) {
          const byId = new Map(armOf(module).map((one): [string, TerraformResource] => [one.id, one]));
          const reach = reaches(module);
          const missing = neededOrder(resources, (id) => byId.has(id)).filter(
            ({ from, to }) => !reach(byId.get(from)?.address ?? '', byId.get(to)?.address ?? ''),
          );
          expect(missing.filter((one) => !lockedByProvider(one))).toEqual([]);
        }
      });
    });
  }
}

/** azurerm locks the parent itself while one of its children is written. */
const lockedByProvider = ({ from, to }: Needed): boolean =>
  parent(from) === parent(to) &&
  /\/(subnets|virtualnetworkpeerings|authorizations|peerings|connections)$/.test(parent(from));

const parent = (id: string): string => (id.split('/').length > 9 ? id.slice(0, id.lastIndexOf('/')) : '');

describe('the reader of Terraform', () => {
  it('sees a missing depends_on, a default that destroys and a lost prevent_destroy', async () => {
    const design = sampleDesign();
    const [customer] = design.customers.filter((one) => one.name === 'contoso');
    if (!customer) throw new Error('no contoso');
    const [module] = await modulesOf(design, customer);
    if (!module) throw new Error('no module');
    const full = applied(module, new Set(), 3);
    if (full === 'refused') throw new Error('refused');
    expect(applied(module, full, 1)).toBe('refused');
    const forgetful: Module = { ...module, variables: { ...module.variables, stage: { default: 1 } } };
    const bare = structuredClone(forgetful);
    for (const [, body] of instancesOf(bare)) Reflect.deleteProperty(body, 'lifecycle');
    expect(applied(forgetful, full, undefined)).toBe('refused');
    const after = applied(bare, full, undefined);
    expect(after === 'refused' ? 0 : after.size).toBeLessThan(full.size);
    const [connection = ''] = Object.keys(module.resources['azurerm_virtual_network_gateway_connection'] ?? {});
    const [peering = ''] = Object.keys(module.resources['azurerm_express_route_circuit_peering'] ?? {});
    const address = `azurerm_virtual_network_gateway_connection.${connection}`;
    expect(reaches(module)(address, `azurerm_express_route_circuit_peering.${peering}`)).toBe(true);
    const unordered = structuredClone(module);
    for (const [, body] of instancesOf(unordered)) Reflect.deleteProperty(body, 'depends_on');
    expect(reaches(unordered)(address, `azurerm_express_route_circuit_peering.${peering}`)).toBe(false);
  });
});
