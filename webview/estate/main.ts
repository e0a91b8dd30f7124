import * as l10n from '@vscode/l10n';
import '../style.css';
import './estate.css';
import { STRINGS_ID } from '../../src/diagram/html';
import { type EstatePageMessage, isEstateHostMessage } from '../../src/diagram/estate/protocol';
import { dispatch } from '../../src/diagram/protocol';
import { api } from '../vscodeApi';
import { EstatePage, reasonOf } from './page';

const strings = document.getElementById(STRINGS_ID)?.textContent;
if (strings && strings !== '{}') l10n.config({ contents: strings });

const send = (message: EstatePageMessage): void => api.postMessage(message);
const page = new EstatePage(document.getElementById('app') ?? document.body, send);
window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (!isEstateHostMessage(data)) return;
  try {
    dispatch(data, {
      show: ({ estate }) => page.show(estate),
      empty: ({ text }) => page.showEmpty(text),
      table: ({ table }) => page.tables.show(table),
      select: ({ id }) => page.select(id),
    });
  } catch (error) {
    send({ type: 'error', message: reasonOf(error) });
  }
});
send({ type: 'ready' });
