import { refuse } from './grammar';
import type { Running } from './running';

/** Sections and their settings, by the path of their names. */
function settingsOf(lines: readonly string[]): Map<string, string> {
  const path: string[] = [];
  const settings = new Map<string, string>();
  for (const raw of lines) {
    const line = raw.trim();
    const section = /^(\S+) \{$/.exec(line)?.[1];
    const setting = /^(\w+) = (.+)$/.exec(line);
    if (section !== undefined) path.push(section);
    else if (line === '}') {
      if (path.pop() === undefined) refuse('a section too many is closed');
    } else if (setting) {
      const key = [...path, setting[1]].join(' ');
      if (settings.has(key)) refuse(`${key} is there already`);
      settings.set(key, setting[2] ?? '');
    } else if (line !== '' && !line.startsWith('#')) refuse(line);
  }
  if (path.length > 0) refuse('a section is not closed');
  return settings;
}

const GROUPS: Readonly<Record<string, string>> = {
  modp768: '1',
  modp1024: '2',
  modp2048: '14',
  modp2048s256: '24',
  ecp256: '19',
  ecp384: '20',
};

/** `aes256-sha256-modp2048`, `aes256gcm16-prfsha256-ecp384`: cipher, hash and group, each in its place. */
function proposal(text: string): { cipher: string; hash?: string; group?: string } {
  const [cipher = '', ...rest] = text.split('-');
  const [, bits, combined] = /^aes(128|192|256)(gcm16)?$/.exec(cipher) ?? refuse(text);
  const group = rest.find((word) => GROUPS[word] !== undefined);
  const hash = rest.find((word) => /^sha(1|256|384)$/.test(word));
  if (rest.some((word) => word !== group && word !== hash && !/^prfsha\d+$/.test(word))) refuse(text);
  return {
    cipher: `aes${bits ?? ''}${combined ? 'gcm' : 'cbc'}`,
    ...(hash !== undefined && !combined && { hash }),
    ...(group !== undefined && { group: GROUPS[group] ?? '' }),
  };
}

/** What every connection says alike. */
const ALIKE: Readonly<Record<string, string>> = {
  version: '2',
  keyingtries: '0',
  dpd_delay: '10s',
  'local auth': 'psk',
  'remote auth': 'psk',
};
const CHILD: Readonly<Record<string, string>> = {
  local_ts: '0.0.0.0/0',
  remote_ts: '0.0.0.0/0',
  start_action: 'start',
  dpd_action: 'restart',
  close_action: 'start',
};

/** Route-based tunnels of strongSwan, on the xfrm interfaces that the kernel has. source: swanctl.conf(5) */
export function readStrongSwan(run: Running, lines: readonly string[]): void {
  const settings = settingsOf(lines);
  const take = (key: string): string => {
    const value = settings.get(key) ?? refuse(`${key} is not said`);
    settings.delete(key);
    return value;
  };
  const names = new Set([...settings.keys()].flatMap((key) => /^connections (\S+) /.exec(key)?.[1] ?? []));
  for (const name of names) {
    const at = `connections ${name}`;
    for (const [key, value] of Object.entries(ALIKE)) if (take(`${at} ${key}`) !== value) refuse(key);
    for (const [key, value] of Object.entries(CHILD)) if (take(`${at} children ${name} ${key}`) !== value) refuse(key);
    const [number, back] = [take(`${at} if_id_in`), take(`${at} if_id_out`)];
    const [local, remote] = [take(`${at} local_addrs`), take(`${at} remote_addrs`)];
    if (number !== back || !run.settings.has(`xfrm ipsec${number} ${number}`)) refuse(`${name} has no interface`);
    if (take(`${at} local id`) !== local || take(`${at} remote id`) !== remote) refuse(`${name} is somebody else`);
    if (take(`secrets ike-${name} id`) !== remote) refuse(`the secret of ${name} is for somebody else`);
    const ike = proposal(take(`${at} proposals`));
    const esp = proposal(take(`${at} children ${name} esp_proposals`));
    run.tunnels.set(name, {
      interface: number,
      local,
      remote,
      secret: take(`secrets ike-${name} secret`).replaceAll('"', ''),
      ikeCipher: ike.cipher,
      ...(ike.hash !== undefined && { ikeHash: ike.hash }),
      ...(ike.group !== undefined && { ikeGroup: ike.group }),
      espCipher: esp.cipher,
      ...(esp.hash !== undefined && { espHash: esp.hash }),
      ...(esp.group !== undefined && { pfs: esp.group }),
      lifetime: take(`${at} children ${name} rekey_time`).replace(/s$/, ''),
    });
  }
  for (const key of settings.keys()) refuse(key);
}
