import * as l10n from '@vscode/l10n';
import type { Editable, Field } from '../src/diagram/protocol';
import { textButton } from './controls';
import { onEscape } from './keys';

export interface FieldActions {
  /** What fits there? The answer comes to {@link FieldsView.offer}. */
  choose(id: string, label: string): void;
  /** What would the rules say of it? The answer comes to {@link FieldsView.judged}. */
  judge(id: string, label: string, text: string): void;
  write(id: string, label: string, text: string): void;
}

/** A person who types is not asked at each letter: ms. */
const PAUSE = 250;

/** The values of the selected thing, each in a field with what fits; what a rule would refuse is said before it is written. */
export class FieldsView {
  readonly element = document.createElement('form');
  #shown: Editable | undefined;
  readonly #rows = new Map<string, FieldRow>();
  /** Texts that are to be written and are judged while another thing is shown already. */
  readonly #left = new Set<string>();

  constructor(private readonly actions: FieldActions) {
    this.element.className = 'fields';
    this.element.ariaLabel = l10n.t('Values');
    this.element.addEventListener('submit', (event) => event.preventDefault());
  }

  show(editable: Editable | undefined): void {
    const before = this.#shown?.id;
    const isSame = editable?.id === before && before !== undefined;
    this.#shown = editable;
    const fields = editable?.fields ?? [];
    const labels = fields.map(({ label }) => label).join('\n');
    // A field that somebody types in stays: only what the text says now comes into the others.
    if (isSame && labels === [...this.#rows.keys()].join('\n')) {
      for (const field of fields) this.#rows.get(field.label)?.update(field);
      return;
    }
    const at = isSame ? [...this.#rows].find(([, row]) => row.isFocused)?.[0] : undefined;
    const typed = isSame
      ? [...this.#rows].flatMap(([label, row]) => (row.typed === undefined ? [] : [[label, row.typed] as const]))
      : [];
    for (const [label, row] of this.#rows) {
      if (!isSame && before !== undefined && row.wanted !== undefined) this.#left.add(keyOf(before, label, row.wanted));
    }
    this.#rows.clear();
    for (const [index, field] of fields.entries()) {
      const id = editable?.id ?? '';
      this.#rows.set(
        field.label,
        new FieldRow(`field-${index}`, field, {
          choose: () => this.actions.choose(id, field.label),
          judge: (text) => this.actions.judge(id, field.label, text),
          write: (text) => this.actions.write(id, field.label, text),
        }),
      );
    }
    this.element.replaceChildren(...[...this.#rows.values()].map(({ element }) => element));
    this.element.hidden = this.#rows.size === 0;
    for (const [label, text] of typed) this.#rows.get(label)?.type(text);
    if (at !== undefined) this.#rows.get(at)?.focus();
  }

  /** What fits in the place of a value. */
  offer(id: string, label: string, choices: readonly string[]): void {
    if (id === this.#shown?.id) this.#rows.get(label)?.offer(choices);
  }

  /** What the rules would say of a text. */
  judged(id: string, label: string, text: string, problems: readonly string[]): void {
    if (id === this.#shown?.id) this.#rows.get(label)?.judged(text, problems);
    else if (problems.length === 0 && this.#left.delete(keyOf(id, label, text))) this.actions.write(id, label, text);
  }
}

const keyOf = (...parts: readonly string[]): string => JSON.stringify(parts);

class FieldRow {
  readonly element = document.createElement('div');
  readonly #input = document.createElement('input');
  readonly #choices = document.createElement('datalist');
  readonly #problems = document.createElement('div');
  #field: Field;
  #pause: ReturnType<typeof setTimeout> | undefined;
  /** The text that the rules are content with. */
  #content: string | undefined;
  #isWanted = false;

  constructor(
    key: string,
    field: Field,
    private readonly actions: { choose(): void; judge(text: string): void; write(text: string): void },
  ) {
    this.#field = field;
    this.element.className = 'field';
    const label = document.createElement('label');
    label.htmlFor = this.#input.id = key;
    label.textContent = field.label;
    label.title = field.description;
    this.#input.type = 'text';
    this.#input.value = field.text;
    this.#showMeant();
    this.#input.spellcheck = false;
    this.#input.autocomplete = 'off';
    this.#problems.className = 'problems';
    this.#problems.id = `${key}-problems`;
    this.#problems.role = 'status';
    this.#input.setAttribute('aria-describedby', this.#problems.id);
    this.#choices.id = `${key}-choices`;
    this.element.append(label, this.#input, this.#choices, this.#problems);
    // What fits may be many, and other than before: it is asked for when somebody comes to the value.
    this.#input.addEventListener('focus', () => this.actions.choose());
    this.#input.addEventListener('input', () => this.#typed());
    this.#input.addEventListener('change', () => this.#finish());
    onEscape(this.#problems, () => this.#takeBack());
    this.#input.addEventListener('keydown', (event) => {
      // Where nothing was typed that could be taken back, Escape leaves the field.
      if (event.key === 'Escape' && this.#input.value === this.#field.text) return;
      event.stopPropagation();
      if (event.key === 'Escape') this.#takeBack();
      if (event.key === 'Enter') this.#finish();
    });
  }

  /** What is meant while the text says nothing: it goes when something is typed. */
  #showMeant(): void {
    const { meant } = this.#field;
    this.#input.placeholder = meant === undefined ? '' : l10n.t('{0} (not in the text)', meant);
  }

  /** What a person typed and the text does not say. */
  get typed(): string | undefined {
    return this.#input.value === this.#field.text ? undefined : this.#input.value;
  }

  type(text: string): void {
    this.#input.value = text;
    this.#typed();
  }

  /** What a person wants written and the rules have not said a word about yet. */
  get wanted(): string | undefined {
    return this.#isWanted ? this.#input.value : undefined;
  }

  get isFocused(): boolean {
    return this.element.contains(document.activeElement);
  }

  focus(): void {
    this.#input.focus();
  }

  update(field: Field): void {
    const isTyped = this.#input.value !== this.#field.text;
    this.#field = field;
    this.#showMeant();
    if (!isTyped) this.#input.value = field.text;
    if (this.#input.value === field.text) this.#tell([]);
  }

  judged(text: string, problems: readonly string[]): void {
    if (text !== this.#input.value || text === this.#field.text) return;
    this.#content = problems.length === 0 ? text : undefined;
    this.#tell(problems);
    if (this.#isWanted && problems.length === 0) this.#write();
    this.#isWanted = false;
  }

  offer(choices: readonly string[]): void {
    const options = choices.map((choice) => {
      const option = document.createElement('option');
      option.value = choice;
      return option;
    });
    this.#choices.replaceChildren(...options);
    if (options.length > 0) this.#input.setAttribute('list', this.#choices.id);
    else this.#input.removeAttribute('list');
  }

  #typed(): void {
    clearTimeout(this.#pause);
    this.#isWanted = false;
    const text = this.#input.value;
    if (text === this.#field.text) this.#tell([]);
    else this.#pause = setTimeout(() => this.actions.judge(text), PAUSE);
  }

  /** Written when the rules are content; else they are asked first, and what they say stands below. */
  #finish(): void {
    const text = this.#input.value;
    if (text === this.#field.text || this.#isWanted) return;
    if (text === this.#content) {
      this.#write();
      return;
    }
    clearTimeout(this.#pause);
    this.#isWanted = true;
    this.actions.judge(text);
  }

  #write(): void {
    const text = this.#input.value;
    this.#content = undefined;
    this.#tell([]);
    this.#field = { ...this.#field, text };
    this.actions.write(text);
  }

  #takeBack(): void {
    this.#input.value = this.#field.text;
    this.#isWanted = false;
    this.#tell([]);
  }

  #tell(problems: readonly string[]): void {
    const lines = problems.map((problem) => {
      const line = document.createElement('p');
      line.textContent = problem;
      return line;
    });
    const buttons =
      problems.length === 0
        ? []
        : [
            textButton(l10n.t('Write it anyway'), () => this.#write()),
            textButton(l10n.t('Take it back'), () => this.#takeBack()),
          ];
    const isAnswered = this.#problems.contains(document.activeElement);
    this.#input.setAttribute('aria-invalid', String(problems.length > 0));
    this.#problems.replaceChildren(...lines, ...buttons);
    // The button that was pressed is gone: who goes on by keyboard is at the value.
    if (isAnswered) this.#input.focus();
  }
}
