import type { Design } from '../../design';
import { oneLine } from '../output';
import { type Job, changedLines, clouds, deployLines, planLines } from './job';

export const GITHUB_FILE = '.github/workflows/csp-connectivity.yml';

const indented = (spaces: number, lines: readonly string[]): string[] =>
  lines.map((line) => `${' '.repeat(spaces)}${line}`);

/** A text as a YAML string in double quotes, which are JSON's; an expression of the workflow's language in it stays text. */
export function yamlText(text: string): string {
  return JSON.stringify(text).replaceAll('${{', "${{ '${{' }}");
}

/** A workflow for GitHub Actions: checks the design, plans each changed customer against Azure, and deploys what was approved. */
export function githubWorkflow(design: Design, jobs: readonly Job[]): string[] {
  return [...head(design, jobs), ...jobs.flatMap((job) => [...planJob(design, job), ...deployJob(design, job)])];
}

function head(design: Design, jobs: readonly Job[]): string[] {
  const changed = changedLines(design, jobs, GITHUB_FILE, 'echo "$1=$now" >> "$GITHUB_OUTPUT"');
  return [
    `# ${oneLine(design.provider.displayName)}: checks, plans and deploys the connectivity of each customer.`,
    '#',
    '# In the settings of the repository:',
    '# - variable CSP_CONNECTIVITY_PACKAGE: where npm finds the command line, such as a file or an address of a .tgz',
    '# - variable DESIGN_FOLDER: the folder of provider.csp.yaml; without it the top of the repository',
    '# - for each customer an environment CUSTOMER-plan with the variable AZURE_CLIENT_ID of an identity that may read, and an',
    '#   environment CUSTOMER with the people who must approve, AZURE_CLIENT_ID of an identity that may write, and the secrets',
    '#   listed there; each identity has a federated credential for its environment',
    '# What is approved is the plan of the same run: where Azure has moved since, nothing is deployed and a new run plans again.',
    '# What waits for a customer or a connectivity provider is no failure: run the workflow by hand when they are done.',
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
    ...(jobs.length === 0
      ? []
      : ['    outputs:', ...jobs.map(({ id }) => `      ${id}: \${{ steps.changed.outputs.${id} }}`)]),
    '    steps:',
    ...setUp(),
    '      - run: csp-connectivity check "$DESIGN"',
    '      - id: changed',
    '        env:',
    "          BASE: ${{ github.event.pull_request.base.sha || github.event.before || 'none' }}",
    '        run: |',
    ...indented(10, changed),
  ];
}

function setUp(): string[] {
  return [
    '      - uses: actions/checkout@v4',
    '        with:',
    '          fetch-depth: 0',
    '      - uses: actions/setup-node@v4',
    '        with:',
    '          node-version: 24',
    '      - run: npm install --global "$PACKAGE"',
    '        env:',
    '          PACKAGE: ${{ vars.CSP_CONNECTIVITY_PACKAGE }}',
  ];
}

function signIn(design: Design, job: Job): string[] {
  return [
    '      - uses: azure/login@v2',
    '        with:',
    '          client-id: ${{ vars.AZURE_CLIENT_ID }}',
    `          tenant-id: ${yamlText(job.tenantId)}`,
    `          environment: ${yamlText(clouds[design.provider.cloud][1])}`,
    '          allow-no-subscriptions: true',
  ];
}

const identity: readonly string[] = ['    permissions:', '      contents: read', '      id-token: write'];

/** A pull request from elsewhere gets no identity, so nothing is planned for it. */
function planJob(design: Design, job: Job): string[] {
  const [cloud] = clouds[design.provider.cloud];
  return [
    '',
    `  plan_${job.id}:`,
    `    name: ${yamlText(`plan ${job.name}`)}`,
    '    needs: check',
    '    if: >-',
    `      needs.check.outputs.${job.id} == 'true' && (github.event_name != 'pull_request'`,
    '      || github.event.pull_request.head.repo.full_name == github.repository)',
    '    runs-on: ubuntu-latest',
    `    environment: ${yamlText(`${job.name}-plan`)}`,
    ...identity,
    '    steps:',
    ...setUp(),
    ...signIn(design, job),
    '      - name: Plan',
    '        shell: bash',
    '        run: |',
    ...indented(10, [...planLines(job, cloud), 'cat plan.txt >> "$GITHUB_STEP_SUMMARY"']),
    '      - uses: actions/upload-artifact@v4',
    '        with:',
    `          name: ${yamlText(`plan-${job.name}`)}`,
    '          path: plan.json',
    '          if-no-files-found: error',
  ];
}

function deployJob(design: Design, job: Job): string[] {
  const [cloud] = clouds[design.provider.cloud];
  return [
    '',
    `  deploy_${job.id}:`,
    `    name: ${yamlText(`deploy ${job.name}`)}`,
    `    needs: plan_${job.id}`,
    "    if: github.event_name != 'pull_request' && github.ref == 'refs/heads/main'",
    '    runs-on: ubuntu-latest',
    '    timeout-minutes: 240',
    `    environment: ${yamlText(job.name)}`,
    '    concurrency:',
    `      group: ${yamlText(`csp-connectivity-${job.name}`)}`,
    '      cancel-in-progress: false',
    ...identity,
    '    steps:',
    ...setUp(),
    ...signIn(design, job),
    '      - uses: actions/download-artifact@v4',
    '        with:',
    `          name: ${yamlText(`plan-${job.name}`)}`,
    '      - name: Deploy',
    ...(job.secrets.length === 0
      ? []
      : ['        env:', ...job.secrets.map((secret) => `          ${secret}: \${{ secrets.${secret} }}`)]),
    '        run: |',
    ...indented(10, deployLines(job, cloud, 'plan.json', '::notice::')),
  ];
}
