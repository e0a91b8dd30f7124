import { describe, expect, it } from 'vitest';
import { type Platform, coreOf } from '../../../../src/edge';
import { printers } from '../../../../src/generate/router';
import { coreLabels } from '../../../../src/generate/router/coreLabels';
import { coreFilterRemoval, coreSessionRemoval } from '../../../../src/generate/router/coreRemoval';
import { coreSessions } from '../../../../src/generate/router/coreSessions';
import type { PrintedRouter } from '../../../../src/generate/router/printer';
import { designOf, providerText, throughText } from '../../edge/designs';
import { wholeCore } from './coreWhole';
import { Refused } from './read/grammar';
import { readCore, wantedCore } from './readCore';
import { withoutRemoved } from './removed';

const platforms = Object.keys(printers) as Platform[];

const meshes: Readonly<Record<string, string>> = {
  'a mesh': '',
  'route reflectors':
    '\n  routeReflectors: [{ name: rr-1, address: 10.200.255.9 }, { name: rr-2, address: 10.200.255.8 }]',
  'an edge router that reflects': '\n  routeReflectors: [{ name: edge-1, address: 10.200.255.1 }]',
};

function modelsOf(platform: Platform, more: string) {
  const provider = providerText({ platform, backbone: 'mpls-vpn' })
    .replace('type: mpls-vpn', `type: mpls-vpn\n  printed: true${more}`)
    .replace("routeTarget: '65010:9000'", "routeTarget: '10.0.0.1:9000'");
  return coreOf(designOf(provider, throughText('alpha', { number: 1, ipv6: true })));
}

const ownAs = (text: string) => text.replaceAll('AS own', 'AS 65010');
const canonical = (said: object) => ownAs(JSON.stringify(said));

describe.each(platforms)('the core on %s', (platform) => {
  describe.each(Object.entries(meshes))('with %s', (_, more) => {
    const models = modelsOf(platform, more);

    it('says what the model says, and every session has its filters before it is open', () => {
      expect(models).toHaveLength(2);
      for (const model of models) {
        expect(model.neighbors.length).toBeGreaterThan(0);
        expect(model.targets).toEqual(['10.0.0.1', '65010']);
        const said = readCore(platform, wholeCore(platform, model));
        expect(JSON.parse(canonical(said))).toEqual(wantedCore(model));
      }
    });

    it('misses every line that does something', () => {
      const [model] = models;
      if (!model) throw new Error('no model');
      const lines = wholeCore(platform, model);
      const wanted = canonical(wantedCore(model));
      const silent = lines.filter((line, i) => {
        if (/^[!#]|^\s*!$/.test(line)) return false;
        try {
          return canonical(readCore(platform, lines.toSpliced(i, 1))) === wanted;
        } catch (error) {
          if (error instanceof Refused) return false;
          throw error;
        }
      });
      // Texts, sources and routes to them, features, and what closes or opens a block that is open.
      const harmless =
        /description|update-source|local-address|router-id|transport-address|feature|exit|end|send-community|encapsulation|ipv6-tunneling|mpls ip$|mpls ldp$|multihop|commit|^ {2}address-family ipv4$|^ address-family (ipv4|vpnv\d)( unicast)?$|^ {2}drop$|done|^router bgp|^ {3}address-family/;
      expect(silent.filter((line) => !harmless.test(line))).toEqual([]);
    });

    it('loses its sessions one by one, and its filters after them', () => {
      for (const model of models) {
        let router: PrintedRouter = { configuration: wholeCore(platform, model), preCheck: [], verification: [] };
        for (const [i, n] of model.neighbors.entries()) {
          const rest = { ...model, neighbors: model.neighbors.slice(i) };
          const removed = withoutRemoved(platform, router, { lines: coreSessionRemoval[platform](rest, n), left: [] });
          expect(removed.missing).toEqual([]);
          router = removed.router;
          const text = router.configuration.join('\n');
          expect(text).not.toContain(`neighbor ${n.address}`);
          for (const other of model.neighbors.slice(i + 1)) expect(text).toContain(`neighbor ${other.address}`);
          expect(text).toContain('csp-core-in');
        }
        const lines = coreFilterRemoval(platform, model);
        const { router: left, missing } = withoutRemoved(platform, router, { lines, left: [] });
        expect(missing).toEqual([]);
        const text = left.configuration.join('\n');
        expect(text).not.toContain('csp-core-');
        for (const at of model.labelInterfaces) expect(text).toContain(at.name);
      }
    });

    it('has no line that all sessions of a router in service would follow, but in a file of its own', () => {
      for (const model of models) {
        const shared = /router-id|transport-address|neighbor default|source-interface/;
        expect(coreLabels[platform](model).filter((line) => shared.test(line) || line.includes('bgp'))).toEqual([]);
        expect(coreSessions[platform](model).filter((line) => shared.test(line))).toEqual([]);
        for (const n of model.neighbors) {
          const one = coreSessions[platform]({ ...model, neighbors: [n] }).join('\n');
          expect(one).toContain(n.address);
          for (const other of model.neighbors) if (other !== n) expect(one).not.toContain(other.address);
        }
      }
    });
  });
});
