import './style.css';
import type { Scene } from '../src/diagram/model';
import { type ListedFinding, dispatch, isHostMessage } from '../src/diagram/protocol';
import { meantAfter, meantScene } from '../src/diagram/told';
import { send } from './host';
import { Page } from './page';
import { useStrings } from './strings';

useStrings();

const page = new Page(document.getElementById('app') ?? document.body);
/** What the host told last. */
let latest: Scene | undefined;
let findings: readonly ListedFinding[] | undefined = [];

/** Asks for all of it where what was told does not fit what is here. */
function fitting<T>(meant: T | undefined): T | undefined {
  if (meant === undefined) send({ type: 'ready' });
  return meant;
}

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (!isHostMessage(data)) return;
  dispatch(data, {
    engine: ({ source }) => page.useEngine(source),
    folds: ({ folds }) => page.recallFolds(folds),
    show: ({ scene, block }) => {
      latest = fitting(meantScene(latest, scene));
      if (latest) page.show(latest, block);
    },
    empty: ({ text, begin }) => page.showEmpty(text, begin),
    customers: ({ choices, current }) => page.toolbar.customers.show(choices, current),
    select: ({ id }) => page.select(id, 'host'),
    highlight: ({ ids, label }) => page.highlight(ids, label),
    banner: ({ text }) => page.showBanner(text),
    findings: ({ list }) => {
      findings = fitting(meantAfter(findings ?? [], list));
      if (findings) page.editor.list(findings);
    },
    editable: ({ editable }) => page.editor.allow(editable),
    choices: ({ id, label, choices }) => page.editor.offer(id, label, choices),
    judged: ({ id, label, text, problems }) => page.editor.judged(id, label, text, problems),
    export: ({ key, scene, options }) => void page.export(key, scene, options),
  });
});
send({ type: 'ready' });
