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
 * Writes a resource by its body and waits until it is there. The body comes on the standard input, and goes to az in the same
 * manner, so that no secret is in a list of processes.
 */
export const putFunction: readonly string[] = [
  '# A text as a JSON string.',
  'json() {',
  '  local text=${1//\\\\/\\\\\\\\}',
  '  printf \'"%s"\' "${text//\\"/\\\\\\"}"',
  '}',
  '',
  '# put ID API-VERSION [NAME VALUE]...: writes the body on the standard input, with VALUE in place of "@NAME@", and waits for the',
  '# end of it, PUT_MINUTES at most (120).',
  'put() {',
  '  local id=$1 version=$2 body value state end',
  '  shift 2',
  '  body=$(cat)',
  '  while (($# > 1)); do',
  '    value=$(json "$2")',
  '    body=${body//"\\"@$1@\\""/"$value"}',
  '    shift 2',
  '  done',
  '  az rest --method put --url "$id?api-version=$version" --body @- --output none <<<"$body"',
  '  end=$((SECONDS + ${PUT_MINUTES:-120} * 60))',
  '  while state=$(look "$id" "$version" properties.provisioningState) || exit 1; [[ -n $state && $state != Succeeded ]]; do',
  '    if [[ $state == Failed || $state == Canceled ]] || ((SECONDS >= end)); then',
  '      printf \'%s: %s\\n\' "$id" "$state" >&2',
  '      exit 1',
  '    fi',
  '    sleep "${PUT_SECONDS:-10}"',
  '  done',
  '}',
];

/** Waits for another party; exit code 3 says that it is not done yet. */
export const waitFunction: readonly string[] = [
  '# wait_for ID API-VERSION PATH VALUE TEXT: waits until a property has a value, WAIT_MINUTES at most (1440).',
  'wait_for() {',
  '  local end=$((SECONDS + ${WAIT_MINUTES:-1440} * 60)) state',
  '  while state=$(look "$1" "$2" "$3") || exit 1; [[ $state != "$4" ]]; do',
  '    if ((SECONDS >= end)); then',
  '      printf \'Still waiting: %s (now: %s)\\n\' "$5" "${state:-not there}" >&2',
  '      exit 3',
  '    fi',
  '    printf \'Waiting: %s (now: %s)\\n\' "$5" "${state:-not there}"',
  '    sleep "${WAIT_SECONDS:-60}"',
  '  done',
  '}',
];
