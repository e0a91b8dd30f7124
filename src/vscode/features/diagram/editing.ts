import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { DesignFile, Finding, Path, TextEdit } from '../../../design';
import { worstFirst } from '../../../design/finding';
import { writtenAt } from '../../../design/yaml/written';
import {
  type Editable,
  type ListedFinding,
  type Scene,
  type SceneEdge,
  type SceneNode,
  type ThingAction,
  type Move,
  elementAt,
  movesOf,
} from '../../../diagram';
import { askItem } from '../../services/ask';
import { Refusal } from '../../services/commands';
import type { Chosen } from '../../services/designs';
import { changedMeanwhile, editFile } from '../../services/edits';
import { loadDesign, loadFixes, loadLanguage } from '../../services/rooms';
import type { Services } from '../../services/services';
import { takeFix } from '../../services/takeFix';
import { requireTrust } from '../../services/trust';
import { requireWritable, uriOfReadable } from '../../services/writable';
import { actionsFor, commandsFor } from './things';

/** What a person does in the picture, done in the text: each is one step that undo takes back. */
export class Editing {
  private readonly elements: readonly (SceneNode | SceneEdge)[];

  /** @param near the findings of the customer's file, and of the CSP's */
  constructor(
    private readonly services: Services,
    private readonly chosen: Chosen,
    private readonly scene: Scene,
    private readonly near: readonly Finding[],
  ) {
    this.elements = [...scene.nodes, ...scene.edges];
  }

  /** All findings in the customer's file, and those of the CSP's that stand on what is drawn. */
  async findings(): Promise<ListedFinding[]> {
    const { mayBeFixed } = await loadFixes();
    const { customer } = this.chosen;
    // Of an estate nearly all are of other customers: nobody looks for them in the picture.
    return this.near
      .map((finding) => ({ finding, on: elementAt(this.elements, finding.place) }))
      .filter(({ finding, on }) => on !== undefined || finding.place.file === customer.file.path)
      .map(({ finding, on }) => ({
        key: keyOf(finding),
        code: finding.code,
        severity: finding.severity,
        message: finding.message,
        fixable: mayBeFixed(finding),
        ...(on && { on: { id: on.id, title: on.title } }),
      }))
      .sort(worstFirst);
  }

  async editable(id: string): Promise<Editable | undefined> {
    const thing = this.elements.find((element) => element.id === id);
    if (!thing) return undefined;
    const { fields } = await this.fieldsOf(thing);
    const moves = this.movesOf(thing);
    return {
      id,
      fields: fields.map(({ label, text, meant, description }) => ({
        label,
        text,
        ...(meant !== undefined && { meant }),
        description,
      })),
      ends: (['source', 'target'] as const).flatMap((end) => {
        const to = moves.filter((move) => move.end === end).map((move) => move.to);
        return to.length > 0 ? [{ end, to }] : [];
      }),
      actions: this.actionsOf(thing),
    };
  }

  /** What fits in the place of a value; nothing where it is not in the text any more. */
  async choices(id: string, label: string): Promise<readonly string[]> {
    const { file, field } = await this.fieldOf(id, label);
    if (!file || !field) return [];
    const { choicesAt } = await loadLanguage();
    return choicesAt(file, field.path, this.chosen.design, this.chosen.customer);
  }

  /** What the rules would say of a text in the place of a value, and do not say now. */
  async judge(id: string, label: string, text: string): Promise<readonly string[]> {
    const { file, path } = await this.placeOfField(id, label);
    const { writeText } = await loadLanguage();
    return (await this.newAfter(file, writeText(file, path, text))).map(({ code, message }) => `${code} ${message}`);
  }

  async write(id: string, label: string, text: string): Promise<void> {
    const { file, path } = await this.placeOfField(id, label);
    const { writeText } = await loadLanguage();
    await this.edit(file, (now) => writeText(now, path, text));
  }

  /** Leads the end of a line elsewhere; what a rule would refuse of it is said before, and asked. */
  async move(id: string, end: 'source' | 'target', to: string): Promise<void> {
    const line = this.scene.edges.find((edge) => edge.id === id);
    const move = line && this.movesOf(line).find((one) => one.end === end && one.to === to);
    if (!move) throw new Refusal(l10n.t('The line cannot end there.'), undefined, 'information');
    await this.requireGround(this.chosen.customer.file.path);
    await this.lead(move);
  }

  private async lead(move: Move): Promise<void> {
    const { applyEdits, readDesignFile } = await loadDesign();
    const [{ setValue }, { lineEdits }] = await Promise.all([
      import('../../../design/edit/edit'),
      import('../../../design/edit/lineEdits'),
    ]);
    const file = this.chosen.customer.file;
    const all = (now: DesignFile): TextEdit[] => {
      // One after the other, each in the text that the one before left: what is missing is inserted.
      let next = now;
      for (const { path, text } of move.writes) {
        next = readDesignFile(now.path, applyEdits(next.text, setValue(next, path, text)));
      }
      return lineEdits(now.text, next.text);
    };
    const refused = (await this.newAfter(file, all(file))).filter(({ severity }) => severity === 'error');
    if (refused.length > 0) {
      const anyway = l10n.t('Move It Anyway');
      const answer = await vscode.window.showWarningMessage(
        l10n.t('There it would be wrong: {0}', refused[0]?.message ?? ''),
        {
          modal: true,
          detail: refused
            .slice(1)
            .map(({ message }) => message)
            .join('\n'),
        },
        anyway,
      );
      if (answer !== anyway) return;
    }
    await this.edit(file, all);
  }

