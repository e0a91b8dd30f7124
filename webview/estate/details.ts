import * as l10n from '@vscode/l10n';
import type { Estate, EstateCustomer } from '../../src/diagram/estate/model';
import { type EstateThing, idOf } from '../../src/diagram/estate/things';
import { circuitText, customersText, resiliencyText } from '../../src/diagram/estate/words';
import type { Detail, ScenePlace } from '../../src/diagram/model';
import { lifecycleText, modelText } from '../../src/diagram/words';
import { detailsGrid, iconButton, textButton } from '../controls';

export interface DetailsActions {
  select(id: string): void;
  enter(key: string): void;
  open(place: ScenePlace): void;
  close(): void;
}

/** So many customers are named one by one. */
const NAMED = 100;

/** The side pane of an estate: what is known of what is selected, and what it is shared with. */
export class Details {
  readonly element = document.createElement('aside');

  constructor(private readonly actions: DetailsActions) {
    this.element.className = 'pane';
    this.element.ariaLabel = l10n.t('Details');
    this.element.hidden = true;
  }

  show(estate: Estate | undefined, thing: EstateThing | undefined, shared: ReadonlySet<string>): void {
    this.element.hidden = !estate || !thing;
    if (!estate || !thing) return;
    const customer = estate.customers.find(({ key }) => thing.id === idOf('customer', key));
    this.element.replaceChildren(
      this.#head(thing, customer?.title ?? titleOf(estate, thing)),
      ...(customer ? this.#customer(customer) : this.#sharing(estate, thing, shared)),
    );
  }

  #head(thing: EstateThing, name: string): HTMLElement {
    const head = document.createElement('header');
    const kind = document.createElement('p');
    kind.className = 'kind';
    kind.textContent = kindText(thing);
    const title = document.createElement('h2');
    title.textContent = name;
    head.append(kind, iconButton('close', l10n.t('Close details'), this.actions.close), title);
    return head;
  }

  #customer(customer: EstateCustomer): HTMLElement[] {
    const details: Detail[] = [
      { label: l10n.t('Model'), value: modelText(customer.model) },
      { label: l10n.t('Sites'), value: String(customer.sites) },
      { label: l10n.t('Networks'), value: String(customer.networks) },
      { label: l10n.t('Findings'), value: String(customer.findings) },
      { label: l10n.t('Resiliency'), value: resiliencyText(customer.resiliency) },
    ];
    const buttons = row(
      textButton(l10n.t('Go to the Customer'), () => this.actions.enter(customer.key), 'primary'),
      textButton(l10n.t('Show in the text'), () => this.actions.open({ file: customer.key, path: [] })),
    );
    return [
      buttons,
      detailsGrid(details, l10n.t('Details')),
      ...list(
        l10n.t('Circuits'),
        customer.circuits.map((circuit) =>
          link(circuitText(circuit), () => this.actions.open(circuit.place), lifecycleText(circuit.lifecycle)),
        ),
      ),
      ...list(
        l10n.t('Routers'),
        customer.routers.map((name) => link(name, () => this.actions.select(idOf('router', name)))),
      ),
    ];
  }

  /** The customers that are on it. */
  #sharing(estate: Estate, thing: EstateThing, shared: ReadonlySet<string>): HTMLElement[] {
    const place = placeOf(estate, thing);
    const on = estate.customers.filter(({ key }) => shared.has(idOf('customer', key)));
    const more = on.length - NAMED;
    return [
      ...(place ? [row(textButton(l10n.t('Show in the text'), () => this.actions.open(place)))] : []),
      ...list(l10n.t('On it: {0}', customersText(on.length)), [
        ...on.slice(0, NAMED).map(({ key, title }) => link(title, () => this.actions.select(idOf('customer', key)))),
        ...(more > 0 ? [document.createTextNode(l10n.t('and {0} more', more))] : []),
      ]),
    ];
  }
}

function kindText({ kind }: EstateThing): string {
  switch (kind) {
    case 'customer':
      return l10n.t('Customer');
    case 'router':
      return l10n.t('Edge router');
    case 'datacenter':
      return l10n.t('Datacenter');
    case 'location':
      return l10n.t('Peering location');
  }
}

function titleOf(estate: Estate, { kind, name }: EstateThing): string {
  if (kind === 'datacenter') return estate.datacenters.find((one) => one.name === name)?.title ?? name;
  return name || l10n.t('No circuit yet');
}

function placeOf({ datacenters }: Estate, { kind, name }: EstateThing): ScenePlace | undefined {
  if (kind === 'datacenter') return datacenters.find((one) => one.name === name)?.place;
  if (kind !== 'router') return undefined;
  return datacenters.flatMap(({ routers }) => routers).find((router) => router.name === name)?.place;
}

function row(...buttons: readonly HTMLElement[]): HTMLElement {
  const made = document.createElement('div');
  made.className = 'buttons';
  made.append(...buttons);
  return made;
}

function list(title: string, items: readonly Node[]): HTMLElement[] {
  if (items.length === 0) return [];
  const heading = document.createElement('h3');
  heading.textContent = title;
  const made = document.createElement('ul');
  made.className = 'links';
  for (const item of items) {
    const entry = document.createElement('li');
    entry.append(item);
    made.append(entry);
  }
  return [heading, made];
}

/** Something that can be gone to. */
export function link(text: string, onClick: () => void, title?: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'link';
  button.textContent = text;
  if (title !== undefined) button.title = title;
  button.addEventListener('click', onClick);
  return button;
}
