import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Design } from '../../../../src/design';
import type { EdgeRouterModel, Platform } from '../../../../src/edge';
import { usedOnly } from '../../../../src/generate/router/used';
import { faults } from './faults';
import { printed } from './printed';
import { randomised } from './randomModels';
import { readers } from './read';
import { Refused } from './read/grammar';
import { reduced } from './read/reduced';
import { canonical } from './read/said';
import { routerDesigns, slicesAs } from './routerDesigns';

const platforms = Object.keys(readers) as Platform[];

function vrfsBefore(model: EdgeRouterModel): Set<string> {
  return new Set(model.tables.flatMap(({ vrf }) => (vrf?.existing ? [vrf.name] : [])));
}

const MACSEC = [{ interface: 'eth1', cipher: 'GcmAesXpn256', cknSecret: 'ckn', cakSecret: 'cak', sci: true }];

/** All slices, on Junos of both families, with what no design of these has. */
function modelsAs(design: (typeof routerDesigns)[string], platform: Platform): EdgeRouterModel[] {
  const slices = slicesAs(design, platform).map((m) => ({
    ...m,
    macSec: MACSEC,
    translations: m.translations.map((t) => (t.insideVrf === undefined ? { ...t, inside: ['eth9'] } : t)),
    tables: m.tables.map((t) => ({
      ...t,
      neighbors: t.neighbors.map((n) => (n.kind === 'azure' && n.family === 4 ? { ...n, localAsn: 64_999 } : n)),
    })),
  }));
  return platform === 'juniper-junos'
    ? slices.flatMap((m) => [m, { ...m, family: 'mx' as const }, { ...m, family: 'srx' as const }])
    : slices;
}

describe.each(platforms)('the reader of %s', (platform) => {
  it.each(Object.entries(routerDesigns))('reads what was printed of: %s', (_, design) => {
    const models = modelsAs(design, platform);
    expect(models.length).toBeGreaterThan(1);
    for (const slice of models) {
      const { model, router } = printed(slice);
      expect(readers[platform](router, vrfsBefore(model)), model.router).toEqual(reduced(model));
    }
  });

  it('reads what was printed of models that no design has', () => {
    const models = Object.values(routerDesigns).flatMap((design) => modelsAs(design, platform));
    fc.assert(
      fc.property(fc.constantFrom(...models), fc.infiniteStream(fc.nat(999)), (base, numbers) => {
        const { model, router } = printed(randomised(base, numbers));
        expect(readers[platform](router, vrfsBefore(model))).toEqual(reduced(model));
      }),
      { numRuns: 150 },
    );
  });

  it('refuses a line that it does not know', () => {
    const { router, model } = printed(slicesAs(routerDesigns.northwind as Design, platform)[0] as EdgeRouterModel);
    for (const line of [
      'redistribute connected',
      'set protocols bgp group x damping',
      ' neighbor 192.0.2.1 weight 7',
    ]) {
      const configuration = [line, ...router.configuration];
      expect(() => readers[platform]({ ...router, configuration }, vrfsBefore(model))).toThrow(Refused);
    }
  });

  // Where the platform says nothing of it, or no design of the platform has it.
  const unsaid: Partial<Record<Platform, readonly string[]>> = {
    'juniper-junos': [],
    frr: ['one way only is used', 'a session that has to stay shut is opened'],
    'cisco-iosxe': ['a session that has to stay shut is opened'],
    'cisco-iosxr': [
      'nothing is guarded',
      'the wrong neighbour may speak',
      'there is no translation',
      'one tunnel is missing',
      'tunnels have a key of the other',
    ],
    'cisco-nxos': [
      'nothing is guarded',
      'the wrong neighbour may speak',
      'there is no translation',
      'one tunnel is missing',
      'tunnels have a key of the other',
    ],
    'arista-eos': [
      'nothing is guarded',
      'the wrong neighbour may speak',
      'there is no translation',
      'one tunnel is missing',
      'tunnels have a key of the other',
    ],
  };
  const tried = Object.entries(faults).filter(([name]) => !unsaid[platform]?.includes(name));

  it.each(tried)('tells a printer in which %s', (_, fault) => {
    const models = Object.values(routerDesigns).flatMap((design) => modelsAs(design, platform));
    const told = models.filter((slice) => {
      const { model } = printed(slice);
      const wrong = printed(usedOnly(fault(model))).router;
      try {
        return canonical(readers[platform](wrong, vrfsBefore(model))) !== canonical(reduced(model));
      } catch (error) {
        if (error instanceof Refused) return true;
        throw error;
      }
    });
    const concerned = models.filter((slice) => {
      const { model } = printed(slice);
      return canonical(reduced(fault(model))) !== canonical(reduced(model));
    });
    expect(concerned.length).toBeGreaterThan(0);
    expect(told.length).toBeGreaterThanOrEqual(concerned.length);
  });
});
