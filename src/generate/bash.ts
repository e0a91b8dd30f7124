import { oneLine } from './output';

/** A word that the shell takes as it is. No shell can hold a NUL, so there is none. */
export function word(text: string): string {
  if (/^[\w./:@%+=-]+$/.test(text)) return text;
  return `'${text.replaceAll('\0', '').replaceAll("'", "'\\''")}'`;
}

/** A value as JMESPath writes it. */
export function jmesLiteral(value: string | number | boolean | readonly string[]): string {
  return `\`${JSON.stringify(value).replaceAll('`', '\\`')}\``;
}

/** A comment: one line, whatever the text. */
export function comment(text: string): string {
  return `# ${oneLine(text)}`;
}

/** The first lines of every script: queries of az have signs of their own that are no shell's. */
export function scriptHead(about: string): string[] {
  return ['#!/usr/bin/env bash', comment(about), '# shellcheck disable=SC2016', 'set -euo pipefail'];
}

/** Nothing is begun without a sign-in that sees the subscription; az says itself what is wrong. */
export function signedInLines(subscriptionId: string, tenant: string | undefined): string[] {
  const login = tenant === undefined ? 'az login' : `az login --tenant ${tenant}`;
  return [
    `subscription=${word(subscriptionId)}`,
    '# No call of az takes longer than AZ_TIMEOUT, where the machine has timeout.',
    'if command -v timeout >/dev/null; then az() { timeout --foreground "${AZ_TIMEOUT:-90m}" az "$@"; }; fi',
    'if ! az account show --subscription "$subscription" --output none; then',
    `  printf 'Sign in first: %s\\n' ${word(login)} >&2`,
    '  exit 1',
    'fi',
  ];
}

/** Reads a resource; what az says of anything but a missing one is shown, and ends the script. */
export const lookFunction: readonly string[] = [
  '# look ID API-VERSION [QUERY]: "missing", or the value of QUERY of what is there.',
  'look() {',
  '  local answer query=${3:-}',
  "  [[ -n $query ]] || query='`true`'",
  '  if answer=$(az rest --method get --url "$1?api-version=$2" --query "$query" --output tsv --only-show-errors 2>&1); then',
  '    printf \'%s\\n\' "$answer"',
  '  elif [[ $answer == *"Not Found("* && $answer != *SubscriptionNotFound* ]]; then',
  '    echo missing',
  '  else',
  '    printf \'%s\\n\' "$answer" >&2',
  '    return 1',
  '  fi',
  '}',
];

/** Reads a list with all its pages: az itself reads the first one only. Needs `look`'s manner of failing. */
export const listedFunction: readonly string[] = [
  '# listed LIST API-VERSION QUERY: what QUERY finds on a page of a list, the first page that has it; nothing where none has.',
  'listed() {',
  '  local url="$1?api-version=$2" answer',
  '  while [[ $url != - ]]; do',
  `    if ! answer=$(az rest --method get --url "$url" --query "[$3 || '-', nextLink || '-']" --output tsv --only-show-errors 2>&1); then`,
  '      [[ $answer == *"Not Found("* && $answer != *SubscriptionNotFound* ]] && return',
  '      printf \'%s\\n\' "$answer" >&2',
  '      return 1',
  '    fi',
  "    if [[ ${answer%%$'\\n'*} != - ]]; then",
  `      printf '%s\\n' "\${answer%%$'\\n'*}"`,
  '      return',
  '    fi',
  "    url=${answer##*$'\\n'}",
  '  done',
  '}',
  '',
  '# look_in LIST API-VERSION QUERY: "there" where QUERY finds something in a list, else "missing".',
  'look_in() {',
  '  local found',
  '  found=$(listed "$@") || return 1',
  '  if [[ -n $found ]]; then echo there; else echo missing; fi',
  '}',
];
