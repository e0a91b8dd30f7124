import * as l10n from '@vscode/l10n';
import type { ArmBody, Json } from '../../../resources/model';
import { isList, isObject, textAt } from '../../json';
import { armIdOf } from './azurerm';
import { type Module, type Walk, joined, labelled, withoutMeta } from './blocks';
import { type Names, type Node, RuntimeOnly, type Value, evaluated } from './evaluate';
import { HclError } from './expression';
import { guarded, tellLeft } from './guarded';
import { type Key, instancesOf, valueOf, withDynamicBlocks } from './repetition';
import { type Values, text } from './values';

const MOST_NESTING = 20;
const AUTHORIZATION = 'azurerm_express_route_circuit_authorization';

const node = (member: Node['member'], all: Node['all'] = () => []): Node => ({ isNode: true, member, all });

/** A module that is called with arguments: what the names in its expressions stand for, and the modules that it calls. */
export class ModuleRun {
  private readonly kept = new Map<string, Value>();
  private readonly open = new Set<string>();
  private readonly locals: ReadonlyMap<string, Json>;
  private readonly variables: ReadonlyMap<string, ArmBody>;
  private readonly calls = new Map<string, readonly { key: Key; run: ModuleRun }[]>();

  constructor(
    readonly walk: Walk,
    readonly module: Module,
    private readonly given: ReadonlyMap<string, Value>,
    /** Its address, with a dot behind it; empty for a root. */
    readonly path: string,
    private readonly depth: number,
  ) {
    this.locals = new Map(
      module.blocks.flatMap((block) => {
        const { locals } = block;
        const list = isList(locals) ? locals.filter(isObject) : isObject(locals) ? [locals] : [];
        return list.flatMap((one) => Object.entries(one).map(([key, value]): [string, Json] => [key, value ?? null]));
      }),
    );
    this.variables = new Map(labelled(module, 'variable'));
  }

  /** Blocks of a kind by type and label. */
  blocksOf(kind: 'resource' | 'data'): [string, string, ArmBody][] {
    return labelled(this.module, kind).flatMap(([type, named]) =>
      Object.entries(named).flatMap(([name, bodies]): [string, string, ArmBody][] =>
        (isList(bodies) ? bodies : [bodies]).filter(isObject).map((body) => [type, name, body]),
      ),
    );
  }

  /** What goes wrong with a block of this module is told, and ends that block. */
  guarded<T>(address: string, read: () => T): T | undefined {
    return guarded(this.walk.told, this.module.source, this.path + address, read);
  }

  /** What a name at the top of an expression stands for. */
  readonly names: Names = (name) => {
    switch (name) {
      case 'var':
        return node((key) => this.once(`var.${String(key)}`, () => this.variable(String(key))));
      case 'local':
        return node((key) =>
          this.once(`local.${String(key)}`, () => {
            const said = this.locals.get(String(key));
            if (said === undefined) throw new HclError(`local.${String(key)}`);
            return valueOf(said, this.names);
          }),
        );
      case 'module':
        return node((key) => this.moduleNode(String(key)));
      case 'data':
        return node((type) => node((label) => this.blockNode('data', String(type), String(label))));
      case 'path':
        return { module: '.', root: '.', cwd: '.' };
      case 'terraform':
        return { workspace: 'default' };
      default:
        return /^[a-z0-9]+_/.test(name) ? node((label) => this.blockNode('resource', name, String(label))) : undefined;
    }
  };

  /** Each value once; one that leads to itself has none. */
  private once(key: string, make: () => Value): Value {
    const known = this.kept.get(key);
    if (known !== undefined) return known;
    if (this.open.has(key)) throw new HclError(key);
    this.open.add(key);
    try {
      const value = make();
      this.kept.set(key, value);
      return value;
    } finally {
      this.open.delete(key);
    }
  }

  private variable(name: string): Value {
    const given = this.given.get(name);
    const said = this.variables.get(name);
    if (given !== undefined) return given;
    if (said === undefined) throw new HclError(`var.${name}`);
    if (said['default'] !== undefined) return valueOf(said['default'], this.names);
    const type = (textAt(said, 'type') ?? 'string').replace(/^\$\{(.*)\}$/s, '$1');
    if (said['sensitive'] === true) return 'hidden';
    const value: Json = /^(list|set|tuple)/.test(type)
      ? []
      : /^(map|object)/.test(type)
        ? {}
        : type === 'number'
          ? 0
          : type === 'bool'
            ? false
            : name;
    this.walk.told.push({
      severity: 'warning',
      code: 'IMP-003',
      message: l10n.t(
        'Assumed: variable {0} has no value; {1} is taken. Hand the file with its value (.tfvars) over too.',
        this.path + name,
        JSON.stringify(value),
      ),
      source: this.module.source,
    });
    return value;
  }

  private blockNode(kind: 'resource' | 'data', type: string, label: string): Node {
    const found = this.blocksOf(kind).find(([one, name]) => one === type && name === label);
    if (!found) throw new HclError(`${type}.${label}`);
    const [, , body] = found;
    const instances = (): readonly (readonly [string | number, Value])[] =>
      instancesOf(body, this.names).map(
        ({ key, names }) => [key ?? 0, this.instanceNode(kind, type, label, body, names)] as const,
      );
    const isMany = body['count'] !== undefined || body['for_each'] !== undefined;
    if (!isMany) {
      const single = this.instanceNode(kind, type, label, body, this.names);
      return node((key) => (key === 0 ? single : single.member(key)), instances);
    }
    return node((key) => {
      const one = instances().find(([own]) => own === key || String(own) === String(key));
      if (!one) throw new HclError(`${type}.${label}[${String(key)}]`);
      return one[1];
    }, instances);
  }

