import { describe, expect, it } from 'vitest';
import { assemble, readDesignFile } from '../../../src/design';
import { designIn, mayLieInPicture, withDesign } from '../../../src/work/designInPicture';
import { customerText, designOf, providerText, sample } from '../diagram/designs';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg">\n<title id="title">Contoso</title>\n</svg>\n';

/** A picture in which somebody wrote something of his own. */
const forged = (held: unknown): string =>
  withDesign(SVG, sample('contoso')).replace(
    /(<metadata[^>]*>)[^<]*/,
    (_, start: string) =>
      start + Buffer.from(typeof held === 'string' ? held : JSON.stringify(held)).toString('base64'),
  );

const held = (...files: readonly (readonly [string, unknown])[]) => ({
  formatVersion: 1,
  files: files.map(([path, text]) => ({ path, text })),
});

describe('a design in a picture', () => {
  it('comes out as it went in, and gives the same design', () => {
    const chosen = sample('contoso');
    const files = designIn(withDesign(SVG, chosen));
    expect(files).toEqual([
      { path: 'provider.csp.yaml', text: providerText },
      { path: 'customers/one.csp.yaml', text: customerText('contoso') },
    ]);
    const [again] = assemble((files ?? []).map(({ path, text }) => readDesignFile(path, text))).designs;
    expect(again?.customers.map(({ raw }) => raw)).toEqual([chosen.customer.raw]);
  });

  it('changes nothing of the picture itself', () => {
    const whole = withDesign(SVG, sample('contoso'));
    expect(whole.replace(/<metadata.*<\/metadata>\n/, '')).toBe(SVG);
  });

  it('is no part of the picture, whatever it says', () => {
    const text = customerText('contoso').replace('# Connect-through', '# </metadata><script>alert(1)</script> ü 漢');
    const whole = withDesign(SVG, designOf(text));
    expect(whole).not.toContain('script');
    expect(designIn(whole)?.[1]?.text).toBe(text);
  });

  it('may not lie there where a value or a key is none of the format: it may be a secret', () => {
    expect(mayLieInPicture(sample('contoso'))).toBe(true);
    const text = customerText('contoso');
    const secret = text.replace('sharedKey: { secret: contoso-ams-private }', 'sharedKey: Pa55word');
    const key = text.replace('formatVersion: 1', 'formatVersion: 1\npassword: Pa55word');
    expect([secret, key]).not.toContain(text);
    for (const wrong of [secret, key]) expect(mayLieInPicture(designOf(wrong)), wrong).toBe(false);
    expect(mayLieInPicture(designOf(text, `${providerText}\npassword: Pa55word\n`))).toBe(false);
  });

  it('is not there in other pictures', () => {
    for (const svg of [SVG, '', '<svg><metadata>x</metadata></svg>', forged('no JSON'), forged('null'), forged('[]')])
      expect(designIn(svg)).toBeUndefined();
  });

  it.each([
    '../customers/a.csp.yaml',
    'customers/../a.csp.yaml',
    'customers/a/b.csp.yaml',
    'customers/a\\..\\b.csp.yaml',
    'customers/.csp.yaml',
    'customers/con.csp.yaml',
    'customers/a\u0000.csp.yaml',
    'customers/a:b.csp.yaml',
    'customers/a.csp.yaml.exe',
    'customers/provider.csp.yaml',
    '/customers/a.csp.yaml',
    'C:\\a.csp.yaml',
    '.vscode/tasks.json',
  ])('never goes to %j', (path) => {
    expect(designIn(forged(held(['provider.csp.yaml', ''], [path, ''])))).toBeUndefined();
    expect(designIn(forged(held([path, ''], ['customers/a.csp.yaml', ''])))).toBeUndefined();
  });

  it('is two files of text, and of a format that is known', () => {
    const [provider, customer] = [['provider.csp.yaml', 'a'] as const, ['customers/a.csp.yaml', 'b'] as const];
    expect(designIn(forged(held(provider, customer)))).toHaveLength(2);
    expect(designIn(forged(held(provider)))).toBeUndefined();
    expect(designIn(forged(held(provider, provider)))).toBeUndefined();
    expect(designIn(forged(held(provider, customer, ['customers/b.csp.yaml', ''])))).toBeUndefined();
    expect(designIn(forged(held(provider, ['customers/a.csp.yaml', 1])))).toBeUndefined();
    expect(designIn(forged({ ...held(provider, customer), formatVersion: 2 }))).toBeUndefined();
  });
});
