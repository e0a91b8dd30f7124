import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { load } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateAll } from '../../../src/generate';
import { customerOf, sampleDesign } from '../resources/sample';

const design = sampleDesign();
const NAMES = ['contoso', 'fabrikam', 'wingtip'];

function filesOf(of = design): Map<string, string> {
  const [output] = [...generateAll(of, of.customers, 'pipeline')];
  return new Map(output?.files.map(({ path, content }) => [path, content]));
}

interface Step {
  run?: string;
  bash?: string;
  id?: string;
  name?: string;
  uses?: string;
  task?: string;
  publish?: string;
  download?: string;
  artifact?: string;
  env?: Record<string, string>;
  with?: Record<string, unknown>;
  inputs?: Record<string, string>;
}
interface Job {
  needs?: string;
  if?: string;
  environment?: string;
  permissions?: Record<string, string>;
  outputs?: Record<string, string>;
  steps: Step[];
}
interface Stage {
  stage: string;
  dependsOn?: string;
  condition?: string;
  jobs: { steps?: Step[]; environment?: string; strategy?: { runOnce: { deploy: { steps: Step[] } } } }[];
}

const github = (of = design): Record<string, Job> =>
  (load(filesOf(of).get('.github/workflows/csp-connectivity.yml') ?? '') as { jobs: Record<string, Job> }).jobs;
const azure = (of = design): Map<string, Stage> => {
  const { stages } = load(filesOf(of).get('azure-pipelines/csp-connectivity.yml') ?? '') as { stages: Stage[] };
  return new Map(stages.map((stage) => [stage.stage, stage]));
};
const stepsOf = (stage: Stage | undefined): Step[] =>
  stage?.jobs.flatMap((job) => job.steps ?? job.strategy?.runOnce.deploy.steps ?? []) ?? [];
const scriptOf = (step: Step): string => step.run ?? step.bash ?? step.inputs?.['inlineScript'] ?? '';

describe('pipelines', () => {
  it('are written once for the design, with a plan and a deployment of each customer', () => {
    expect([...generateAll(design, design.customers, 'pipeline')]).toHaveLength(1);
    const wanted = ['check', ...NAMES.flatMap((name) => [`deploy_${name}`, `plan_${name}`])].sort();
    expect(Object.keys(github()).sort()).toEqual(wanted);
    expect([...azure().keys()].sort()).toEqual(wanted);
    expect(github()['plan_contoso']?.needs).toBe('check');
    expect(github()['deploy_contoso']).toMatchObject({ needs: 'plan_contoso', environment: 'contoso' });
    expect(azure().get('deploy_contoso')).toMatchObject({ dependsOn: 'plan_contoso' });
    expect(azure().get('deploy_contoso')?.jobs[0]?.environment).toBe('csp-connectivity-contoso');
  });

  it('plan against the real Azure, and deploy the plan that was approved', () => {
    for (const [plan, deploy] of [
      [github()['plan_contoso']?.steps ?? [], github()['deploy_contoso']?.steps ?? []],
      [stepsOf(azure().get('plan_contoso')), stepsOf(azure().get('deploy_contoso'))],
    ] as const) {
      expect(plan.map(scriptOf).join('\n')).toMatch(
        / plan "\$DESIGN" --customer contoso --cloud public --out plan\.json/,
      );
      expect(deploy.map(scriptOf).join('\n')).toMatch(
        / deploy "\$DESIGN" --customer contoso --cloud public --plan \S*plan\.json"? --yes/,
      );
    }
    const artifact = { name: 'plan-contoso' };
    const [up] =
      github()['plan_contoso']?.steps.filter(({ uses }) => uses?.startsWith('actions/upload-artifact')) ?? [];
    const [down] = github()['deploy_contoso']?.steps.filter(({ uses }) => uses?.startsWith('actions/download')) ?? [];
    expect(up?.with).toMatchObject({ ...artifact, path: 'plan.json' });
    expect(down?.with).toEqual(artifact);
    expect(stepsOf(azure().get('plan_contoso'))).toContainEqual({ publish: 'plan.json', artifact: 'plan-contoso' });
    expect(stepsOf(azure().get('deploy_contoso'))).toContainEqual({ download: 'current', artifact: 'plan-contoso' });
  });

  it('sign in before they plan and deploy, and give no identity to a pull request from elsewhere', () => {
    for (const job of ['plan_contoso', 'deploy_contoso']) {
      const steps = github()[job]?.steps ?? [];
      const login = steps.findIndex(({ uses }) => uses?.startsWith('azure/login'));
      const work = steps.findIndex((step) => scriptOf(step).includes('--cloud public'));
      expect(login).toBeGreaterThan(0);
      expect(work).toBeGreaterThan(login);
      expect(github()[job]?.permissions).toMatchObject({ 'id-token': 'write' });
    }
    expect(github()['plan_contoso']?.if).toContain('head.repo.full_name == github.repository');
    expect(github()['deploy_contoso']?.if).toContain("github.ref == 'refs/heads/main'");
  });

  it('give a deployment the secrets of its own customer', () => {
    const secrets = ['CSP_SECRET_CONTOSO_AMS_PRIVATE', 'CSP_SECRET_CONTOSO_LON_PRIVATE'];
    const withSecrets = (steps: readonly Step[]) => steps.find((step) => scriptOf(step).includes(' deploy '))?.env;
    expect(withSecrets(github()['deploy_contoso']?.steps ?? [])).toEqual(
      Object.fromEntries(secrets.map((name) => [name, `\${{ secrets.${name} }}`])),
    );
    expect(withSecrets(stepsOf(azure().get('deploy_contoso')))).toEqual(
      Object.fromEntries(secrets.map((name) => [name, `$(${name})`])),
    );
  });

  it('sign in to the tenant of the customer, and with Azure Lighthouse to that of the CSP', () => {
    const lighthouse = sampleDesign({
      'customers/contoso.csp.yaml': (text) => text.replace('azure: aobo', 'azure: lighthouse'),
    });
    const tenantOf = (of: typeof design) =>
      github(of)['deploy_contoso']?.steps.find(({ uses }) => uses?.startsWith('azure/login'))?.with?.['tenant-id'];
    expect(tenantOf(design)).toBe(customerOf(design, 'contoso').tenantId);
    expect(tenantOf(lighthouse)).toBe(design.provider.raw.tenantId);
    expect(tenantOf(lighthouse)).not.toBe(tenantOf(design));
  });

  it('take no text of the design for code', () => {
    const hostile = sampleDesign({
      'provider.csp.yaml': (text) =>
        text.replace(/^displayName:.*$/m, String.raw`displayName: "a\n${'${{ secrets.X }}'}\n##vso[task.x]$(evil)"`),
      'customers/wingtip.csp.yaml': (text) => text.replace('name: wingtip\n', 'name: "x$(touch y)"\n'),
    });
    for (const content of filesOf(hostile).values()) {
      for (const line of content.split('\n')) {
        if (line.startsWith('#')) continue;
        expect(line).not.toMatch(/secrets\.X|evil|touch y|task\.x/);
      }
    }
    expect(Object.keys(github(hostile))).not.toContain('plan_wingtip');
  });
});

