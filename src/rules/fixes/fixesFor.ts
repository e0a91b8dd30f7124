import type { Assembly, Finding } from '../../design';
import { designWith } from '../../design/designWith';
import { ruleOf } from '../documents';
import type { Fix, FixContext, Proposal } from './fix';
import { proposal } from '../shared/keyFixes';
import { holds } from './trial';

/** What was tried for a finding, and in which designs. */
const tried = new WeakMap<Finding, { readonly assembly: Assembly; readonly fixes: Fix[] }>();

/**
 * The fixes of a finding that hold: each was tried, the finding was gone and no error was new. Those that a person has to
 * carry out, such as ordering a second circuit, are commands and not tried. Asked again about the same designs, none is tried again.
 */
export function fixesFor(assembly: Assembly, finding: Finding): readonly Fix[] {
  let known = tried.get(finding);
  if (known?.assembly !== assembly) {
    known = { assembly, fixes: holdingFixes(assembly, finding) };
    tried.set(finding, known);
  }
  return known.fixes;
}

function holdingFixes(assembly: Assembly, finding: Finding): Fix[] {
  const context = contextOf(assembly, finding);
  if (!context) return [];
  let preferred = false;
  return [...(ruleOf(finding.code)?.fix?.(context) ?? []), ...adviceOf(context)].flatMap(
    ({ title, edits, isPreferred, secret, command }): Fix[] => {
      if (!command && (edits.length === 0 || !holds(context, edits))) return [];
      const first = (isPreferred ?? true) && !preferred;
      preferred ||= first;
      return [
        {
          title,
          code: finding.code,
          edits: new Map(command ? [] : [[context.file, edits]]),
          isPreferred: first,
          ...(secret && { secret }),
          ...(command && { command }),
        },
      ];
    },
  );
}

/** What the message says to write; that it is right for the design a person decides. */
function* adviceOf(context: FixContext): Generator<Proposal> {
  const { advice } = context.finding;
  if (advice?.place.file !== context.file.path) return;
  yield { ...proposal(context, advice.place.path, advice.value), isPreferred: false };
}

/** Whether there may be a fix of a finding; whether it holds is tried when it is asked for. */
export function mayBeFixed({ code, advice }: Finding): boolean {
  return advice !== undefined || ruleOf(code)?.fix !== undefined;
}

function contextOf({ designs }: Assembly, finding: Finding): FixContext | undefined {
  const { file: path } = finding.place;
  const design = designWith(designs, path);
  const file = design?.files.find((f) => f.path === path);
  if (!design || !file || file.broken) return undefined;
  const customer = design.customers.find((c) => c.file === file);
  return { design, customer, file, finding, path: finding.place.path };
}
