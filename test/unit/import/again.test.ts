import { describe, expect, it } from 'vitest';
import { types, wantedOf } from '../../../src/resources';
import type { ArmBody } from '../../../src/plan';
import { everythingDesign } from '../generate/everything';
import { customerOf, sampleDesign } from '../resources/sample';
import { deployed, designOf, givenOf, importLive, simulatorWith } from './stage';

const policy = {
  saLifeTimeSeconds: 27000,
  saDataSizeKilobytes: 102_400_000,
  ipsecEncryption: 'AES256',
  ipsecIntegrity: 'SHA256',
  ikeEncryption: 'AES256',
  ikeIntegrity: 'SHA384',
  dhGroup: 'DHGroup24',
  pfsGroup: 'PFS24',
};

type Change = (body: ArmBody) => ArmBody;

/** Everything that a design wants, changed by hand in Azure. */
async function changed(design: ReturnType<typeof sampleDesign>, name: string, change: Change) {
  const bodies = wantedOf(design, customerOf(design, name)).resources.map(givenOf).map(change);
  return simulatorWith(bodies);
}

const inText =
  (of: string, ...replaced: readonly (readonly [string, string])[]): Change =>
  (body) => {
    if (String(body['id']).split('/').at(-1) !== of) return body;
    const text = replaced.reduce((all, [from, to]) => all.replace(from, to), JSON.stringify(body));
    return JSON.parse(text) as ArmBody;
  };

const lines = (text: string) => text.split('\n');
/** Lines of the one that the other has not, both ways. */
const difference = (before: string, after: string) => ({
  gone: lines(before)
    .filter((line) => !lines(after).includes(line))
    .map((line) => line.trim()),
  come: lines(after)
    .filter((line) => !lines(before).includes(line))
    .map((line) => line.trim()),
});

describe('an import again, after a change by hand', () => {
  it('follows what is switched off and what is smaller now, by the smallest edits', async () => {
    const design = sampleDesign();
    const simulator = await changed(design, 'contoso', (body) =>
      [
        inText('apps-to-hub', ['"allowForwardedTraffic":true', '"allowForwardedTraffic":false']),
        inText('cn-hub-ams', ['"routingWeight":100', '"routingWeight":0']),
        inText('rt-workload', ['"disableBgpRoutePropagation":true', '"disableBgpRoutePropagation":false']),
      ].reduce((one, each) => each(one), body),
    );
    try {
      const imported = await importLive(simulator, { design });
      const [file] = imported.files;
      expect(difference(file?.before ?? '', file?.text ?? '')).toEqual({
        gone: [
          '- { name: apps-to-hub, remoteVirtualNetwork: hub, useRemoteGateways: true, allowForwardedTraffic: true }',
          'disableBgpRoutePropagation: true',
          '- { name: cn-hub-ams, virtualNetwork: prod/hub, routingWeight: 100 }',
        ],
        come: [
          '- { name: apps-to-hub, remoteVirtualNetwork: hub, useRemoteGateways: true }',
          '- { name: cn-hub-ams, virtualNetwork: prod/hub }',
        ],
      });
      expect(imported.told.filter(({ code }) => code === 'IMP-010')).toEqual([]);
      const provider = {
        path: 'provider.csp.yaml',
        before: undefined,
        text: design.provider.file.text,
        customer: undefined,
      };
      const steps = await deployed(simulator, designOf({ ...imported, files: [provider, ...imported.files] }));
      // The tags of a group are the design's alone: an import does not read groups.
      expect(steps.filter((step) => !/^update prod\/resourceGroups\/[^/]+ /.test(step))).toEqual([]);
    } finally {
      await simulator.stop();
    }
  });

  it('follows VPN connections, whose device and key stay those of the design', async () => {
    const design = everythingDesign();
    const { vpnConnections } = customerOf(design, 'everything').raw;
    expect(vpnConnections?.length).toBeGreaterThan(0);
    const [first] = vpnConnections ?? [];
    const unchanged = await changed(design, 'everything', (body) => body);
    try {
      const imported = await importLive(unchanged, { design });
      const raw = imported.files.find(({ customer }) => customer === 'everything');
      expect(raw?.text).toContain(`device: ${String(first?.device)}`);
      expect(raw?.text).toBe(raw?.before);
    } finally {
      await unchanged.stop();
    }
    const simulator = await changed(design, 'everything', (body) => {
      if (body['id'] === undefined || !String(body['id']).endsWith(`/connections/${first?.name ?? ''}`)) return body;
      const properties = body['properties'] as ArmBody;
      return { ...body, properties: { ...properties, ipsecPolicies: [policy] } };
    });
    try {
      const imported = await importLive(simulator, { design });
      const file = imported.files.find(({ customer }) => customer === 'everything');
      const { gone, come } = difference(file?.before ?? '', file?.text ?? '');
      expect([...gone, ...come].join('\n')).toMatch(/DHGroup24/);
      expect(gone.length).toBe(1);
    } finally {
      await simulator.stop();
    }
  });

  it('follows a tunnel over a circuit, whose device and key stay those of the design, and tells one that it cannot', async () => {
    const design = sampleDesign();
    const simulator = await changed(design, 'fabrikam', (body) =>
      body['name'] === 'cn-ipsec-2'
        ? { ...body, properties: { ...(body['properties'] as object), ipsecPolicies: [policy] } }
        : inText('cn-ipsec-1', ['"enableBgp":true', '"enableBgp":false'])(body),
    );
    try {
      const imported = await importLive(simulator, { design });
      const { gone, come } = difference(imported.files[0]?.before ?? '', imported.files[0]?.text ?? '');
      expect(gone).toEqual([expect.stringContaining('name: cn-ipsec-2')]);
      expect(come).toEqual([
        expect.stringMatching(
          /name: cn-ipsec-2, device: fra-vpn-2, sharedKey: \{ secret: fabrikam-ipsec-2 \}.*ipsecEncryption: AES256/,
        ),
      ]);
      // Without BGP the tunnel would need other prefixes at its far end, which Azure does not have.
      expect(imported.told).toContainEqual(
        expect.objectContaining({ code: 'IMP-010', message: expect.stringContaining('cn-ipsec-1: ') as string }),
      );
    } finally {
      await simulator.stop();
    }
  });

  it('tells what the design wants otherwise, and keeps it', async () => {
    const design = sampleDesign();
    const gateway = wantedOf(design, customerOf(design, 'fabrikam')).resources.find(
      ({ type }) => type === types.localGateway,
    );
    const address = (gateway?.body['properties'] as ArmBody)['gatewayIpAddress'];
    const moved = await changed(design, 'fabrikam', (body) =>
      body['id'] === gateway?.id
        ? (JSON.parse(JSON.stringify(body).replace(String(address), '198.51.100.77')) as ArmBody)
        : body,
    );
    try {
      const { told, files } = await importLive(moved, { design });
      expect(files[0]?.text).toBe(files[0]?.before);
      expect(told.filter(({ code }) => code === 'IMP-010').map(({ message }) => message)).toContainEqual(
        expect.stringContaining('198.51.100.77'),
      );
    } finally {
      await moved.stop();
    }
  });
});
