import { oneLine } from '../output';

/** A word that the shell takes as it is. */
export function word(text: string): string {
  return /^[\w./:@%+=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** A comment: one line, whatever the text. */
export function comment(text: string): string {
  return `# ${oneLine(text)}`;
}

/** Asks for a secret that the environment does not hold. */
export const needFunction: readonly string[] = [
  '# need NAME TEXT: a secret from the environment, or asked for; never shown and in no file.',
  'need() {',
  '  [[ -n ${!1:-} ]] && return',
  '  if [[ ! -t 0 ]]; then',
  '    printf \'%s is not set. %s\\n\' "$1" "$2" >&2',
  '    exit 2',
  '  fi',
  '  local value',
  '  read -rsp "$2 " value',
  '  echo',
  '  printf -v "$1" \'%s\' "$value"',
  '}',
];

/**
 * Writes a resource and waits until it is there. Its body comes on the standard input, and goes to az in the same manner,
 * so that no secret is in a list of processes.
 */
export const putFunction: readonly string[] = [
  '# A text as a JSON string.',
  'json() {',
  '  local text=${1//\\\\/\\\\\\\\}',
  '  printf \'"%s"\' "${text//\\"/\\\\\\"}"',
  '}',
  '',
  '# put ID API-VERSION [NAME VALUE]...: writes the body on the standard input, with VALUE in place of "@NAME@".',
  'put() {',
  '  local id=$1 version=$2 body value',
  '  shift 2',
  '  body=$(cat)',
  '  while (($# > 1)); do',
  '    value=$(json "$2")',
  '    body=${body//"\\"@$1@\\""/"$value"}',
  '    shift 2',
  '  done',
  '  printf \'%s\\n\' "$id"',
  '  az resource create --subscription "$subscription" --id "$id" --api-version "$version" --is-full-object \\',
  '    --properties @- --output none <<<"$body"',
  '}',
];

/** Reads a property of a resource. */
export const readFunction: readonly string[] = [
  '# property ID API-VERSION PATH: a property of a resource; nothing where it is not there or may not be read.',
  'property() {',
  '  az resource show --ids "$1" --api-version "$2" --query "$3" --output tsv 2>/dev/null || true',
  '}',
];

/** Waits for another party; exit code 3 says that it is not done yet. */
export const waitFunction: readonly string[] = [
  '# wait_for ID API-VERSION PATH VALUE TEXT: waits until a property has a value, WAIT_MINUTES at most (1440).',
  'wait_for() {',
  '  local end=$((SECONDS + ${WAIT_MINUTES:-1440} * 60)) state',
  '  while state=$(property "$1" "$2" "$3"); [[ $state != "$4" ]]; do',
  '    if ((SECONDS >= end)); then',
  '      printf \'Still waiting: %s (now: %s)\\n\' "$5" "${state:-not there}" >&2',
  '      exit 3',
  '    fi',
  '    printf \'Waiting: %s (now: %s)\\n\' "$5" "${state:-not there}"',
  '    sleep "${WAIT_SECONDS:-60}"',
  '  done',
  '}',
];
