// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { SceneNode } from '../../../src/diagram/model';
import type { Editable } from '../../../src/diagram/protocol';

// The controls of the page ask the browser for what jsdom does not have.
vi.stubGlobal('matchMedia', () => ({ matches: false, addListener: () => undefined, removeListener: () => undefined }));
const { Pane } = await import('../../../webview/pane');

const circuit = (id: string): SceneNode => ({
  id,
  kind: 'circuit',
  kindLabel: 'ExpressRoute circuit',
  title: id,
  shape: 'box',
  zone: 'location',
  icon: 'circuit',
  lines: [],
  places: [{ file: 'customers/one.csp.yaml', path: ['circuits', 0] }],
  details: [],
});
const editable = (id: string, ...labels: readonly string[]): Editable => ({
  id,
  fields: labels.map((label) => ({ label, text: `${label} of ${id}`, description: '' })),
  ends: [],
  actions: ['rename', 'remove'],
});

describe('the details of a thing', () => {
  let told: string[];
  let pane: InstanceType<typeof Pane>;

  const field = (label: string): HTMLInputElement => {
    const inputs = [...pane.element.querySelectorAll('input')];
    const found = inputs.find((input) => input.labels?.[0]?.textContent === label);
    if (!found) throw new Error(`no ${label}`);
    return found;
  };
  const type = (label: string, text: string) => {
    field(label).value = text;
    field(label).dispatchEvent(new Event('input', { bubbles: true }));
  };
  const press = (target: HTMLElement, key: string) =>
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  const show = (id: string, ...labels: readonly string[]) => {
    pane.show(circuit(id));
    pane.allow(editable(id, ...labels));
  };

  beforeEach(() => {
    told = [];
    pane = new Pane({
      act: (action, id) => told.push(`${action} ${id}`),
      open: () => told.push('open'),
      close: () => told.push('close'),
      choose: () => undefined,
      judge: (id, label, text) => told.push(`judge ${id} ${label} ${text}`),
      write: (id, label, text) => told.push(`write ${id} ${label} ${text}`),
    });
    document.body.replaceChildren(pane.element);
  });

  it('does what is pressed to the thing that is shown now', () => {
    show('a');
    show('b');
    const remove = [...pane.element.querySelectorAll<HTMLElement>('vscode-button')].find((button) =>
      button.textContent.startsWith('Remove'),
    );
    remove?.click();
    expect(told).toEqual(['remove b']);
  });

  it('say of what stands for several things how one of them is come to', () => {
    const said = () => [...pane.element.querySelectorAll('p')].map((p) => (p.hidden ? '' : p.textContent)).join('|');
    pane.show({ ...circuit('stack'), several: true });
    pane.allow(undefined);
    expect(said()).toContain('Unfold it (Space)');
    show('a', 'vlanId');
    expect(said()).not.toContain('Unfold');
  });

  it('says what is meant where the text says nothing, and writes only what is typed there', () => {
    pane.show(circuit('a'));
    const fields = (text: string) => [{ label: 'lifecycle', text, meant: 'planned', description: '' }];
    pane.allow({ ...editable('a'), fields: fields('') });
    expect([field('lifecycle').value, field('lifecycle').placeholder]).toEqual(['', 'planned (not in the text)']);
    field('lifecycle').dispatchEvent(new Event('change'));
    expect(told).toEqual([]);
    type('lifecycle', 'active');
    field('lifecycle').dispatchEvent(new Event('change'));
    pane.fields.judged('a', 'lifecycle', 'active', []);
    expect(told).toEqual(['judge a lifecycle active', 'write a lifecycle active']);
  });

  it('writes what was left as it was typed, once the rules are content with it', () => {
    show('a', 'vlanId');
    type('vlanId', '7');
    field('vlanId').dispatchEvent(new Event('change'));
    show('b', 'vlanId');
    expect(told).toEqual(['judge a vlanId 7']);
    pane.fields.judged('a', 'vlanId', '7', []);
    pane.fields.judged('a', 'vlanId', '7', []);
    expect(told.slice(1)).toEqual(['write a vlanId 7']);
  });

  it('writes nothing that was left and that a rule refuses, or that nobody wanted', () => {
    show('a', 'vlanId');
    type('vlanId', '7');
    field('vlanId').dispatchEvent(new Event('change'));
    show('b', 'vlanId');
    pane.fields.judged('a', 'vlanId', '7', ['VLAN-001 no']);
    pane.fields.judged('a', 'vlanId', '8', []);
    pane.fields.judged('c', 'vlanId', '7', []);
    expect(told).toEqual(['judge a vlanId 7']);
  });

  it('takes back what was typed by one Escape, and is left by the next', () => {
    show('a', 'vlanId');
    type('vlanId', '7');
    press(field('vlanId'), 'Escape');
    expect([field('vlanId').value, ...told]).toEqual(['vlanId of a']);
    press(field('vlanId'), 'Escape');
    expect(told).toEqual(['close']);
  });

  it('keeps the focus and what is typed where the text is edited meanwhile', () => {
    show('a', 'vlanId', 'peerASN');
    field('peerASN').focus();
    type('peerASN', '65001');
    show('a', 'vlanId', 'peerASN');
    expect(document.activeElement).toBe(field('peerASN'));
    expect(field('peerASN').value).toBe('65001');
    // A key was added above it.
    show('a', 'bandwidthInMbps', 'vlanId', 'peerASN');
    expect(document.activeElement).toBe(field('peerASN'));
    expect(field('peerASN').value).toBe('65001');
  });
});
