import './plan.css';
import { type PlanPageMessage, isPlanHostMessage } from '../../src/planPage/protocol';
import { useStrings } from '../strings';
import { api } from '../vscodeApi';
import { PlanPage } from './page';

useStrings();

const send = (message: PlanPageMessage): void => api.postMessage(message);
const page = new PlanPage(document.getElementById('app') ?? document.body, send);
window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (!isPlanHostMessage(data)) return;
  switch (data.type) {
    case 'show':
      page.show(data.view);
      break;
    case 'progress':
      page.follow(data);
      break;
    case 'stale':
      page.tellStale(data.text);
  }
});
window.addEventListener('error', ({ message }) => send({ type: 'error', message }));
send({ type: 'ready' });
