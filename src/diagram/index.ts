export { type ElkEngine, type ElkWorker, createElk } from './elk';
export { elementAt } from './findings';
export { type PictureFile, type PictureFormat, type PictureOptions, pictureFile } from './file';
export type { LayOut } from './firstView';
export { type PageOptions, pageHtml } from './html';
export { LayoutCache, type LayoutOptions, layoutScene } from './layout';
export { LEVELS, type Level } from './levels';
export { type MeasureText, type TextRole, measureByTable } from './measure';
export type * from './model';
export { type Move, type Write, movesOf } from './moves';
export { PAGES, type PageName } from './page';
export { idsOfPath } from './path';
export type * from './placed';
export {
  type CustomerChoice,
  type Editable,
  type Handlers,
  type HostMessage,
  type ListedFinding,
  type PageMessage,
  type BeginAction,
  THING_ACTIONS,
  type ThingAction,
  dispatch,
  isHostMessage,
  isPageMessage,
} from './protocol';
export { sceneOf } from './scene';
export { renderSvg } from './svg';
export type { ThemeName } from './theme';
export { toldAfter, toldScene } from './told';
export { bandwidthText, lifecycleText, managedByText, modelText } from './words';
