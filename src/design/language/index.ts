export { type Completion, type Completions, completionsAt } from './completion';
export { cursorAt } from './cursor';
export { type Hover, hoverAt } from './hover';
export { type Rename, occurrencesAt, renameAt } from './navigate';
export { type Occurrence, occurrencesOf } from './occurrences';
