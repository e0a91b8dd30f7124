import * as l10n from '@vscode/l10n';
import { STROKES } from '../src/diagram/drawEdge';
import { legendOf } from '../src/diagram/legend';
import type { Scene } from '../src/diagram/model';
import { PAGE_THEME } from './pageTheme';
import { svgElement } from './svgDom';

const LENGTH = 34;

/** What the lines of the scene mean. */
export class LegendView {
  readonly element = document.createElement('section');

  constructor() {
    this.element.className = 'legend';
    this.element.ariaLabel = l10n.t('Legend');
  }

  show(scene: Scene): void {
    const list = document.createElement('ul');
    for (const { kind, text } of legendOf(scene)) {
      const item = document.createElement('li');
      const { width, dash, tube } = STROKES[kind];
      const line = { d: `M4 6h${LENGTH - 8}`, stroke: PAGE_THEME.edges[kind], fill: 'none' };
      const swatch = svgElement('svg', { width: LENGTH, height: 12, 'aria-hidden': 'true' });
      if (tube) swatch.append(svgElement('path', { ...line, 'stroke-width': 7, 'stroke-opacity': 0.22 }));
      swatch.append(svgElement('path', { ...line, 'stroke-width': width, 'stroke-dasharray': dash }));
      item.append(swatch, text);
      list.append(item);
    }
    this.element.replaceChildren(list);
  }
}
