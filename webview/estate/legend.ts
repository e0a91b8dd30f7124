import * as l10n from '@vscode/l10n';
import { countedValues, layerText } from '../../src/diagram/estate/layers';
import type { Estate, Layer } from '../../src/diagram/estate/model';
import { PAGE_THEME } from '../pageTheme';
import { svgElement } from '../svgDom';

/** What the colours of the customers mean, and how many have each. */
export class EstateLegend {
  readonly element = document.createElement('section');

  constructor() {
    this.element.className = 'legend';
    this.element.ariaLabel = l10n.t('Legend');
  }

  show({ customers }: Estate, layer: Layer): void {
    const title = document.createElement('p');
    title.textContent = layerText(layer);
    const list = document.createElement('ul');
    for (const { text, colour, count } of countedValues(customers, layer, PAGE_THEME)) {
      if (count === 0) continue;
      const item = document.createElement('li');
      const swatch = svgElement('svg', { width: 14, height: 14, 'aria-hidden': 'true' });
      swatch.append(svgElement('rect', { width: 14, height: 14, rx: 3, fill: colour }));
      item.append(swatch, `${text} (${count})`);
      list.append(item);
    }
    this.element.replaceChildren(title, list);
  }
}
