export { type Completion, type Completions, completionsAt } from './completion';
export { cursorAt } from './cursor';
export { type EditableValue, choicesAt, editableAt, writeText } from './editable';
export { type Hover, hoverAt } from './hover';
export { type CodeLink, codeLinksOf } from './links';
export { type Rename, occurrencesAt, renameAt } from './navigate';
export { type Occurrence, occurrencesOf } from './occurrences';
export { type OutlineItem, outlineOf } from './outline';
export { type Snippet, snippetsAt } from './snippets';
