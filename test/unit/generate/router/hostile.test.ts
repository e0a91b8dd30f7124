import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { load } from 'js-yaml';
import { afterAll, describe, expect, it } from 'vitest';
import { type Design, assemble, readDesignFile } from '../../../../src/design';
import type { Platform } from '../../../../src/edge';
import { outputOf } from '../../../../src/generate/context';
import type { GeneratedFile } from '../../../../src/generate/output';
import { printRouters, printers } from '../../../../src/generate/router';
import { shellWord } from '../../../../src/generate/router/words';
import { microsoftText, microsoftVrfText, providerText, throughText, twoSitesText } from '../../edge/designs';
import { everythingProvider, everythingText } from '../everything';

const platforms = Object.keys(printers) as Platform[];
const folder = mkdtempSync(join(tmpdir(), 'csp-hostile-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
const MARK = join(folder, 'EVIL');

/** Each is a command, a line or a word of its own somewhere. */
const hostile = [
  `eth1; touch ${MARK} #EVIL`,
  `a$(touch ${MARK})EVIL`,
  `a\`touch ${MARK}\`EVIL`,
  'a\nno router bgp 65010 EVIL',
  'a\r\nEVIL',
  'a\u0000EVIL',
  'a"\nset system EVIL "',
  "a' ; EVIL '",
  'EVIL? | redirect',
  '! EVIL',
  '-EVIL ${IFS}x',
  'a\u2028EVIL\u202e',
  '<site:x> EVIL',
  '65010:1\n route-target import EVIL',
];

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** The object with one of its leaves replaced, for every leaf. */
function* replaced(value: Json, by: () => string): Generator<Json> {
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) for (const one of replaced(item, by)) yield value.with(i, one);
  } else if (value !== null && typeof value === 'object') {
    for (const [key, item] of Object.entries(value))
      for (const one of replaced(item, by)) yield { ...value, [key]: one };
  } else yield by();
}

const PEERING = `        routing: { localPreference: 150 }\n${microsoftText()}`;
const MORE = `${microsoftVrfText('65010:1052')}sharedServices: [dns]\n`;

const ATTACHMENT =
  ', sharedKey: { secret: ce }, mtu: 1400, ttlSecurity: true, urpf: strict, siteOfOrigin: "65010:77", customerRouter: { name: ce-1, platform: frr, interface: eth1 }';

function files(provider: Json, customer: Json): GeneratedFile[] {
  const { designs } = assemble([
    readDesignFile('provider.csp.yaml', JSON.stringify(provider)),
    readDesignFile('customers/c.csp.yaml', JSON.stringify(customer)),
  ]);
  return designs.flatMap((design: Design) => design.customers.flatMap((c) => printRouters(outputOf(design, c))));
}

/** Lines of a file that a device or a shell reads, without the comments. */
function active({ path, content }: GeneratedFile): string[] {
  const comment = path.endsWith('.sh') || path.endsWith('.set') || path.endsWith('swanctl.conf') ? '#' : '!';
  return content.split('\n').filter((line) => !line.startsWith(comment));
}

const scripts = new Set<string>();

