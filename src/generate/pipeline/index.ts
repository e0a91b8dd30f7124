import type { Customer, Design } from '../../design';
import { resourcesOf } from '../../resources';
import { identifier, secretVariable, uniqueNames } from '../names';
import { type GeneratedFile, lines } from '../output';
import { valueOf } from '../references';

const clouds: Readonly<Record<Design['provider']['cloud'], readonly [cli: string, action: string]>> = {
  AzureCloud: ['public', 'AzureCloud'],
  AzureUSGovernment: ['usgovernment', 'AzureUSGovernment'],
  AzureChinaCloud: ['china', 'AzureChinaCloud'],
};

/** A text as a YAML string in double quotes, which are JSON's. */
const yaml = (text: string): string => JSON.stringify(text);

/** A word of a shell command, in a place where YAML adds nothing. */
const word = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** A workflow for GitHub Actions: checks the design, plans each customer, and deploys each in a job of its own. */
export function printPipeline(design: Design, customers: readonly Customer[]): GeneratedFile[] {
  const unique = uniqueNames();
  // A name that the format does not allow could be an expression of the workflow's language.
  const named = customers.filter(({ name }) => /^[A-Za-z0-9._-]{1,80}$/.test(name));
  const jobs = named.flatMap((customer) => jobsOf(design, customer, unique(identifier(customer.name))));
  return [
    {
      path: '.github/workflows/csp-connectivity.yml',
      content: lines(...head(design), ...jobs).replaceAll(/[ \t]+$/gm, ''),
    },
  ];
}

function head(design: Design): string[] {
  return [
    `# ${design.provider.displayName.replaceAll(/\s+/g, ' ')}: checks, plans and deploys the connectivity of each customer.`,
    '#',
    '# In the settings of the repository:',
    '# - variable CSP_CONNECTIVITY_PACKAGE: where npm finds the command line, such as a file or an address of a .tgz',
    '# - variable DESIGN_FOLDER: the folder of provider.csp.yaml; without it the top of the repository',
    '# - an environment for each customer, named in its deploy job, with the people who must approve, the variable',
    '#   AZURE_CLIENT_ID of an identity with a federated credential for that environment, and the secrets listed there',
    '# What waits for a customer or a connectivity provider is no failure: run the workflow again when they are done.',
    'name: csp-connectivity',
    '',
    'on:',
    '  pull_request:',
    '  push:',
    '    branches: [main]',
    '  workflow_dispatch:',
    '',
    'permissions:',
    '  contents: read',
    '',
    'env:',
    "  DESIGN: ${{ vars.DESIGN_FOLDER || '.' }}",
    '',
    'jobs:',
    '  check:',
    '    runs-on: ubuntu-latest',
    '    steps:',
    ...setUp(),
    '      - run: csp-connectivity check "$DESIGN"',
  ];
}

function setUp(): string[] {
  return [
    '      - uses: actions/checkout@v4',
    '      - uses: actions/setup-node@v4',
    '        with:',
    '          node-version: 24',
    '      - run: npm install --global "$PACKAGE"',
    '        env:',
    '          PACKAGE: ${{ vars.CSP_CONNECTIVITY_PACKAGE }}',
  ];
}

/** In a pull request the plan is made against nothing, as no identity is at hand; the deployment plans against Azure. */
function jobsOf(design: Design, customer: Customer, id: string): string[] {
  const [cloud, environment] = clouds[design.provider.cloud];
  const name = word(customer.name);
  const secrets = secretsOf(design, customer);
  return [
    '',
    `  plan_${id}:`,
    `    name: ${yaml(`plan ${customer.name}`)}`,
    '    needs: check',
    '    runs-on: ubuntu-latest',
    '    steps:',
    ...setUp(),
    '      - run: |',
    `          csp-connectivity plan "$DESIGN" --customer ${name} --json > plan.json`,
    '      - uses: actions/upload-artifact@v4',
    '        with:',
    `          name: ${yaml(`plan-${customer.name}`)}`,
    '          path: plan.json',
    '',
    `  deploy_${id}:`,
    `    name: ${yaml(`deploy ${customer.name}`)}`,
    `    needs: plan_${id}`,
    "    if: github.event_name != 'pull_request' && github.ref == 'refs/heads/main'",
    '    runs-on: ubuntu-latest',
    '    timeout-minutes: 240',
    `    environment: ${yaml(customer.name)}`,
    '    concurrency:',
    `      group: ${yaml(`csp-connectivity-${customer.name}`)}`,
    '      cancel-in-progress: false',
    '    permissions:',
    '      contents: read',
    '      id-token: write',
    '    steps:',
    ...setUp(),
    '      - uses: azure/login@v2',
    '        with:',
    '          client-id: ${{ vars.AZURE_CLIENT_ID }}',
    `          tenant-id: ${yaml(customer.tenantId ?? '')}`,
    `          environment: ${yaml(environment)}`,
    '          allow-no-subscriptions: true',
    '      - name: Deploy',
    ...(secrets.length === 0
      ? []
      : [
          '        env:',
          ...secrets.map((secret) => `          ${secretVariable(secret)}: \${{ secrets.${secretVariable(secret)} }}`),
        ]),
    '        run: |',
    '          code=0',
    `          csp-connectivity deploy "$DESIGN" --customer ${name} --cloud ${cloud} --yes || code=$?`,
    '          if [ "$code" -eq 3 ]; then',
    '            echo "::notice::Waiting for another party; run the workflow again when it is done."',
    '            code=0',
    '          fi',
    '          exit "$code"',
  ];
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
    if (party === 'csp' && !existing) visit(body);
  }
  return [...found].sort();
}
