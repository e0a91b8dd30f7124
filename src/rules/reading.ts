import { MAX_ALIASES, MAX_TEXT } from '../design/yaml/read';
import type { RuleDocument } from './rule';
import { removeSilence } from './suppressFix';
import { cleanName, dottedAsn, formatVersion, misspeltKey, misspeltValue, otherType } from './readingFixes';
import { removeKey } from './shared/keyFixes';

const yaml = { severity: 'error', source: 'FORMAT' } as const;

/** What reading a file and putting files together finds (in the design's own room); documented here beside the rules. */
export const read: readonly RuleDocument[] = [
  {
    ...yaml,
    code: 'YAML-001',
    title: 'The text is YAML 1.2.',
    text: 'The text cannot be parsed. Until it can, the last good diagram stays and nothing else of the file is looked at.',
  },
  {
    ...yaml,
    code: 'YAML-002',
    title: 'A key stands once in its object.',
    text: 'Of two equal keys only one could count, and readers would disagree which. Remove one of them.',
  },
  {
    ...yaml,
    code: 'YAML-003',
    title: 'Merge keys (<<) are not used.',
    text: 'They hide what a review should see. Write the keys out.',
  },
  {
    ...yaml,
    code: 'YAML-004',
    title: `A file has at most ${MAX_ALIASES} aliases, and stays small once they are written out.`,
    text: 'A few nested aliases can make millions of values. Write the values out.',
  },
  {
    ...yaml,
    code: 'YAML-005',
    title: 'No alias leads to a value that contains it.',
    text: 'The value would have no end. Write the values out.',
  },
  {
    ...yaml,
    code: 'YAML-006',
    title: `A file is at most ${MAX_TEXT / 2 ** 20} MB.`,
    text: 'Larger files are not read. Put each customer into a file of its own.',
  },
  {
    ...yaml,
    code: 'YAML-007',
    title: 'A file holds one YAML document.',
    text: 'Put the second document into a file of its own.',
  },
  {
    ...yaml,
    code: 'FMT-001',
    severity: 'warning',
    title: 'Every key is one that the format knows.',
    text: 'An unknown key is kept by every edit and means nothing. It is often a misspelt one.',
    fix: misspeltKey,
  },
  {
    ...yaml,
    code: 'FMT-003',
    title: 'A value has the type that its key takes.',
    text: 'Such as a list where a list is meant, or a number where a number is meant. The value is not used until it is right.',
    fix: otherType,
  },
  {
    ...yaml,
    code: 'FMT-004',
    title: 'A value is one of those that its key takes.',
    text: 'The message names the values. They are exact in case, as ARM writes them.',
    fix: misspeltValue,
  },
  {
    ...yaml,
    code: 'FMT-005',
    title: 'A text has the form that its key takes.',
    text: 'Names, prefixes, addresses, GUIDs, days, ranges and references have a form each; the message shows it.',
    fix: cleanName,
  },
  {
    ...yaml,
    code: 'FMT-006',
    severity: 'warning',
    title: 'A file begins with formatVersion.',
    text: 'Without it version 1 is assumed, which a later program may not do.',
    fix: formatVersion,
  },
  {
    ...yaml,
    code: 'FMT-007',
    title: 'The format version is one that this program reads.',
    text: 'Update the program, or write the file in version 1.',
  },
  {
    ...yaml,
    code: 'FMT-008',
    title: 'AS numbers are integers.',
    text: 'The dotted notation (64086.59904) is refused; the message has the integer.',
    fix: dottedAsn,
  },
  {
    ...yaml,
    code: 'FMT-009',
    title: 'A key has a value.',
    text: 'Write the value, or remove the key.',
    fix: removeKey,
  },
  {
    ...yaml,
    code: 'FMT-010',
    title: 'A Provider is in a file named provider.csp.yaml.',
    text: 'The file is the root of the design below its folder, and is found by its name. Rename the file.',
  },
  {
    ...yaml,
    code: 'FMT-015',
    severity: 'info',
    title: 'What is silenced is found.',
    text: 'A finding is accepted by its code, on its object or on one above it. Where nothing of that code is found any more, the silence hides the next one that comes. Remove it.',
    fix: removeSilence,
  },
  {
    ...yaml,
    code: 'REF-001',
    title: 'A customer has a provider file in its folder or above it.',
    text: 'Without one there is no design that the customer belongs to. Create provider.csp.yaml, or move the file.',
  },
  {
    ...yaml,
    code: 'DUP-001',
    title: 'A folder has one provider file.',
    text: 'Of provider.csp.yaml and provider.csp.json in one folder only the first is read. Keep one of them.',
  },
];
