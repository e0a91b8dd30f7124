import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { type EdgeRouterModel, type JunosFamily, coreOf } from '../../src/edge';
import { printModel } from '../../src/generate/router';
import { coreFilterRemoval, coreSessionRemoval } from '../../src/generate/router/coreRemoval';
import { fillIn, tokensOf } from '../../src/generate/router/fillIn';
import { partOf } from '../../src/generate/router/removal';
import { designOf, providerText, throughText } from '../unit/edge/designs';
import { wholeCore } from '../unit/generate/router/coreWhole';
import { routerDesigns, slicesAs } from '../unit/generate/router/routerDesigns';
import { describeWithReferee, referee } from './referees';

describeWithReferee("Juniper's models take what is generated for Junos", 'junos/judge.mjs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'csp-junos-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** What the models of a family refuse; values that a person fills in are plausible ones. */
  function judge(family: JunosFamily, files: readonly (readonly string[])[]): string {
    const paths = files.map((lines, i) => {
      const text = lines.join('\n');
      const path = join(folder, `${family}-${i}.set`);
      writeFileSync(path, `${fillIn(text, Object.fromEntries(tokensOf(text).map((t) => [t, valueOf(t)])))}\n`);
      return path;
    });
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [referee('junos/judge.mjs'), referee(`junos/${family}.json.gz`), ...paths],
      { encoding: 'utf8' },
    );
    expect(stdout + stderr).toMatch(/\d+ files, \d+ statements, \d+ refused/);
    return (stdout.match(/^.*\n {4}refused: .*$/gm) ?? []).join('\n');
  }

  function valueOf(token: string): string {
    if (token.startsWith('<secret:')) return 'a1b2c3d4';
    if (token.includes('/interface-with-')) return 'ge-0/0/0.0';
    return token.includes('/zone-') ? 'trust' : '10.9.9.9';
  }

  function filesOf(model: EdgeRouterModel): (readonly string[])[] {
    const printed = printModel(model);
    if (!printed) return [];
    const { printer, router, model: fitting } = printed;
    const circuits = [...new Set(fitting.interfaces.flatMap((at) => at.link?.circuit ?? []))];
    return [
      router.configuration,
      printer.remove(fitting, 'back-out').lines,
      printer.remove(fitting, 'customer').lines,
      ...circuits.map(
        (name) =>
          printer.remove(
            partOf(fitting, (link) => link.circuit === name),
            'part',
          ).lines,
      ),
    ];
  }

  it('a word that is misspelt is refused, so that the rest means something', () => {
    expect(judge('mx', [['set protocols bgp group x typ external']])).toContain('refused');
  });

  it.each(['mx', 'srx'] as const)('%s', (family) => {
    const models = Object.values(routerDesigns).flatMap((design) =>
      slicesAs(design, 'juniper-junos').map((model) => ({ ...model, family, ...extras(model, family) })),
    );
    const files = models.flatMap(filesOf);
    expect(files.length).toBeGreaterThan(40);
    expect(judge(family, files)).toBe('');
    const text = files.flat().join('\n');
    expect(/ security (nat|ike|ipsec) /.test(text)).toBe(family === 'srx');
    expect(text.includes(' security macsec ')).toBe(family === 'mx');
  });

  it.each(['mx', 'srx'] as const)('%s: the core', (family) => {
    const provider = providerText({ platform: 'juniper-junos', backbone: 'mpls-vpn' }).replace(
      'type: mpls-vpn',
      'type: mpls-vpn\n  printed: true',
    );
    const models = coreOf(designOf(provider, throughText('alpha', { number: 1, ipv6: true })));
    expect(models).toHaveLength(2);
    const files = models.flatMap((model) => [
      wholeCore('juniper-junos', model),
      ...model.neighbors.map((n) => coreSessionRemoval['juniper-junos'](model, n)),
      coreFilterRemoval('juniper-junos', model),
    ]);
    expect(files.flat().some((line) => line.includes(' inet6-vpn '))).toBe(true);
    expect(judge(family, files)).toBe('');
  });

  /** MACsec is on no link of these designs. */
  function extras({ interfaces }: EdgeRouterModel, family: JunosFamily): Partial<EdgeRouterModel> {
    const port = interfaces.find((at) => at.purpose === 'azure')?.parent;
    if (port === undefined || family !== 'mx') return {};
    const macSec = { interface: port, cipher: 'GcmAesXpn256', cknSecret: 'ckn', cakSecret: 'cak', sci: true };
    return { macSec: [macSec] };
  }
});
