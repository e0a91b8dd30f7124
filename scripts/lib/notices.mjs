import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './run.mjs';

const LICENCE_FILE = /^(licen[cs]e|copying|notice)([.-].*)?$/i;

/** The packages, by their folders in node_modules, whose code the bundles hold. */
export function bundledPackages(results, copies) {
  const inputs = results.flatMap(({ metafile }) =>
    Object.values(metafile.outputs).flatMap((output) =>
      Object.entries(output.inputs).flatMap(([input, { bytesInOutput }]) => (bytesInOutput > 0 ? [input] : [])),
    ),
  );
  const folders = [...inputs, ...copies.map(([from]) => from)].flatMap((input) => {
    const found = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input);
    return found ? [found[0]] : [];
  });
  return [...new Set(folders)].sort();
}

/** The text of THIRD_PARTY_NOTICES: name, version, licence and the licence's text of every package that is shipped. */
export function noticesOf(folders) {
  const packages = new Map();
  for (const folder of folders) {
    const { name, version, license, homepage, author } = JSON.parse(
      readFileSync(join(ROOT, folder, 'package.json'), 'utf8'),
    );
    packages.set(`${name} ${version}`, { license: licenceOf(license), homepage, author, text: textOf(folder) });
  }
  const parts = [...packages]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([title, { license, text, author }]) => {
      const holder = typeof author === 'string' ? author : author?.name;
      return `${title}\nLicence: ${license}\n\n${text ?? `Copyright (c) ${holder ?? 'the authors'}. The package carries no copy of the text of its licence.`}`;
    });
  const rule = `\n\n${'-'.repeat(100)}\n\n`;
  const head =
    'CSP Connectivity ships code of the packages below, each under its own licence. elkjs is used under the Eclipse Public\n' +
    'License 2.0; its source is in the package of that name and version on the npm registry.';
  return `${[head, ...parts].join(rule)}\n`;
}

function licenceOf(license) {
  return typeof license === 'string' ? license : (license?.type ?? 'see text');
}

function textOf(folder) {
  const at = join(ROOT, folder);
  const file = existsSync(at)
    ? readdirSync(at)
        .sort()
        .find((name) => LICENCE_FILE.test(name))
    : undefined;
  return file && readFileSync(join(at, file), 'utf8').replaceAll('\r\n', '\n').trim();
}
