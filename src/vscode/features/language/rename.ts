import * as l10n from '@vscode/l10n';
import type { Design, DesignFile } from '../../../design';
import { designWith } from '../../../design/designWith';
import { thrownText } from '../../../design/thrown';
import { askLine } from '../../services/ask';
import { placeOfArgument } from '../../services/choose';
import { Refusal } from '../../services/commands';
import { changedMeanwhile } from '../../services/edits';
import { loadLanguage } from '../../services/rooms';
import type { Services } from '../../services/services';
import { requireTrust } from '../../services/trust';
import { writeEdits } from '../../services/workspaceEdit';
import { requireWritable } from '../../services/writable';
import { requireNamesFound } from './names';

/** "Rename": another name for what the command was called on, here and wherever it is referred to. */
export function activateRename(services: Services): void {
  services.commands.register('cspConnectivity.rename', async (argument, given) => {
    requireTrust();
    const called = await nameAt(services, argument);
    if (!called) {
      throw new Refusal(
        l10n.t('Call it on a thing that has a name: in the tree, or in the diagram.'),
        undefined,
        'information',
      );
    }
    const wanted = typeof given === 'string' ? given : await ask(called);
    // The text may have been edited while the name was asked for.
    const now = await nameAt(services, argument);
    if (now?.name !== called.name) throw changedMeanwhile(called.file.path);
    await writeEdits(services, await editsFor(now, wanted));
  });
}

/** A name where it is given. */
interface Named {
  readonly file: DesignFile;
  readonly design: Design;
  readonly name: string;
  /** Where the name is in the text. */
  readonly offset: number;
}

/**
 * The name of what a command was called on, as the text says it now.
 * @throws Refusal where it cannot be another one now: a file is half typed, or cannot be written
 */
async function nameAt(services: Services, argument: unknown): Promise<Named | undefined> {
  const { designs, files } = services;
  const [{ writtenAt }, { assembly }] = await Promise.all([import('../../../design/yaml/written'), designs.latest()]);
  const place = placeOfArgument(argument);
  const design = designWith(assembly.designs, place?.file);
  if (!place || !design) return undefined;
  await requireWritable(services, place.file);
  requireNamesFound(services, design);
  const file = files.file(place.file);
  const path = [...place.path, 'name'];
  const name = file && writtenAt(file, path)?.text;
  if (!file || name === undefined) return undefined;
  const { start, end } = file.offsetsOf({ path, on: 'value' });
  return { file, design, name, offset: Math.min(start + 1, end) };
}

/** @throws Refusal where the name cannot be that */
async function editsFor({ design, file, offset }: Named, wanted: string) {
  const { renameAt } = await loadLanguage();
  try {
    return renameAt(design, file, offset, wanted).edits;
  } catch (error) {
    throw new Refusal(thrownText(error));
  }
}

/** Asks for another name, and says what keeps one from being it while it is typed. */
async function ask({ design, file, name, offset }: Named): Promise<string> {
  const { renameAt } = await loadLanguage();
  return askLine({
    prompt: l10n.t('Another name for {0}. What refers to it is changed, too.', name),
    value: name,
    validateInput: (text) => {
      if (text.trim() === '') return l10n.t('A name has at least one character.');
      try {
        renameAt(design, file, offset, text);
        return undefined;
      } catch (error) {
        return thrownText(error);
      }
    },
  });
}
