import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Customer, Design } from '../../../design';
import {
  type Asking,
  Declined,
  type DesignScope,
  type Made,
  Refused,
  type Wizard,
  type WizardId,
  changesBetween,
  wizards,
} from '../../../wizards';
import { chooseCustomer, chooseDesign, placeOfArgument } from '../../services/choose';
import { Refusal } from '../../services/commands';
import { revealPlace } from '../../services/reveal';
import type { Services } from '../../services/services';
import { requireTrust } from '../../services/trust';
import { requireWritable, requireWritableFolder, uriOfReadable } from '../../services/writable';
import { type Answered, askQuestions } from './askQuestions';
import { keepAnswers } from './keepAnswers';
import { type Outcome, write } from './write';

/** What a wizard was called on, and the answers that came with it. */
export interface Call {
  readonly argument: unknown;
  readonly given: Readonly<Record<string, unknown>>;
}

/**
 * Goes through a wizard and writes what comes of it as one edit, which one undo takes back. What can be known before is
 * told before the first question: a folder that is not trusted, a file that cannot be written, a pool that is used up.
 */
export async function runWizard(services: Services, id: WizardId, call: Call): Promise<void> {
  requireTrust();
  try {
    const { made: answered, answers } = await ask(services, id, call);
    const { made, outcome } = answered;
    if (outcome.changes.length > 0) {
      await keepAnswers(() => write(services, outcome), {
        again: () => runWizard(services, id, { ...call, given: answers }),
        texts: outcome.changes.flatMap(({ path }) => made.design.files.find((file) => file.path === path)?.text ?? []),
      });
    }
    await revealPlace(services.files, made.at);
  } catch (error) {
    if (error instanceof Declined) return;
    throw error instanceof Refused ? refusalOf(services, error, call.argument) : error;
  }
}

async function ask(
  services: Services,
  id: WizardId,
  { argument, given }: Call,
): Promise<Answered<{ made: Made; outcome: Outcome }>> {
  const wizard = wizards[id];
  const on = placeOfArgument(argument);
  const about = on && customerNamed(argument) === undefined ? { ...on, customer: on.file } : argument;
  const today = new Date().toISOString().slice(0, 10);
  const chosen = wizard.about === 'customer' ? await chooseCustomer(services, about) : undefined;
  const path = chosen?.customer.file.path;
  const design = chosen?.design ?? (await chooseDesign(services, argument));
  await requireGround(services, design, wizard, on?.file ?? path);
  const named = customerNamed(argument);
  const title = chosen ? l10n.t('{0}: {1}', wizard.title(), chosen.customer.displayName) : wizard.title();
  return askQuestions({
    title,
    given,
    goFirst: ({ wizard: first, answers }) => {
      const of = path === undefined ? argument : { customer: path, design: design.folder };
      return runWizard(services, first, { argument: of, given: answers });
    },
    asking: async () => {
      const { assembly } = await services.designs.latest();
      const now = assembly.designs.find(({ folder }) => folder === design.folder);
      if (!now) throw new Refusal(l10n.t('{0} is no design any more.', design.provider.file.path));
      const scope = { design: now, today, ...(on && { on }) };
      const of = now.customers.find(({ file, name }) => file.path === (path ?? named) || name === named);
      const questions = questionsOf(services, wizard, scope, of);
      if (!questions) throw new Refusal(l10n.t('{0} is no customer any more.', path ?? ''));
      return function* () {
        const made = yield* questions();
        return { made, outcome: { before: now, changes: changesBetween(now, made.design) } };
      };
    },
  });
}

/** The questions of a wizard; undefined for one about a customer where there is none. */
function questionsOf(
  services: Services,
  wizard: Wizard,
  scope: DesignScope,
  customer: Customer | undefined,
): (() => Asking<Made>) | undefined {
  if (wizard.about === 'design') return () => wizard.ask({ ...scope, ...(customer && { customer }) });
  return customer && (() => wizard.ask({ ...scope, customer, seen: services.states.seenInAzure(customer) }));
}

/** What would keep the answers from being written is told before the first question. */
async function requireGround(
  services: Services,
  { provider }: Design,
  wizard: Wizard,
  file: string | undefined,
): Promise<void> {
  if (wizard.about === 'customer' || wizard.makesIn === undefined) {
    await requireWritable(services, file ?? provider.file.path);
    return;
  }
  const uri = uriOfReadable(services, provider.file.path);
  await requireWritableFolder(vscode.Uri.joinPath(uri, '..', wizard.makesIn));
}

/** The customer that a call names: by its file or its name. */
function customerNamed(argument: unknown): string | undefined {
  const customer =
    typeof argument === 'object' && argument !== null && 'customer' in argument ? argument.customer : undefined;
  return typeof customer === 'string' ? customer : undefined;
}

/** What a wizard refuses, with the button that mends it. */
function refusalOf(services: Services, { message, mend }: Refused, argument: unknown): Refusal {
  if (!mend) return new Refusal(message);
  if ('way' in mend) {
    const { wizard, answers } = mend.way;
    return new Refusal(message, {
      title: mend.title,
      run: () => vscode.commands.executeCommand(`cspConnectivity.${wizard}`, argument, answers),
    });
  }
  return new Refusal(message, {
    title: mend.title,
    run: () => revealPlace(services.files, { file: mend.file, path: mend.path }),
  });
}