describe.each(platforms)('on %s', (platform) => {
  let turn = platforms.indexOf(platform);
  const next = () => hostile[turn++ % hostile.length] ?? '';
  const yaml = (text: string) => load(text) as Json;

  function judge(made: readonly GeneratedFile[]): void {
    for (const file of made) {
      expect(file.content).not.toMatch(/[^\P{Cc}\n]|[\u2028\u2029\u202a-\u202e]/u);
      if (file.path.endsWith('.md')) continue;
      const carried = active(file).filter((line) => line.includes('EVIL'));
      // A description has the words, and nothing that acts.
      expect(
        carried.filter((line) => !/^[^;$`!?|<>"\\]*\bdescription "?[A-Za-z0-9 ._:/+(),@#&='-]*"?$/.test(line)),
      ).toEqual([]);
      if (file.path.endsWith('.sh')) scripts.add(file.content);
    }
  }

  it('no text of a design becomes a line, a command or a word of its own', () => {
    const provider = yaml(providerText({ platform, backbone: 'vrf-lite' }));
    const customer = yaml(
      throughText('alpha', { number: 1, ipv6: true, peering: PEERING, more: MORE, attachment: ATTACHMENT }),
    );
    let count = 0;
    for (const one of replaced(provider, next)) {
      judge(files(one, customer));
      count += 1;
    }
    for (const one of replaced(customer, next)) {
      judge(files(provider, one));
      count += 1;
    }
    expect(count).toBeGreaterThan(100);
  });

  it('nor one of a customer whose routers are its own', () => {
    const provider = yaml(providerText({ platform }));
    const customer = yaml(twoSitesText().replaceAll(/platform: \S+,/g, `platform: ${platform},`));
    for (const one of replaced(customer, next)) judge(files(provider, one));
  });
});

describe('the words of IPsec', () => {
  const policy = /ipsecPolicies: \[\{[^}]*\}\]/;
  it('are none that every object has', () => {
    for (const platform of platforms) {
      for (const said of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
        const keys = ['ipsecEncryption', 'ipsecIntegrity', 'ikeEncryption', 'ikeIntegrity', 'dhGroup', 'pfsGroup'];
        const odd = keys.map((key) => `${key}: ${said}`).join(', ');
        const text = everythingText.replace(policy, `ipsecPolicies: [{ saLifeTimeSeconds: 3600, ${odd} }]`);
        expect(text).toContain(odd);
        const made = files(
          load(everythingProvider) as Json,
          load(text.replaceAll('platform: frr', `platform: ${platform}`)) as Json,
        );
        expect(made.length).toBeGreaterThan(2);
        for (const { path, content } of made) expect(content, path).not.toMatch(/native code|\[object /);
      }
    }
  });
});

describe('the shell', () => {
  it('reads every word as one, whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...hostile)).map((s) => s.replaceAll('\0', '')),
          { minLength: 1, maxLength: 40 },
        ),
        (texts) => {
          const out = execFileSync('bash', ['-c', `printf '%s\\0' ${texts.map(shellWord).join(' ')}`], {
            encoding: 'utf8',
          });
          expect(out.split('\0').slice(0, -1)).toEqual(texts);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('runs no command that a design brings', () => {
    const bin = join(folder, 'bin');
    execFileSync('mkdir', ['-p', bin]);
    // Functions, as a process for each of some ten thousand commands is what would take the time. Once nothing is there, and
    // once all of it is, with the mark of the script.
    const shown = ['case "$1 $2" in "link show") return 1 ;; esac', ':'];
    const begun = shown.map((ip, i) => {
      const path = join(folder, `begun-${i}.sh`);
      const functions = [`ip() { ${ip}; }`, ...['nft', 'sysctl', 'modprobe'].map((name) => `${name}() { :; }`)];
      writeFileSync(path, [...functions, `grep() { return ${i === 0 ? 1 : 0}; }`].join('\n'));
      return path;
    });
    expect(scripts.size).toBeGreaterThan(5);
    for (const script of scripts) {
      const path = join(folder, 'script.sh');
      // What is not as it has to be would end the script before its last command.
      writeFileSync(path, script.replace('exit 1', ':'));
      expect(spawnSync('bash', ['-n', path], { encoding: 'utf8' }).stderr).toBe('');
      for (const before of begun) {
        const { status, stderr } = spawnSync('/bin/bash', [path], {
          encoding: 'utf8',
          env: { PATH: bin, BASH_ENV: before },
        });
        const others = stderr.split('\n').filter((line) => !/(: nothing was made|: left|^)$/.test(line));
        expect({ status, others }).toEqual({ status: 0, others: [] });
      }
      expect(existsSync(MARK)).toBe(false);
    }
  });
});
