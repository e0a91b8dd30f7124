import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GeneratedFile } from '../../src/generate';

/**
 * Takes the place of az: keeps each call with its words and its standard input, and answers what is read. A resource is missing
 * at the first look and there at the next ones, and nothing is there under another name; a circuit is provisioned the second time that it is asked for.
 */
const AZ = `#!/usr/bin/env bash
set -euo pipefail
n=$(($(cat "$AZ_FOLDER/n") + 1)); echo "$n" >"$AZ_FOLDER/n"
call=$AZ_FOLDER/$(printf %05d "$n")
printf '%s\\0' "$@" >"$call.words"
if [[ " $* " == *' @- '* ]]; then cat >"$call.input"; fi
[[ "$1 $2" == 'account show' ]] && { [[ -z \${AZ_SIGNED_OUT:-} ]] || { echo "ERROR: Please run 'az login' to setup account." >&2; exit 1; }; }
if [[ "$1 $2 $3 $4" == 'rest --method get --url' ]]; then
  [[ -z \${AZ_BROKEN:-} ]] || { echo 'ERROR: Forbidden({"error":{"code":"AuthorizationFailed"}})' >&2; exit 1; }
  seen=$AZ_FOLDER/seen-$(printf %s "$5" | cksum | tr ' ' -)
  case "$*" in
    *nextLink*) printf -- '%s\\n' "\${AZ_TWIN:--}" - ;;
    *"'there'"*) echo missing ;;
    *serviceProviderProvisioningState*) [[ -e $AZ_FOLDER/asked ]] && echo Provisioned || { touch "$AZ_FOLDER/asked"; echo NotProvisioned; } ;;
    *authorizationKey*) echo "key of \${5%%\\?*}" ;;
    *provisioningState*) echo Succeeded ;;
    *serviceKey*) echo 00000000-1111-2222-3333-444444444444 ;;
    *peeringSyncLevel*) echo true ;;
    *) if [[ -e $seen || -n \${AZ_THERE:-} ]]; then echo "\${AZ_THERE:-true}"; else touch "$seen"; echo 'ERROR: Not Found({"error":{"code":"ResourceNotFound"}})' >&2; exit 1; fi ;;
  esac
fi
`;

/** A call of az. */
export interface AzCall {
  readonly words: readonly string[];
  readonly input: string | undefined;
}

/** Scripts and their az, in a folder of their own. */
export class StandIn {
  constructor(readonly folder: string) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'n'), '0');
    writeFileSync(join(folder, 'az'), AZ);
    chmodSync(join(folder, 'az'), 0o755);
  }

  run(script: Pick<GeneratedFile, 'content'>, secret: string | undefined, more: Record<string, string> = {}) {
    const names = [...script.content.matchAll(/\bneed (\w+)/g)].map((match) => match[1] ?? '');
    const env = {
      PATH: `${this.folder}:${process.env['PATH'] ?? ''}`,
      AZ_FOLDER: this.folder,
      WAIT_SECONDS: '0',
      PUT_SECONDS: '0',
      ...(secret !== undefined && Object.fromEntries(names.map((name) => [name, secret]))),
      ...more,
    };
    return spawnSync('bash', ['-'], { input: script.content, encoding: 'utf8', env, cwd: this.folder });
  }

  calls(): AzCall[] {
    const files = readdirSync(this.folder);
    return files
      .filter((file) => file.endsWith('.words'))
      .sort()
      .map((file) => {
        const input = file.replace('.words', '.input');
        return {
          words: readFileSync(join(this.folder, file), 'utf8').split('\0').slice(0, -1),
          input: files.includes(input) ? readFileSync(join(this.folder, input), 'utf8').replace(/\n$/, '') : undefined,
        };
      });
  }
}

/** The id that a call looks at or writes by its body; undefined for the commands of az. */
export function idOfCall({ words }: AzCall): string | undefined {
  const url = words[words.indexOf('--url') + 1];
  return words[0] === 'rest' ? url?.replace(/\?.*$/, '').toLowerCase() : undefined;
}

/** Whether a call changes something. */
export const isWrite = ({ words }: AzCall): boolean =>
  words[0] === 'rest' ? words.includes('put') : !(words[0] === 'account' && words[1] === 'show');