  private instanceNode(kind: 'resource' | 'data', type: string, label: string, body: ArmBody, names: Names): Node {
    return node((member) => {
      const key = String(member);
      if (kind === 'data' && /^az(urerm|api)_client_config$/.test(type)) return this.account(key);
      if (kind === 'data' && type === 'azurerm_subscription') return this.account(key === 'id' ? 'path' : key);
      const said = body[key];
      if (said !== undefined) return valueOf(withDynamicBlocks(body, names)[key], names);
      // The key itself is a secret that nobody needs here: which authorization it is of is enough.
      if (key === 'id' || (key === 'authorization_key' && type === AUTHORIZATION)) {
        const id = armIdOf(type, this.idArguments(body, names), this.subscriptionOf(body) ?? this.walk.subscriptionId);
        if (id !== undefined) return id;
      }
      if (kind === 'data' && key === 'location') return this.walk.location;
      throw new RuntimeOnly(`${type}.${label}.${key}`);
    });
  }

  /** Who runs Terraform, as far as somebody said it. */
  private account(key: string): Value {
    const { subscriptionId, tenantId } = this.walk;
    if (key === 'subscription_id') return subscriptionId;
    if (key === 'path' || key === 'subscription_resource_id') return `/subscriptions/${subscriptionId}`;
    if (key === 'tenant_id' && tenantId !== undefined) return tenantId;
    throw new RuntimeOnly(key);
  }

  /** The arguments that an id is made of; those that are blocks play no part in it. */
  private idArguments(body: ArmBody, names: Names): Values {
    const texts = Object.entries(body).filter(
      ([key, value]) => typeof value === 'string' && /(^|_)(name|type|id)$/.test(key),
    );
    return evaluated(Object.fromEntries(texts), names, () => undefined) as Values;
  }

  /** The subscription of the provider that a block names, where that is said. */
  subscriptionOf(body: ArmBody): string | undefined {
    const alias = /azurerm\.([\w-]+)/.exec(textAt(body, 'provider') ?? '')?.[1];
    const providers = labelled(this.module, 'provider').filter(([name]) => name === 'azurerm');
    const provider = providers.find(([, one]) => (textAt(one, 'alias') ?? undefined) === alias)?.[1];
    const said = provider?.['subscription_id'];
    if (said === undefined) return undefined;
    try {
      return text({ id: valueOf(said, this.names) as Json }, 'id');
    } catch (error) {
      if (error instanceof RuntimeOnly || error instanceof HclError) return undefined;
      throw error;
    }
  }

  private moduleNode(name: string): Node {
    const calls = this.callsOf(name);
    const outputs = (run: ModuleRun): Node => node((key) => run.output(String(key)));
    const [only] = calls;
    if (only?.key === undefined) {
      if (!only) throw new RuntimeOnly(`module.${name}`);
      return outputs(only.run);
    }
    return node(
      (key) => {
        const one = calls.find((call) => String(call.key) === String(key));
        if (!one) throw new HclError(`module.${name}[${String(key)}]`);
        return outputs(one.run);
      },
      () => calls.map(({ key, run }) => [key ?? 0, outputs(run)] as const),
    );
  }

  private output(name: string): Value {
    const found = labelled(this.module, 'output').find(([label]) => label === name);
    if (!found) throw new HclError(`output.${name}`);
    return this.once(`output.${name}`, () => valueOf(found[1]['value'], this.names));
  }

  /** The runs of a module that is called; one from a registry is told, and none. */
  callsOf(name: string): readonly { key: Key; run: ModuleRun }[] {
    const known = this.calls.get(name);
    if (known) return known;
    const body = labelled(this.module, 'module').find(([label]) => label === name)?.[1] ?? {};
    const from = textAt(body, 'source') ?? '';
    const module = /^\.{1,2}\//.test(from) ? this.walk.modules.get(joined(this.module.folder, from)) : undefined;
    this.calls.set(name, []);
    if (!module || this.depth >= MOST_NESTING) {
      tellLeft(
        this.walk.told,
        this.module.source,
        l10n.t(
          '{0}: the module {1} is not among the files, and nothing of it was read. Hand over "terraform show -json" in its place.',
          `${this.path}module.${name}`,
          from,
        ),
      );
      return [];
    }
    const calls = instancesOf(body, this.names).map(({ key, names }) => {
      const given = new Map<string, Value>();
      for (const [argument, value] of Object.entries(withoutMeta(body))) {
        const read = this.guarded(`module.${name}.${argument}`, () => valueOf(value, names));
        if (read !== undefined) given.set(argument, read);
      }
      const own = key === undefined ? '' : `[${JSON.stringify(key)}]`;
      return { key, run: new ModuleRun(this.walk, module, given, `${this.path}module.${name}${own}.`, this.depth + 1) };
    });
    this.calls.set(name, calls);
    return calls;
  }
}
