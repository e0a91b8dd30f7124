import '../style.css';
import './estate.css';
import { type EstatePageMessage, isEstateHostMessage } from '../../src/diagram/estate/protocol';
import { dispatch } from '../../src/diagram/protocol';
import { useStrings } from '../strings';
import { api } from '../vscodeApi';
import { EstatePage, reasonOf } from './page';

useStrings();

const send = (message: EstatePageMessage): void => api.postMessage(message);
const page = new EstatePage(document.getElementById('app') ?? document.body, send);
window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (!isEstateHostMessage(data)) return;
  try {
    dispatch(data, {
      show: ({ estate }) => page.show(estate),
      empty: ({ text }) => page.showEmpty(text),
      table: ({ table }) => page.tables.show(table),
    });
  } catch (error) {
    send({ type: 'error', message: reasonOf(error) });
  }
});
send({ type: 'ready' });