  async fix(key: string): Promise<void> {
    const finding = this.near.find((one) => keyOf(one) === key);
    if (!finding) throw gone();
    await this.requireGround(finding.place.file);
    await takeFix(this.services, finding);
  }

  async act(action: ThingAction, id: string): Promise<void> {
    const thing = this.elements.find((element) => element.id === id);
    if (!thing) throw gone();
    if (!this.actionsOf(thing).includes(action)) {
      throw new Refusal(l10n.t('That cannot be done with {0}.', thing.title), undefined, 'information');
    }
    const [place] = thing.places;
    const argument = { customer: this.chosen.customer.file.path, ...(place && { place }) };
    const run = (command: string) => vscode.commands.executeCommand(`cspConnectivity.${command}`, argument);
    if (action === 'rename' || action === 'remove') await run(action);
    else if (action === 'move') await this.askMove(thing);
    else if (action === 'trace') await run('tracePath');
    else {
      await this.requireGround(place?.file ?? this.chosen.customer.file.path);
      await run(await this.chooseCommand(thing, action));
    }
  }

  /** Asks where a line shall end instead, and leads it there. */
  private async askMove(thing: SceneNode | SceneEdge): Promise<void> {
    await this.requireGround(this.chosen.customer.file.path);
    const moves = this.movesOf(thing);
    const node = (id: string | undefined) => this.scene.nodes.find((one) => one.id === id);
    const items = moves.map((move) => {
      const to = node(move.to);
      return { label: to?.title ?? move.to, description: node(to?.parent)?.title ?? '', move };
    });
    const { move } = await askItem(items, { placeHolder: l10n.t('Where shall {0} end?', thing.title) });
    await this.lead(move);
  }

  private async chooseCommand(thing: SceneNode | SceneEdge, action: 'add' | 'change'): Promise<string> {
    const titles = commandTitles(this.services.extension);
    const items = commandsFor(thing, action).flatMap((command) => {
      const label = titles.get(`cspConnectivity.${command}`);
      return label === undefined ? [] : [{ label, command }];
    });
    const [only] = items;
    if (only && items.length === 1) return only.command;
    const placeHolder = action === 'add' ? l10n.t('Add to {0}', thing.title) : l10n.t('Change {0}', thing.title);
    return (await askItem(items, { placeHolder })).command;
  }

  private actionsOf(thing: SceneNode | SceneEdge): ThingAction[] {
    return actionsFor(thing, this.nameOf(thing), this.movesOf(thing).length);
  }

  private movesOf(thing: SceneNode | SceneEdge) {
    return 'source' in thing ? movesOf(this.chosen.design, this.chosen.customer, this.scene, thing) : [];
  }

  private fileOf(path: string | undefined): DesignFile | undefined {
    return this.chosen.design.files.find((file) => file.path === path);
  }

  private nameOf({ places: [place] }: SceneNode | SceneEdge): string | undefined {
    const file = this.fileOf(place?.file);
    return file && place && writtenAt(file, [...place.path, 'name'])?.text;
  }

  private async fieldsOf({ places: [place] }: SceneNode | SceneEdge) {
    const file = this.fileOf(place?.file);
    if (!file || !place || file.broken) return { file: undefined, fields: [] };
    const { editableAt } = await loadLanguage();
    const { customer } = this.chosen;
    return { file, fields: editableAt(file, place.path, file === customer.file ? customer : undefined) };
  }

  private async fieldOf(id: string, label: string) {
    const thing = this.elements.find((element) => element.id === id);
    const { file, fields } = thing ? await this.fieldsOf(thing) : { file: undefined, fields: [] };
    return { file, field: fields.find((one) => one.label === label) };
  }

  private async placeOfField(id: string, label: string): Promise<{ file: DesignFile; path: Path }> {
    const { file, field } = await this.fieldOf(id, label);
    if (!file || !field) throw new Refusal(l10n.t('The value is not in the text any more.'), undefined, 'information');
    return { file, path: field.path };
  }

  private async newAfter(file: DesignFile, edits: readonly TextEdit[]): Promise<Finding[]> {
    const [{ applyEdits, readDesignFile, withFile }, { newFindings }] = await Promise.all([
      loadDesign(),
      import('../../../rules/newFindings'),
    ]);
    const { design } = this.chosen;
    const after = withFile(design, readDesignFile(file.path, applyEdits(file.text, edits)));
    return newFindings(design, after).sort(worstFirst);
  }

  /** What would keep a text from being written, told before anything is asked. */
  private async requireGround(path: string): Promise<void> {
    requireTrust();
    await requireWritable(this.services, path);
  }

  private async edit(file: DesignFile, change: (now: DesignFile) => readonly TextEdit[]): Promise<void> {
    await this.requireGround(file.path);
    await editFile(uriOfReadable(this.services, file.path), file.path, (now) => {
      // What is above may be longer by now: the same path would be of another thing.
      if (now.text !== file.text) throw changedMeanwhile(file.path);
      return change(now);
    });
  }
}

const gone = () => new Refusal(l10n.t('It is gone already.'), undefined, 'information');

const keyOf = ({ code, message, place }: Finding): string => JSON.stringify([code, message, place.file, place.path]);

/** The titles of our commands, as VS Code shows them. */
function commandTitles({ packageJSON }: vscode.Extension<unknown>): ReadonlyMap<string, string> {
  const { contributes } = packageJSON as { contributes: { commands: { command: string; title: string }[] } };
  return new Map(contributes.commands.map(({ command, title }) => [command, title]));
}
