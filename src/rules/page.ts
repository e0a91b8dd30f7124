import { documents } from './documents';
import { leftOut } from './leftOut';
import type { RuleDocument } from './rule';

const FAMILIES: readonly (readonly [string, string])[] = [
  ['YAML', 'The text'],
  ['FMT', 'Keys and values'],
  ['REF', 'References'],
  ['DUP', 'Names and numbers used twice'],
  ['NET', 'Addresses and networks'],
  ['CKT', 'Circuits'],
  ['PEER', 'Peerings'],
  ['GW', 'Gateways and connections'],
  ['NSG', 'Network security groups'],
  ['RTE', 'Routing'],
  ['RES', 'Resiliency'],
  ['VPN', 'VPN and encryption'],
  ['SEC', 'Security'],
  ['IAM', 'Identity and access'],
  ['EDGE', 'Edge routers, VPN devices and the core'],
  ['MON', 'Monitoring'],
  ['NAME', 'Names'],
];

/** The page of all rules, in Markdown; RULES.md is this text. */
export function rulesPage(): string {
  const familyOf = (code: string): string => code.slice(0, code.indexOf('-'));
  const known = new Set(FAMILIES.map(([family]) => family));
  const others = [...new Set(documents.map((d) => familyOf(d.code)))].filter((family) => !known.has(family));
  const families = [...FAMILIES, ...others.map((family) => [family, family] as const)];
  const lines = [
    '# Rules',
    '',
    '<!-- Written by `npm run docs:rules` from src/rules; edits here are lost. -->',
    '',
    'Each finding has a code, and each code is one rule. **Error**: Azure refuses it, the session will not come up, or one customer',
    'can reach another. **Warning**: it works, and loses redundancy, is asymmetric or is not deployable yet. **Information**: cost and style.',
    'A rule may be milder than its severity where it says so.',
    '',
    'A finding is accepted with `suppress: [{ code, reason, until }]` on its object or on one above it in the same file.',
    'Sources are the keys of the fact sheet; `[K]` is common knowledge of the field, `[D]` a conclusion of ours.',
    '',
    '| family | | rules |',
    '|---|---|--:|',
  ];
  const sections: string[] = [];
  for (const [family, title] of families) {
    const own = documents.filter((d) => familyOf(d.code) === family);
    if (own.length === 0) continue;
    lines.push(`| [${family}](#${family.toLowerCase()}) | ${title} | ${own.length} |`);
    sections.push('', `<a id="${family.toLowerCase()}"></a>`, '', `## ${family}: ${title}`);
    for (const document of own) sections.push('', ...entry(document));
  }
  lines.push(...sections, '', '## Left out', '', 'Rules of the facts that a check of a design does not hold.', '');
  lines.push('| code | what | why not | checked by |', '|---|---|---|---|');
  for (const { code, title, reason, checkedBy } of leftOut)
    lines.push(`| ${code} | ${title} | ${reason} | ${checkedBy} |`);
  return `${lines.join('\n')}\n`;
}

const SEVERITIES = { error: 'Error', warning: 'Warning', info: 'Information' } as const;

function entry({ code, severity, title, text, source }: RuleDocument): string[] {
  return [
    `<a id="${code.toLowerCase()}"></a>`,
    '',
    `### ${code}`,
    '',
    `**${title}**`,
    '',
    text,
    '',
    `${SEVERITIES[severity]}. Source: ${source}.`,
  ];
}
