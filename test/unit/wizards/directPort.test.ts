import { describe, expect, it } from 'vitest';
import { type Design, readDesignFile, withFile } from '../../../src/design';
import { type Made, Refused, newFindings, play, wizards } from '../../../src/wizards';
import type { WizardId } from '../../../src/wizards';
import { customerOf, designOf, sample } from '../vscode/sample';

const TODAY = '2026-11-26';
const CSP_SUBSCRIPTION = '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0c77';

/** Goes through a wizard with answers; what is not among them is answered as most would. */
function made(id: WizardId, design: Design, customer: string, given: Readonly<Record<string, unknown>>): Made {
  const wizard = wizards[id];
  const of = customerOf(design, customer);
  const scope = { design, today: TODAY, customer: of };
  const answers = new Map(Object.entries(given));
  for (let n = 0; n < 40; n++) {
    const played = play(() => wizard.ask(scope), answers);
    if ('made' in played) return played.made;
    const { open } = played;
    const first = open.kind === 'one' ? open.choices.find((choice) => 'value' in choice) : undefined;
    answers.set(open.answer, open.kind === 'text' ? open.initial : open.kind === 'many' ? open.chosen : first?.value);
  }
  throw new Error('no end');
}

const errorsOf = (before: Design, after: Design) =>
  newFindings(before, after)
    .filter(({ severity }) => severity === 'error')
    .map(({ message }) => message);

describe('a direct port', () => {
  const design = designOf(sample());

  it('is the CSP’s in connect-through, whose routers it is connected to, and carries a circuit of the customer', () => {
    const port = made('addDirectPort', design, 'contoso', {
      ...{ cspSubscriptionId: CSP_SUBSCRIPTION, peeringLocation: 'Equinix-Amsterdam-AM5', macsec: false },
      name: 'erd-ams',
    }).design;
    expect(customerOf(port, 'contoso').file.text).toBe(customerOf(design, 'contoso').file.text);
    expect(port.provider.expressRoutePorts.map(({ name, raw }) => [name, raw.subscription])).toEqual([
      ['erd-ams', CSP_SUBSCRIPTION],
    ]);
    const connected = made('addInterface', port, 'contoso', { site: '/ams-dc1', port: 'erd-ams' }).design;
    const circuit = made('addDirectCircuit', connected, 'contoso', { name: 'contoso-direct' }).design;
    const found = customerOf(circuit, 'contoso').circuits.find(({ name }) => name === 'contoso-direct');
    expect(found?.raw.expressRoutePort).toBe('erd-ams');
    expect(found?.links.map(({ raw }) => raw.edgeRouter)).toEqual(['ams-edge-1', 'ams-edge-2']);
    expect(errorsOf(design, circuit)).toEqual([]);
  });

  it('is the customer’s in connect-to', () => {
    const port = made('addDirectPort', design, 'fabrikam', {
      ...{ subscription: 'own', peeringLocation: 'Equinix-Frankfurt-FR7', macsec: false, name: 'erd-fra' },
    }).design;
    expect(customerOf(port, 'fabrikam').expressRoutePorts.map(({ name }) => name)).toEqual(['erd-fra']);
    expect(port.provider.file.text).toBe(design.provider.file.text);
  });

  it('is no link aggregation group, which no circuit is offered on', () => {
    const { file } = customerOf(design, 'fabrikam');
    const lag = `${file.text}expressRouteLags:
  - { name: lag-fra, subscription: own, peeringLocation: Equinix-Frankfurt-FR7, bandwidthInGbps: 100, encapsulation: QinQ }
`;
    const withLag = withFile(design, readDesignFile(file.path, lag));
    expect(customerOf(withLag, 'fabrikam').expressRoutePorts).toHaveLength(1);
    expect(() => made('addDirectCircuit', withLag, 'fabrikam', {})).toThrow(Refused);
  });

  it('has ciphers that last on a fast link', () => {
    const port = made('addDirectPort', design, 'fabrikam', {
      ...{ subscription: 'own', peeringLocation: 'Equinix-Frankfurt-FR7', bandwidthInGbps: 100, macsec: true },
      userAssignedIdentity:
        '/subscriptions/3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0001/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id',
      ...Object.fromEntries(
        ['primaryCkn', 'primaryCak', 'secondaryCkn', 'secondaryCak'].map((key) => [
          key,
          'https://kv-macsec.vault.azure.net/secrets/key',
        ]),
      ),
      cipher: 'GcmAes256',
    }).design;
    const [found] = customerOf(port, 'fabrikam').expressRoutePorts;
    expect(found?.raw.links?.primary?.macSec?.cipher).toBe('GcmAesXpn256');
  });
});
