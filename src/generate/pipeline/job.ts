import type { Customer, Design } from '../../design';
import { resourcesOf, signInTenantOf } from '../../resources';
import { identifier, secretVariable } from '../names';
import { valueOf } from '../references';

/** What a pipeline says of a customer. */
export interface Job {
  /** Part of the names of jobs and outputs. */
  readonly id: string;
  readonly name: string;
  /** Its file, from the folder of the design; undefined where its path is more than a shell and a pipeline take as it is. */
  readonly file: string | undefined;
  /** Where the CSP signs in. */
  readonly tenantId: string;
  /** Environment variables of the secrets that the CSP's own resources need. */
  readonly secrets: readonly string[];
}

/** The command line's name of the cloud, and that of the pipelines' own sign-in. */
export const clouds: Readonly<Record<Design['provider']['cloud'], readonly [cli: string, action: string]>> = {
  AzureCloud: ['public', 'AzureCloud'],
  AzureUSGovernment: ['usgovernment', 'AzureUSGovernment'],
  AzureChinaCloud: ['china', 'AzureChinaCloud'],
};

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Names, paths and tenants that the languages of pipelines take for nothing else; the format allows no other names. */
const isName = (name: string): boolean => /^[A-Za-z0-9._-]{1,80}$/.test(name);
const isPath = (path: string): boolean => /^[A-Za-z0-9._/-]+$/.test(path) && !path.startsWith('-');

export function jobsOf(design: Design, customers: readonly Customer[], unique: (wanted: string) => string): Job[] {
  return customers
    .filter(({ name }) => isName(name))
    .map((customer) => {
      const tenantId = signInTenantOf(design, customer)(customer.tenantId) ?? '';
      return {
        id: unique(identifier(customer.name)),
        name: customer.name,
        file: isPath(customer.file.path) ? customer.file.path : undefined,
        tenantId: GUID.test(tenantId) ? tenantId : '',
        secrets: secretsOf(design, customer).map(secretVariable),
      };
    });
}

/** Names of the secrets that the CSP's own resources need. */
function secretsOf(design: Design, customer: Customer): string[] {
  const found = new Set<string>();
  const visit = (value: Parameters<typeof valueOf>[0]): void => {
    const seen = valueOf(value);
    if (seen.kind === 'secret') found.add(seen.name);
    if (seen.kind === 'list') seen.items.forEach(visit);
    if (seen.kind === 'object') for (const [, item] of seen.entries) visit(item);
  };
  for (const { body, party, existing } of resourcesOf(design, customer)) {
    if (party === 'csp' && !existing) visit(body as Parameters<typeof valueOf>[0]);
  }
  return [...found].sort();
}

/**
 * Shell lines that tell of each customer whether its design has changed since the commit BASE; where that is not known, all have.
 * @param tell the line that says so of one, in which `$1` is the id and `$now` true or false
 */
export function changedLines(design: Design, jobs: readonly Job[], pipelineFile: string, tell: string): string[] {
  const provider = isPath(design.provider.file.path) ? design.provider.file.path : '.';
  return [
    'changed() { ! git cat-file -e "$BASE" 2>/dev/null || ! git diff --quiet "$BASE" HEAD -- "$@"; }',
    `if changed "$DESIGN/${provider}" "$DESIGN/.csp-catalog.json" ${pipelineFile}; then all=true; else all=false; fi`,
    `tell() { ${tell}; }`,
    'customer() { if $all || changed "$DESIGN/$2"; then now=true; else now=false; fi; tell "$1"; }',
    ...jobs.map(({ id, file }) => (file === undefined ? `now=true; tell ${id}` : `customer ${id} ${file}`)),
  ];
}

/** Shell lines that plan against Azure and keep the plan. */
export function planLines(job: Job, cloud: string): string[] {
  return [`csp-connectivity plan "$DESIGN" --customer ${job.name} --cloud ${cloud} --out plan.json | tee plan.txt`];
}

/** Shell lines that carry out the plan that was approved; waiting for another party is no failure. */
export function deployLines(job: Job, cloud: string, plan: string, waiting: string): string[] {
  return [
    'code=0',
    `csp-connectivity deploy "$DESIGN" --customer ${job.name} --cloud ${cloud} --plan ${plan} --yes || code=$?`,
    'if [ "$code" -eq 3 ]; then',
    `  echo "${waiting}Waiting for another party; run this again when it is done."`,
    '  code=0',
    'fi',
    'exit "$code"',
  ];
}
