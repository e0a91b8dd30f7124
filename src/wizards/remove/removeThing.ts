import * as l10n from '@vscode/l10n';
import { type Design, type Path, startsWith } from '../../design';
import { nodeAt } from '../../design/yaml/nodes';
import { type Asking, type Choice, Declined, Refused, part, telling } from '../ask/question';
import type { Made } from '../change';
import type { DesignScope } from '../scope';
import { type Removal, type Spot, removalOf } from './removal';

/** Keys whose one value is a thing of its own, and can be removed. */
const SINGLE = new Set(['gateway', 'vpnGateway', 'firewall', 'routeServer', 'microsoft', 'encryption', 'monitoring']);
/** Lists whose items are things with names. */
const LISTS = new Set([
  'sites',
  'edgeRouters',
  'interfaces',
  'vpnDevices',
  'subscriptions',
  'virtualNetworks',
  'subnets',
  'virtualNetworkPeerings',
  'routeTables',
  'networkSecurityGroups',
  'circuits',
  'authorizations',
  'connections',
  'globalReach',
  'tunnels',
  'expressRoutePorts',
  'expressRouteLags',
  'vpnConnections',
  'sharedServices',
]);

interface Thing extends Spot {
  readonly label: string;
}

/** Asks what is to go, shows what goes with it, and takes all of it out at once. */
export function* removeThing(scope: DesignScope): Asking<Made> {
  const { design, customer, on } = scope;
  const all = thingsOf(design).filter(
    ({ file }) => customer === undefined || file === customer.file.path || on?.file === file,
  );
  const called = on && all.filter((thing) => thing.file === on.file && startsWith(on.path, thing.path));
  const innermost = called?.toSorted((a, b) => b.path.length - a.path.length).slice(0, 1);
  const things = innermost && innermost.length > 0 ? innermost : all;
  const thing = yield* part('thing', l10n.t('What is to be removed?'), things, {
    choice: (each) => ({ label: each.label, description: each.file, value: keyOf(each) }),
    none: () => new Refused(l10n.t('There is nothing in the design that could be removed.')),
  });
  const removal = removalOf(design, thing);
  if (!removal) {
    throw new Refused(
      l10n.t('{0} cannot be removed: what is left would not be a good design. Remove what uses it first.', thing.label),
      { title: l10n.t('Show File'), file: thing.file, path: thing.path },
    );
  }
  yield* confirm(thing, removal, design);
  return { design: removal.design, at: { file: thing.file, path: thing.path.slice(0, -1) } };
}

function removeText(label: string, others: number): string {
  if (others === 0) return l10n.t('Remove {0}', label);
  if (others === 1) return l10n.t('Remove {0} with 1 thing that hangs on it', label);
  return l10n.t('Remove {0} with {1} things that hang on it', label, others);
}

/** Asked even where there is one answer: nothing goes without a word. */
function* confirm(thing: Thing, { spots }: Removal, design: Design): Asking<boolean> {
  const others = spots.filter((spot) => keyOf(spot) !== keyOf(thing)).map((spot) => labelOf(design, spot));
  const shown = others.slice(0, MOST_SHOWN).join(', ') + (others.length > MOST_SHOWN ? ', …' : '');
  const yes: Choice<boolean> = {
    label: removeText(thing.label, others.length),
    ...(others.length > 0 && { detail: shown }),
    value: true,
  };
  const isMeant = yield* telling('confirmed', l10n.t('What is in Azure stays there until that is removed by itself'), [
    yes,
    { label: l10n.t('Keep it'), value: false },
  ]);
  if (!isMeant) throw new Declined();
  return true;
}

const MOST_SHOWN = 8;

const keyOf = ({ file, path }: Spot) => JSON.stringify([file, ...path]);

/** Everything with a name that stands in a list, and the parts that a network or a circuit has one of. */
function thingsOf(design: Design): Thing[] {
  return design.files.flatMap((file) => {
    const found: Thing[] = [];
    const walk = (path: Path) => {
      const node = nodeAt(file.nodes(), path)?.node;
      if (node?.kind === 'sequence')
        node.items.forEach((_, index) => visit([...path, index], LISTS.has(String(path.at(-1)))));
      if (node?.kind === 'mapping') for (const { name } of node.entries) visit([...path, name], SINGLE.has(name));
    };
    const visit = (path: Path, isThing: boolean) => {
      if (isThing) found.push({ file: file.path, path, label: labelOf(design, { file: file.path, path }) });
      walk(path);
    };
    if (file.content) walk([]);
    return found;
  });
}

/** `circuits contoso-ams`, `gateway ergw-hub`: the key of the format, and the name. */
function labelOf(design: Design, { file, path }: Spot): string {
  const text = design.files.find((each) => each.path === file);
  const nameNode = text && nodeAt(text.nodes(), [...path, 'name'])?.node;
  const name =
    nameNode?.kind === 'scalar' && text
      ? text.text.slice(nameNode.start, nameNode.end).replaceAll(/^['"]|['"]$/g, '')
      : '';
  const kind = String(path.findLast((step) => typeof step === 'string') ?? '');
  const item = text && nodeAt(text.nodes(), path)?.node;
  const own = item?.kind === 'scalar' && text ? text.text.slice(item.start, item.end) : '';
  return [kind, name || own].filter(Boolean).join(' ');
}