describe('what has changed', () => {
  let folder = '';
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
      cwd: folder,
      encoding: 'utf8',
    }).trim();
  const commit = (path: string): string => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), `${path} ${String(Math.random())}`);
    git('add', '-A');
    git('commit', '-qm', 'x');
    return git('rev-parse', 'HEAD');
  };
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pipeline-'));
    git('init', '-q');
    commit('provider.csp.yaml');
    for (const name of NAMES) commit(`customers/${name}.csp.yaml`);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function changed(script: string, base: string): string[] {
    const output = join(folder, '..', `${folder.split('/').at(-1) ?? ''}.output`);
    writeFileSync(output, '');
    const env = { ...process.env, BASE: base, DESIGN: '.', GITHUB_OUTPUT: output, BUILD_REASON: 'IndividualCI' };
    const { status, stdout, stderr } = spawnSync('bash', ['-e'], { input: script, cwd: folder, env, encoding: 'utf8' });
    expect(status, stderr).toBe(0);
    const told = `${readFileSync(output, 'utf8')}\n${stdout}`;
    rmSync(output);
    return NAMES.filter(
      (name) => told.includes(`${name}=true`) || told.includes(`variable=${name};isOutput=true]true`),
    );
  }
  const onGithub = (): string => scriptOf(github()['check']?.steps.find(({ id }) => id === 'changed') ?? {});
  const onAzure = (): string => scriptOf(stepsOf(azure().get('check')).find(({ name }) => name === 'changed') ?? {});

  it('runs for the customers whose file has changed', () => {
    const base = git('rev-parse', 'HEAD');
    commit('customers/fabrikam.csp.yaml');
    expect(changed(onGithub(), base)).toEqual(['fabrikam']);
    expect(changed(onAzure(), '')).toEqual(['fabrikam']);
    expect(changed(onGithub(), git('rev-parse', 'HEAD'))).toEqual([]);
  });

  it('runs for all when the provider has changed, or nobody knows since when', () => {
    const base = git('rev-parse', 'HEAD');
    commit('provider.csp.yaml');
    expect(changed(onGithub(), base)).toEqual(NAMES);
    expect(changed(onAzure(), '')).toEqual(NAMES);
    expect(changed(onGithub(), 'none')).toEqual(NAMES);
    expect(changed(onGithub(), '0'.repeat(40))).toEqual(NAMES);
  });

  it('decides which jobs run', () => {
    for (const name of NAMES) {
      expect(github()['check']?.outputs?.[name]).toBe(`\${{ steps.changed.outputs.${name} }}`);
      expect(github()[`plan_${name}`]?.if).toContain(`needs.check.outputs.${name} == 'true'`);
      expect(azure().get(`plan_${name}`)?.condition).toContain(`check.changed.${name}`);
    }
  });
});
