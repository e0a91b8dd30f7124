import type { Design } from '../../design';
import { oneLine } from '../output';
import { type Job, changedLines, clouds, deployLines, planLines } from './job';

export const AZURE_FILE = 'azure-pipelines/csp-connectivity.yml';

const indented = (spaces: number, lines: readonly string[]): string[] =>
  lines.map((line) => `${' '.repeat(spaces)}${line}`);

/** The twin of the workflow for Azure Pipelines: a stage that checks, and two for each customer. */
export function azurePipeline(design: Design, jobs: readonly Job[]): string[] {
  return [...head(design, jobs), ...jobs.flatMap((job) => [...planStage(design, job), ...deployStage(design, job)])];
}

function head(design: Design, jobs: readonly Job[]): string[] {
  const tell = 'echo "##vso[task.setvariable variable=$1;isOutput=true]$now"';
  return [
    `# ${oneLine(design.provider.displayName)}: checks, plans and deploys the connectivity of each customer.`,
    '#',
    '# In the project:',
    '# - variables of the pipeline: CSP_CONNECTIVITY_PACKAGE, where npm finds the command line; DESIGN_FOLDER, the folder of',
    '#   provider.csp.yaml, or . for the top of the repository',
    '# - for each customer the service connections csp-connectivity-CUSTOMER-plan (may read) and csp-connectivity-CUSTOMER (may',
    '#   write), with workload identity federation, in the tenant that its stage names; a variable group',
    '#   csp-connectivity-CUSTOMER with the secrets listed there; and an environment csp-connectivity-CUSTOMER whose check is',
    '#   the approval, and an exclusive lock',
    '# What is approved is the plan of the same run: where Azure has moved since, nothing is deployed and a new run plans again.',
    '# What waits for a customer or a connectivity provider is no failure: run the pipeline by hand when they are done.',
    '# Changes come to main by pull request: a run looks at what its last commit, or its merge, has changed.',
    'trigger:',
    '  branches:',
    '    include: [main]',
    '',
    'pool:',
    '  vmImage: ubuntu-latest',
    '',
    'variables:',
    '  DESIGN: $(DESIGN_FOLDER)',
    '',
    'stages:',
    '  - stage: check',
    '    jobs:',
    '      - job: check',
    '        steps:',
    ...setUp(10),
    '          - bash: csp-connectivity check "$DESIGN"',
    '          - bash: |',
    ...indented(14, [
      'BASE=$(git rev-parse --verify --quiet HEAD^1 || echo none)',
      'if [ "$BUILD_REASON" = Manual ]; then BASE=none; fi',
      ...changedLines(design, jobs, AZURE_FILE, tell),
    ]),
    '            name: changed',
  ];
}

function setUp(spaces: number): string[] {
  return indented(spaces, [
    '- checkout: self',
    '  fetchDepth: 0',
    '- task: UseNode@1',
    '  inputs:',
    '    version: 24.x',
    '- bash: npm install --global "$CSP_CONNECTIVITY_PACKAGE"',
  ]);
}

function withAzure(spaces: number, connection: string, script: readonly string[]): string[] {
  return indented(spaces, [
    '- task: AzureCLI@2',
    '  inputs:',
    `    azureSubscription: ${connection}`,
    '    scriptType: bash',
    '    scriptLocation: inlineScript',
    '    inlineScript: |',
    ...indented(6, script),
  ]);
}

function planStage(design: Design, job: Job): string[] {
  const [cloud] = clouds[design.provider.cloud];
  return [
    '',
    `  - stage: plan_${job.id}`,
    `    displayName: plan ${job.name} (signs in to ${job.tenantId || 'the tenant of its subscriptions'})`,
    '    dependsOn: check',
    `    condition: and(succeeded(), eq(dependencies.check.outputs['check.changed.${job.id}'], 'true'))`,
    '    jobs:',
    '      - job: plan',
    '        steps:',
    ...setUp(10),
    ...withAzure(10, `csp-connectivity-${job.name}-plan`, [
      'set -o pipefail',
      ...planLines(job, cloud),
      'echo "##vso[task.uploadsummary]$PWD/plan.txt"',
    ]),
    '          - publish: plan.json',
    `            artifact: plan-${job.name}`,
  ];
}

function deployStage(design: Design, job: Job): string[] {
  const [cloud] = clouds[design.provider.cloud];
  const plan = `"$PIPELINE_WORKSPACE/plan-${job.name}/plan.json"`;
  const waiting = '##vso[task.logissue type=warning]';
  return [
    '',
    `  - stage: deploy_${job.id}`,
    `    displayName: deploy ${job.name}`,
    `    dependsOn: plan_${job.id}`,
    "    condition: and(succeeded(), eq(variables['Build.SourceBranch'], 'refs/heads/main'))",
    '    lockBehavior: sequential',
    ...(job.secrets.length === 0 ? [] : ['    variables:', `      - group: csp-connectivity-${job.name}`]),
    '    jobs:',
    '      - deployment: deploy',
    '        timeoutInMinutes: 240',
    `        environment: csp-connectivity-${job.name}`,
    '        strategy:',
    '          runOnce:',
    '            deploy:',
    '              steps:',
    ...setUp(16),
    '                - download: current',
    `                  artifact: plan-${job.name}`,
    ...withAzure(16, `csp-connectivity-${job.name}`, deployLines(job, cloud, plan, waiting)),
    ...(job.secrets.length === 0
      ? []
      : ['                  env:', ...job.secrets.map((secret) => `                    ${secret}: $(${secret})`)]),
  ];
}
