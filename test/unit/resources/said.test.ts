import { dump, load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { type Design, type Path, startsWith } from '../../../src/design';
import { generate } from '../../../src/generate';
import { planOf } from '../../../src/plan';
import { type WantedResource, resourcesOf } from '../../../src/resources';
import { parseArmId } from '../../../src/resources/ids';
import { everythingDesign } from '../generate/everything';
import { kindOf, kindsThatMaySay, objectsThatMaySay } from './said';
import { customerOf } from './sample';

type Said = Record<string, unknown>;

const FIREWALL = { name: 'afw', kind: 'azureFirewall', privateIpAddress: '10.100.2.4' };

/** All kinds of objects, a firewall among them. */
const changed = (change: (design: Said) => void): Design =>
  everythingDesign((text) => {
    const design = load(text) as Said;
    at(design, ['subscriptions', 0, 'virtualNetworks', 0])['firewall'] = { ...FIREWALL };
    change(design);
    return dump(design, { lineWidth: -1, noRefs: true });
  });

function at(design: Said, path: Path): Said {
  return path.reduce<unknown>((value, step) => (value as Said)[step], design) as Said;
}

const saying = (path: Path, said: Said) => changed((design) => Object.assign(at(design, path), said));
const resourcesIn = (design: Design) => resourcesOf(design, customerOf(design, 'everything'));
const isWritten = ({ party, existing }: WantedResource) => party === 'csp' && !existing;
const idsOf = (resources: readonly WantedResource[]) => resources.map(({ id }) => id).sort();
/** What stands between two things has what it inherits from the other one too: it is looked at by itself. */
const isBetween = ({ place: { path } }: WantedResource) =>
  path[0] === 'vpnConnections' || path[2] === 'connections' || path[2] === 'encryption';
const isGroup = ({ type }: WantedResource) => type === 'Microsoft.Resources/resourceGroups';

/** What a plan for an Azure that nobody looked at writes, by id. */
function stepsOf(design: Design) {
  const { steps } = planOf({ customer: 'everything', wanted: resourcesIn(design), actual: undefined });
  return new Map(steps.filter(({ id }) => !id.endsWith('/provisioned')).map((step) => [step.resourceId, step]));
}

/** Type and name of what the templates of the CSP write. */
function inTemplates(design: Design): Set<string> {
  const files = generate(design, customerOf(design, 'everything'), 'arm');
  const templates = files.filter(({ path }) => path.includes('/csp/') && path.endsWith('.json'));
  const listed = templates.flatMap(
    ({ content }) => (JSON.parse(content) as { resources?: { type: string; name: string }[] }).resources ?? [],
  );
  return new Set(listed.map(({ type, name }) => `${type} ${name}`.toLowerCase()));
}
const templateKey = (id: string): string => {
  const parsed = parseArmId(id);
  return `${parsed?.type ?? ''} ${(parsed?.names ?? []).join('/')}`.toLowerCase();
};

const before = resourcesIn(changed(() => undefined));
const azure = objectsThatMaySay('existing').filter((path) => kindOf(path) !== 'vrf');
const cases = (list: readonly Path[]) => list.map((path) => [path.join('.'), path] as const);

it('has an object of every kind that may say that it exists, the firewall and the VRFs apart', () => {
  const seen = new Set(azure.map(kindOf));
  const kinds = kindsThatMaySay('existing').filter((kind) => !seen.has(kind));
  // A firewall is never made from a design; a VRF is on routers, and no resource.
  expect(kinds).toEqual(['microsoftVrf', 'subscriptions.virtualNetworks.firewall', 'vrf']);
});

it("leaves the CSP's own ports to the CSP, whether they exist or not", () => {
  expect(before.filter(({ id }) => id.includes('nw-port'))).toEqual([]);
});

describe('what exists', () => {
  it.each(cases(azure))('%s is not written, and what stands elsewhere is', (_name, path) => {
    const design = saying(path, { existing: true });
    const isOwn = (one: WantedResource) => startsWith(one.place.path, path);
    const isAsked = (one: WantedResource) => !isGroup(one) && (!isBetween(one) || startsWith(path, one.place.path));
    const after = resourcesIn(design).filter(isAsked);
    const written = after.filter(isWritten);
    expect(idsOf(written.filter(isOwn))).toEqual([]);
    const stays = before.filter((one) => isWritten(one) && isAsked(one) && !isOwn(one));
    expect(idsOf(written)).toEqual(idsOf(stays));

    const steps = stepsOf(design);
    const templates = inTemplates(design);
    for (const { id } of after.filter(isOwn)) {
      expect(steps.get(id)?.action, id).toBe('keep');
      expect(templates, id).not.toContain(templateKey(id));
    }
  });

  it.each(cases(azure.filter((path) => azure.some((other) => other !== path && startsWith(other, path)))))(
    '%s exists, and what says inside it that it does not is written',
    (_name, path) => {
      for (const inner of azure.filter((other) => other !== path && startsWith(other, path))) {
        const own = before.filter((one) => one.place.path.join('.') === inner.join('.') && isWritten(one));
        const design = changed((whole) => {
          at(whole, path)['existing'] = true;
          at(whole, inner)['existing'] = false;
        });
        const written = idsOf(resourcesIn(design).filter(isWritten));
        expect(written, inner.join('.')).toEqual(expect.arrayContaining(idsOf(own)));
      }
    },
  );
});

describe('what the customer manages', () => {
  it.each(cases(azure))('%s is not deployed by the CSP, and is waited for by name', (_name, path) => {
    const design = saying(path, { managedBy: 'customer' });
    const own = resourcesIn(design).filter(
      ({ place, existing, party }) =>
        place.path.join('.') === path.join('.') && !existing && party !== 'connectivity-provider',
    );
    const steps = stepsOf(design);
    const templates = inTemplates(design);
    for (const { id, party } of own) {
      expect(party, id).toBe('customer');
      expect(steps.get(id), id).toMatchObject({ action: 'wait', waitsFor: 'customer' });
      expect(templates, id).not.toContain(templateKey(id));
    }
    const isOwn = new Set(before.filter(({ place }) => startsWith(place.path, path)).map(({ id }) => id));
    const lost = before.filter((one) => isWritten(one) && !isGroup(one) && !isBetween(one) && !isOwn.has(one.id));
    const written = new Set(
      resourcesIn(design)
        .filter(isWritten)
        .map(({ id }) => id),
    );
    expect(lost.map(({ id }) => id).filter((id) => !written.has(id))).toEqual([]);
  });
});
