import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const ROOM = new URL('../../../src/rules', import.meta.url).pathname;

/** What has digits and is no figure of Azure's, each with the reason why it stands in a text. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/\{\d+\}/g, 'a place that a value goes into'],
  [/\b(YAML|FMT|REF|DUP|NET|CKT|PEER|GW|NSG|RTE|RES|VPN|SEC|IAM|EDGE|MON|NAME)-\d{3}\b/g, 'the code of another rule'],
  [/\bIPv[46]\b/g, 'a protocol'],
  [/\bIKEv[12]\b/g, 'a protocol'],
  [/\bMD5\b/g, 'an algorithm'],
  [/\b802\.1Q\b/g, 'a standard'],
  [/\bRFC \d+(?:, \d+)*( and \d+)?/g, 'documents of the IETF'],
  [/\bMicrosoft 365\b/g, 'a product'],
  [/\bYAML 1\.2\b/g, 'a standard'],
  [/\b(layer|Layer) 3\b/g, 'a layer of the OSI model'],
  [/\b(ErGw|VpnGw)\d(AZ)?\b/g, 'the name of an SKU'],
  [/\bDot1Q\b/g, 'the name of a value'],
  [/\bipv6[A-Z]\w+/g, 'the name of a key'],
  [/\bGATEWAY-pip-1\b/g, 'the name of a second address'],
  [/\b2027-01-15 02:00\b|\beth1\.110\b|\b8000-8999\b|\b64086\.59904\b/g, 'an example'],
  [/\bversion 1\b/g, 'the version of the format'],
  [/\b2025-09-01\b/g, 'a version of the interface'],
  [/\b0\.0\.0\.0\/0|::\/0/g, 'the default route'],
  [/\b168\.63\.129\.16\b/g, "the address of Azure's platform"],
  [/\b100\.64\.0\.0\/10\b/g, 'the shared addresses of RFC 6598'],
  [/\/(29|125|30|126)\b/g, 'how two links are cut from one network: a form of the format'],
  [/\/64\b/g, 'a subnet of IPv6, which has one size'],
  [/\bAmsterdam2\b|-AM5\b/g, 'a place'],
];

/** A number that is a count of words and not a figure: "two", "one" are written out. */
function digitsOf(text: string): string[] {
  const rest = NAMES.reduce((left, [name]) => left.replaceAll(name, ''), text);
  return rest.match(/\d[\d.,:-]*/g) ?? [];
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}

/** The texts of a file: what l10n is given, titles and texts of rules; of a template the parts between its values. */
function textsOf(file: string): string[] {
  const texts: string[] = [];
  const literals = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) texts.push(node.text);
    else if (ts.isTemplateExpression(node)) {
      texts.push(node.head.text, ...node.templateSpans.map((span) => span.literal.text));
    } else if (ts.isConditionalExpression(node)) {
      literals(node.whenTrue);
      literals(node.whenFalse);
    } else if (ts.isBinaryExpression(node)) {
      literals(node.left);
      literals(node.right);
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText().endsWith('l10n.t')) {
      const [template] = node.arguments;
      if (template) literals(template);
    } else if (ts.isPropertyAssignment(node) && ['title', 'text'].includes(node.name.getText())) {
      literals(node.initializer);
    }
    node.forEachChild(visit);
  };
  visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true));
  return texts;
}

describe('the texts of rules', () => {
  it('take their figures from the catalogue', () => {
    const found = filesIn(ROOM).flatMap((file) =>
      textsOf(file).flatMap((text) => {
        const digits = digitsOf(text);
        return digits.length === 0 ? [] : [`${file.slice(ROOM.length + 1)}: ${digits.join(' ')} in "${text}"`];
      }),
    );
    expect(found).toEqual([]);
  });

  it.each(NAMES.map(([name, why]) => [String(name), why] as const))('have %s somewhere (%s)', (name) => {
    const pattern = NAMES.find(([one]) => String(one) === name)?.[0];
    const all = filesIn(ROOM).flatMap(textsOf).join('\n');
    expect(pattern && all.match(pattern)).not.toBeNull();
  });
});
