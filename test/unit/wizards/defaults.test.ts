import { describe, expect, it } from 'vitest';
import type { Customer, Design } from '../../../src/design';
import { type Asking, type Made, type Question, createDesign, isWay, likelyAnswer } from '../../../src/wizards';
import { bandwidthChoices, providerChoices } from '../../../src/wizards/circuit/choices';
import { providersAt } from '../../../src/wizards/circuit/providerChoices';
import { addDatacenter } from '../../../src/wizards/edge/addDatacenter';
import { customerOf, designOf, sample } from '../vscode/sample';
import { stroll } from './chance';

const design = designOf(sample());
const today = '2026-11-26';

/** The labels that a question of a wizard offers. */
function offered(asking: Asking<Made>, answer: string): string[] {
  let labels: string[] = [];
  stroll(asking, (question: Question) => {
    if (question.answer === answer && question.kind === 'one') {
      labels = question.choices.flatMap((each) => (isWay(each) ? [] : each.label));
    }
    return likelyAnswer(question)?.value;
  });
  return labels;
}

function without(customer: Customer, from: Design): { customer: Customer; design: Design } {
  const bare = { ...customer, circuits: [] };
  return { customer: bare, design: { ...from, customers: [bare] } };
}

describe('the first answer', () => {
  it('of a connectivity provider is one that the design uses, then one that is at many locations', () => {
    const another = designOf(sample((_, text) => text.replaceAll('Megaport', 'Zayo Group')));
    const used = providersAt('AzureCloud', ['Amsterdam'], another);
    expect(used[0]).toMatchObject({ label: 'Equinix', description: expect.stringMatching(/^used by the design/) });
    expect(
      providersAt('AzureCloud', ['Amsterdam'])
        .map(({ label }) => label)
        .slice(0, 2),
    ).toEqual(['Megaport', 'Equinix']);
    expect(
      providersAt('AzureCloud', [])
        .map(({ label }) => label)
        .slice(0, 2),
    ).toEqual(['Megaport', 'Equinix']);
    expect(providerChoices(design, customerOf(design, 'contoso'), 'London')[0]?.label).toBe('Megaport');
  });

  it('of a connectivity provider says which of two names is Azure’s', () => {
    const zayo = providersAt('AzureCloud', []).filter(({ label }) => label.startsWith('Zayo'));
    expect(zayo.map(({ label, description }) => `${label}: ${description}`)).toEqual([
      "Zayo Group: at 26 locations; Azure's name of Zayo",
      "Zayo: at 26 locations; the documentation's name; Azure's is known as Zayo Group",
    ]);
  });

  it('of a bandwidth is that of the other circuits, of the design where the customer has none, else what its gateway carries', () => {
    const contoso = customerOf(design, 'contoso');
    expect(bandwidthChoices(design, contoso, 'Equinix')[0]?.value).toBe(1000);
    const bare = without(contoso, design);
    expect(bandwidthChoices({ ...bare.design, customers: design.customers }, bare.customer, 'Equinix')[0]?.value).toBe(
      200,
    );
    expect(bandwidthChoices(bare.design, bare.customer, 'Equinix')[0]?.label).toBe('1 Gbps');
  });

  it('of a location is the city of this machine’s time zone for a first datacenter, and the nearest other city for a further one', () => {
    expect(offered(createDesign('', 'Europe/Zurich'), 'peeringLocation')[0]).toBe('Zurich');
    expect(offered(createDesign('', 'UTC'), 'peeringLocation')[0]).toBe('Washington DC');
    expect(offered(addDatacenter({ design, today }), 'peeringLocation').slice(0, 2)).toEqual([
      'Brussels',
      'Brussels Metro',
    ]);
  });
});
