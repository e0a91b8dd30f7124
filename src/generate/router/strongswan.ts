import type { EdgeRouterModel, IpsecPolicy, Tunnel } from '../../edge';
import { secretToken } from '../../edge';
import { wordFor } from './words';

/** strongSwan's words for ARM's. source: [K], its list of cipher suites */
const GROUPS: Readonly<Record<string, string>> = {
  DHGroup1: 'modp768',
  DHGroup2: 'modp1024',
  DHGroup14: 'modp2048',
  DHGroup2048: 'modp2048',
  DHGroup24: 'modp2048s256',
  ECP256: 'ecp256',
  ECP384: 'ecp384',
  PFS1: 'modp768',
  PFS2: 'modp1024',
  PFS2048: 'modp2048',
  PFS14: 'modp2048',
  PFS24: 'modp2048s256',
};
const CIPHERS: Readonly<Record<string, string>> = {
  AES128: 'aes128',
  AES192: 'aes192',
  AES256: 'aes256',
  GCMAES128: 'aes128gcm16',
  GCMAES192: 'aes192gcm16',
  GCMAES256: 'aes256gcm16',
};
const HASHES: Readonly<Record<string, string>> = { SHA1: 'sha1', SHA256: 'sha256', SHA384: 'sha384' };

/** The proposals, undefined where one of ARM's values has no counterpart. */
export function proposals(policy: IpsecPolicy): { readonly ike: string; readonly esp: string } | undefined {
  const group = wordFor(GROUPS, policy.dhGroup);
  const ikeCipher = wordFor(CIPHERS, policy.ikeEncryption);
  const ikeHash =
    wordFor(HASHES, policy.ikeIntegrity) ??
    (policy.ikeEncryption.startsWith('GCM') && policy.ikeIntegrity.startsWith('GCM')
      ? 'prfsha384-prfsha256'
      : undefined);
  const espCipher = wordFor(CIPHERS, policy.ipsecEncryption);
  const isCombined = policy.ipsecEncryption.startsWith('GCM');
  const espHash = isCombined ? '' : wordFor(HASHES, policy.ipsecIntegrity);
  const pfs = policy.pfsGroup === 'None' ? '' : (wordFor(GROUPS, policy.pfsGroup) ?? wordFor(GROUPS, policy.dhGroup));
  if (!group || !ikeCipher || !ikeHash || !espCipher || espHash === undefined || pfs === undefined) return undefined;
  return { ike: [ikeCipher, ikeHash, group].join('-'), esp: [espCipher, espHash, pfs].filter(Boolean).join('-') };
}

/** `swanctl.conf`: route-based tunnels on the interfaces that the script makes. */
export function strongSwan(model: EdgeRouterModel): string[] {
  return [
    '# A file of its own below /etc/swanctl/conf.d, never in place of /etc/swanctl/swanctl.conf: `swanctl --load-all` unloads',
    '# every connection that no file has.',
    'connections {',
    ...model.tunnels.flatMap((tunnel) => connection(tunnel)),
    '}',
    'secrets {',
    ...model.tunnels.flatMap((tunnel) => [
      `  ike-${tunnel.name} {`,
      `    id = ${tunnel.remoteAddress}`,
      `    secret = "${secretToken(tunnel.secret)}"`,
      '  }',
    ]),
    '}',
  ];
}

function connection(tunnel: Tunnel): string[] {
  const offered = proposals(tunnel.ike);
  if (!offered) return [];
  return [
    `  ${tunnel.name} {`,
    '    version = 2',
    `    local_addrs = ${tunnel.localAddress}`,
    `    remote_addrs = ${tunnel.remoteAddress}`,
    `    proposals = ${offered.ike}`,
    `    if_id_in = ${tunnel.number}`,
    `    if_id_out = ${tunnel.number}`,
    // Azure may be away when the device starts, and closes what it renews: the device tries until it is back.
    '    keyingtries = 0',
    '    dpd_delay = 10s',
    '    local {',
    '      auth = psk',
    `      id = ${tunnel.localAddress}`,
    '    }',
    '    remote {',
    '      auth = psk',
    `      id = ${tunnel.remoteAddress}`,
    '    }',
    '    children {',
    `      ${tunnel.name} {`,
    '        local_ts = 0.0.0.0/0',
    '        remote_ts = 0.0.0.0/0',
    `        esp_proposals = ${offered.esp}`,
    `        rekey_time = ${tunnel.ike.saLifeTimeSeconds}s`,
    '        start_action = start',
    '        dpd_action = restart',
    '        close_action = start',
    '      }',
    '    }',
    '  }',
  ];
}
