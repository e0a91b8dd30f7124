import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Customer, Design } from '../../src/design';
import { type GeneratedFile, generate } from '../../src/generate';
import { type Json, RESOURCE_GROUP, resourcesOf } from '../../src/resources';
import { everythingDesign } from '../unit/generate/everything';
import { sampleDesign } from '../unit/resources/sample';
import { lowerIds, wantedAsRead } from './arm-read';

const designs: readonly (readonly [string, Design])[] = [
  ['samples', sampleDesign()],
  ['everything', everythingDesign()],
];

const has = (program: string): boolean => spawnSync(program, ['--version']).status === 0;

function scriptsOf(design: Design, customer: Customer): GeneratedFile[] {
  return generate(design, customer, 'azcli').filter(({ path }) => path.endsWith('.sh'));
}

for (const [program, ...options] of [
  ['bash', '-n'],
  ['shellcheck', '-'],
] as const) {
  describe(`az scripts before ${program}`, () => {
    const there = has(program);
    if (!there && process.env['CSP_REQUIRE_REFEREES'] === '1') throw new Error(`${program} is not on this machine`);
    if (!there) console.warn(`Skipped: az scripts before ${program}, because it is not on this machine.`);
    for (const [name, design] of designs) {
      it.skipIf(!there)(name, () => {
        for (const { path, content } of design.customers.flatMap((customer) => scriptsOf(design, customer))) {
          const { status, stdout, stderr } = spawnSync(program, options, { input: content, encoding: 'utf8' });
          expect(status, `${path}\n${stdout}${stderr}`).toBe(0);
        }
      });
    }
  });
}

/** Takes the place of az: keeps what it is asked to write, and answers what is read; a circuit is provisioned the second time. */
const AZ = `#!/usr/bin/env bash
set -euo pipefail
case "$1 $2" in
  'group create') printf '%s\\n' "$@" >"$AZ_FOLDER/$(date +%s%N).group" ;;
  'resource create')
    file="$AZ_FOLDER/$(date +%s%N)"
    printf '%s\\n' "$@" >"$file.args"
    cat >"$file.body"
    ;;
  'resource show')
    case "$*" in
      *serviceProviderProvisioningState*)
        if [[ -e $AZ_FOLDER/asked ]]; then echo Provisioned; else touch "$AZ_FOLDER/asked"; echo NotProvisioned; fi
        ;;
      *authorizationKey*) echo "key of $4" ;;
      *provisioningState*) echo Succeeded ;;
      *serviceKey*) echo 00000000-1111-2222-3333-444444444444 ;;
    esac
    ;;
  *) exit 9 ;;
esac
`;

/** Characters that a careless script would spoil. */
const SECRET = String.raw`a"b\c&d$e` + "`f'g";

describe('az scripts, run with another az', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'az-'));
    writeFileSync(join(folder, 'az'), AZ);
    chmodSync(join(folder, 'az'), 0o755);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function run(script: GeneratedFile, to: string, secrets: boolean, more: Record<string, string> = {}) {
    const names = [...script.content.matchAll(/^need (\w+)/gm)].map((match) => match[1] ?? '');
    const env = {
      PATH: `${folder}:${process.env['PATH'] ?? ''}`,
      AZ_FOLDER: to,
      WAIT_SECONDS: '0',
      ...(secrets && Object.fromEntries(names.map((name) => [name, SECRET]))),
      ...more,
    };
    return spawnSync('bash', ['-'], { input: script.content, encoding: 'utf8', env });
  }

  for (const [name, design] of designs) {
    for (const customer of design.customers) {
      it.skipIf(!has('bash'))(`write what is wanted (${name}, ${customer.name})`, () => {
        const to = join(folder, `${name}-${customer.name}`);
        mkdirSync(to);
        for (const script of scriptsOf(design, customer)) {
          const { status, stderr, stdout } = run(script, to, true);
          expect(status, `${script.path}\n${stdout}\n${stderr}`).toBe(0);
        }
        const written = new Map(
          readdirSync(to)
            .filter((file) => file.endsWith('.args'))
            .map((file) => {
              const words = readFileSync(join(to, file), 'utf8').split('\n');
              const body = JSON.parse(readFileSync(join(to, file.replace('.args', '.body')), 'utf8')) as Json;
              return [(words[words.indexOf('--id') + 1] ?? '').toLowerCase(), { words, body }] as const;
            }),
        );
        const wanted = resourcesOf(design, customer).filter(
          (one) => !one.existing && one.party !== 'connectivity-provider' && one.type !== RESOURCE_GROUP,
        );
        expect([...written.keys()].sort()).toEqual(wanted.map(({ id }) => id.toLowerCase()).sort());
        for (const resource of wanted) {
          const { body, words } = written.get(resource.id.toLowerCase()) ?? { body: null, words: [] };
          expect(words).toContain(resource.apiVersion);
          expect(words).toContain(resource.subscriptionId);
          const text = JSON.stringify(wantedAsRead(resource).body)
            .replaceAll(/\{"parameter":"[^"]*"\}/g, () => JSON.stringify(SECRET))
            .replaceAll(/\{"keyOf":"([^"]*)"\}/g, (_, id: string) =>
              keyReadable(id) ? `"key of ${id}"` : JSON.stringify(SECRET),
            );
          const { location, tags } = resource;
          expect(lower(body)).toEqual(lower({ location, tags, ...(JSON.parse(text) as object) }));
        }

        function keyReadable(id: string): boolean {
          const made = wanted.find((one) => one.id.toLowerCase() === id);
          const user = wanted.find((one) =>
            JSON.stringify(one.body).toLowerCase().includes(`"$authorizationkey":"${id}"`),
          );
          return made?.party === user?.party;
        }
      });
    }
  }

  const lower = (value: unknown): Json =>
    lowerIds(JSON.parse(JSON.stringify(value).replaceAll(/key of [^"]*/g, (text) => text.toLowerCase())) as Json);

  it.skipIf(!has('bash'))('refuse to go on without a secret, and say which', () => {
    const design = sampleDesign();
    const [customer] = design.customers.filter((one) => one.name === 'contoso');
    const script = customer && scriptsOf(design, customer).find(({ path }) => path.includes('2-peerings'));
    if (!script) throw new Error('no script');
    const { status, stderr } = run(script, folder, false);
    expect(status).toBe(2);
    expect(stderr).toContain('CSP_SECRET_CONTOSO_AMS_PRIVATE');
  });

  it.skipIf(!has('bash'))('end with 3 while the connectivity provider has not provisioned the circuit', () => {
    const design = sampleDesign();
    const [customer] = design.customers.filter((one) => one.name === 'contoso');
    const script = customer && scriptsOf(design, customer).find(({ path }) => path.includes('2-peerings'));
    if (!script) throw new Error('no script');
    const to = join(folder, 'waiting');
    mkdirSync(to);
    const { status, stderr } = run(script, to, true, { WAIT_MINUTES: '0' });
    expect(status).toBe(3);
    expect(stderr).toContain('contoso-ams');
  });
});
