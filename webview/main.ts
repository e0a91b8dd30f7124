import './style.css';
import { dispatch, isHostMessage } from '../src/diagram/protocol';
import { send } from './host';
import { Page } from './page';
import { useStrings } from './strings';

useStrings();

const page = new Page(document.getElementById('app') ?? document.body);
window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (!isHostMessage(data)) return;
  dispatch(data, {
    engine: ({ source }) => page.useEngine(source),
    folds: ({ folds }) => page.recallFolds(folds),
    show: ({ scene, block }) => page.show(scene, block),
    empty: ({ text, begin }) => page.showEmpty(text, begin),
    customers: ({ choices, current }) => page.toolbar.customers.show(choices, current),
    select: ({ id }) => page.select(id, 'host'),
    highlight: ({ ids, label }) => page.highlight(ids, label),
    banner: ({ text }) => page.showBanner(text),
    findings: ({ list }) => page.editor.list(list),
    editable: ({ editable }) => page.editor.allow(editable),
    choices: ({ id, label, choices }) => page.editor.offer(id, label, choices),
    judged: ({ id, label, text, problems }) => page.editor.judged(id, label, text, problems),
    export: ({ key, scene, options }) => void page.export(key, scene, options),
  });
});
send({ type: 'ready' });
