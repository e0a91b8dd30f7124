import { shellWord as word } from './words';

/** Functions of a script of this router's, in the order in which each may call those before it. */
const FUNCTIONS: readonly (readonly [name: string, lines: readonly string[], calls: readonly string[]])[] = [
  ['refuse', ['refuse() { echo "$1: nothing was made" >&2; exit 1; }'], []],
  ['there', ['there() { ip link show "$1" >/dev/null 2>&1; }'], []],
  ['ours', ['ours() { ip link show "$1" 2>/dev/null | grep -qxF "    alias $mark"; }'], []],
  ['has', ['has() { command -v "$1" >/dev/null || refuse "$1 is not installed"; }'], ['refuse']],
  ['port', ['port() { there "$1" || refuse "$1 is not there"; }'], ['refuse', 'there']],
  ['vrf', ['vrf() { ip -o link show type vrf | grep -qF ": $1: " || refuse "VRF $1 is not there"; }'], ['refuse']],
  [
    'alone',
    [
      'alone() {',
      '  if ip -o link show "$1" | grep -qF " master $2 "; then return 0; fi',
      '  if ip -o link show "$1" | grep -qF " master "; then refuse "$1 is in another VRF or bridge than $2"; fi',
      '  if ip -o addr show dev "$1" scope global | grep -q .; then refuse "$1 has addresses outside of $2"; fi',
      '}',
    ],
    ['refuse'],
  ],
  [
    'like',
    [
      'like() {',
      '  below=; if [ "$2" = vlan ]; then below=$3; fi',
      '  if ip -o -d link show type "$2" | grep -F "$below: " | grep -wF "$4" | grep -qvF ": $1$3: "; then',
      '    refuse "another interface than $1 has $4"',
      '  fi',
      '  if there "$1" && ! ip -o -d link show type "$2" | grep -F ": $1$3: " | grep -qwF "$4"; then',
      '    refuse "$1 is there already, without $4"',
      '  fi',
      '}',
    ],
    ['refuse', 'there'],
  ],
  [
    'look',
    [
      'look() { like "$@"; if there "$1" && ! ours "$1"; then refuse "$1 is there already, and not by this file"; fi; }',
    ],
    ['refuse', 'there', 'ours', 'like'],
  ],
  [
    'add',
    [
      'add() {',
      '  name=$1; shift',
      '  if there "$name"; then return 0; fi',
      '  if [ "$1" = link ]; then link=$2; shift 2; ip link add link "$link" name "$name" "$@"; else ip link add "$name" "$@"; fi',
      '  ip link set "$name" alias "$mark"',
      '}',
    ],
    ['there'],
  ],
  [
    'del',
    [
      'del() {',
      '  if ours "$1"; then ip link del "$1"; elif there "$1"; then echo "$1 is not by this file: left" >&2; fi',
      '}',
    ],
    ['there', 'ours'],
  ],
  [
    'del_bare',
    [
      'del_bare() {',
      '  if ip -o link show | grep -qF "@$1: "; then echo "$1 carries others: left" >&2; else del "$1"; fi',
      '}',
    ],
    ['del'],
  ],
  [
    'del_empty',
    [
      'del_empty() {',
      '  if ours "$1" && ip -o link show master "$1" | grep -q .; then echo "others are in $1: left" >&2; else del "$1"; fi',
      '}',
    ],
    ['ours', 'del'],
  ],
  [
    'release',
    [
      'release() {',
      '  if ours "$2" && ip -o link show "$1" | grep -qF " master $2 "; then ip link set "$1" nomaster; fi',
      '}',
    ],
    ['ours'],
  ],
];

/**
 * What a script begins with. What it makes has the mark of the customer as its alias, and only that it takes away; what is
 * there by the same name, number or tag without the mark ends it before anything is made. An outer tag (`like`) may be
 * somebody else's. source: ip-link(8)
 */
export function scriptHead(customer: string, body: readonly string[]): string[] {
  const called = (name: string) => body.some((line) => line.startsWith(`${name} `));
  const needed = new Set(
    FUNCTIONS.flatMap(([name, , calls]) => (called(name) ? [name, ...calls.flatMap(withCalls)] : [])),
  );
  const isMarked = needed.has('ours') || needed.has('add');
  return [
    'set -eu',
    ...(isMarked ? [`mark=${word(`csp-connectivity ${customer}`)}`] : []),
    ...FUNCTIONS.flatMap(([name, lines]) => (needed.has(name) ? lines : [])),
  ];
}

function withCalls(name: string): string[] {
  const calls = FUNCTIONS.find(([known]) => known === name)?.[2] ?? [];
  return [name, ...calls.flatMap(withCalls)];
}
