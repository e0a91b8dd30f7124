import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createClients, simulatorCredential } from '../../src/azure';
import { type Parties, azureOf, observe, partiesOf } from '../../src/deploy';
import type { Customer, Design } from '../../src/design';
import { type GeneratedFile, generate } from '../../src/generate';
import { outputOf, writtenSteps } from '../../src/generate/context';
import { secretVariable } from '../../src/generate/names';
import { type Plan, planOf } from '../../src/plan';
import { type WantedResource, resourcesOf } from '../../src/resources';
import { type Simulator, startSimulator } from '../../src/simulator';
import { refereesFolder } from '../contract/referees';
import { WarmAz } from './warm';

const FRONT = 'az/front.mjs';

/** The folder of the real az; a reason where it cannot be used. */
export function azFolder(): { readonly folder: string } | { readonly lacks: string } {
  const folder = process.env.CSP_AZ;
  if (!folder) return { lacks: 'CSP_AZ names no folder with the real az' };
  if (!existsSync(join(folder, 'root/usr/bin/az'))) return { lacks: `there is no az in ${folder}` };
  if (!refereesFolder || !existsSync(join(refereesFolder, FRONT)))
    return { lacks: `the referee ${FRONT} is not at CSP_REFEREES or ../shared/referees` };
  return { folder };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === 'object' && address ? address.port : 0;
}

/** The answer of a script. */
export interface Ran {
  readonly path: string;
  readonly status: number | null;
  readonly text: string;
}

/** A simulator with what a design says to be there, and the real az signed in before it. */
export class RealAz implements AsyncDisposable {
  /** Ids, in lower case, of what was there before any script: scripts leave it as it is. */
  readonly from: ReadonlySet<string>;

  private constructor(
    readonly simulator: Simulator,
    readonly wanted: readonly WantedResource[],
    readonly scripts: readonly GeneratedFile[],
    private readonly customer: Customer,
    private readonly parties: Parties,
    private readonly front: ChildProcess,
    private readonly az: WarmAz,
    private readonly folder: string,
    private readonly scratch: string,
    private readonly env: NodeJS.ProcessEnv,
  ) {
    this.from = new Set(simulator.snapshot().resources.map(({ id }) => id.toLowerCase()));
  }

  static async of(folder: string, design: Design, customer: Customer): Promise<RealAz> {
    const wanted = resourcesOf(design, customer);
    const parties = partiesOf(design, wanted);
    const { existing, provider, subscriptions } = parties;
    const simulator = await startSimulator({ operationMilliseconds: 20, existing, provider, subscriptions });
    const [tls, token] = [await freePort(), await freePort()];
    const scratch = mkdtempSync(join(tmpdir(), 'real-az-'));
    for (const file of ['k.pem', 'c.pem']) copyFileSync(join(folder, file), join(scratch, file));
    const ids = subscriptions.map(({ subscriptionId }) => subscriptionId);
    const tenant = customer.tenantId ?? '';
    const words = [simulator.port, tls, token, tenant, scratch, ...ids].map(String);
    const front = spawn(process.execPath, [join(refereesFolder ?? '', FRONT), ...words], { stdio: 'ignore' });
    const az = await WarmAz.of(folder, scratch, tls, token).catch(async (error: unknown) => {
      front.kill();
      await simulator.stop();
      throw error;
    });
    const env = { PATH: `${az.bin}:${process.env.PATH ?? ''}`, WAIT_SECONDS: '1', PUT_SECONDS: '0.1' };
    return new RealAz(
      simulator,
      wanted,
      scriptsOf(design, customer),
      customer,
      parties,
      front,
      az,
      folder,
      scratch,
      env,
    );
  }

  /** Runs a script with the keys that other parties have handed over. */
  async run({ path, content }: GeneratedFile): Promise<Ran> {
    await this.partiesAct();
    const secrets = [...content.matchAll(/\bneed (CSP_\w+)/g)].map(([, name = '']) => [name, this.secretFor(name)]);
    const child = spawn('bash', ['-'], { env: { ...this.env, ...(Object.fromEntries(secrets) as object) } });
    child.stdin.end(content);
    return this.wait(path, child);
  }

  /** What other parties make for the CSP, as soon as they can. */
  private async partiesAct(): Promise<void> {
    const made = this.parties.handOvers.map(({ authorization: { id } }) => ({ id, body: { properties: {} } }));
    this.simulator.instruct(made, []);
    await this.simulator.settled();
  }

  private async wait(path: string, child: ChildProcess): Promise<Ran> {
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += String(chunk)));
    const status = await new Promise<number | null>((done) => child.on('close', done));
    return { path, status, text };
  }

  /**
   * Runs a script that deploys the file beside it, with arguments. Files lie at the same path for the shell and for az, which
   * runs in a root of its own.
   */
  async runBeside(files: readonly GeneratedFile[], { path }: GeneratedFile, ...words: string[]): Promise<Ran> {
    const folder = join(this.scratch, dirname(path));
    for (const root of ['', join(this.folder, 'root')]) {
      mkdirSync(join(root, folder), { recursive: true });
      for (const one of files)
        if (dirname(one.path) === dirname(path)) writeFileSync(join(root, this.scratch, one.path), one.content);
    }
    await this.partiesAct();
    return this.wait(path, spawn('bash', [join(this.scratch, path), ...words], { env: this.env }));
  }

  /** A key of the authorization that the variable is named after, else one that Azure takes. */
  secretFor(variable: string): string {
    const handed = this.parties.handOvers.find(({ resourceId }) => {
      const of = this.wanted.find(({ id }) => id === resourceId);
      return secretsIn(of?.body).some((name) => secretVariable(name) === variable);
    });
    const of = this.simulator
      .snapshot()
      .resources.find(({ id }) => id.toLowerCase() === handed?.authorization.id.toLowerCase());
    if (of) return String(of.properties['authorizationKey']);
    const key = this.simulator
      .snapshot()
      .resources.filter(({ type }) => type.endsWith('/authorizations'))
      .find(
        ({ id }) =>
          variable ===
          `CSP_AUTHORIZATION_${id.split('/').at(-3) ?? ''}_${id.split('/').at(-1) ?? ''}`
            .toUpperCase()
            .replaceAll(/[^A-Z0-9]+/g, '_'),
      );
    return String(key?.properties['authorizationKey'] ?? 'Key1234567890abcdef');
  }

  /** What a deployment would still do. */
  private async plan(): Promise<Plan> {
    const clients = createClients({ cloud: 'AzureCloud', simulatorUrl: this.simulator.url }, simulatorCredential);
    const observation = await observe(
      azureOf(() => clients),
      this.wanted,
      {},
    );
    return planOf({ customer: this.customer.name, wanted: this.wanted, ...observation });
  }

  /** The steps that a deployment would still carry out, of what was not there before any script. */
  async left(): Promise<object[]> {
    const { steps } = await this.plan();
    return steps
      .filter(
        ({ action, resourceId }) => action !== 'keep' && action !== 'wait' && !this.from.has(resourceId.toLowerCase()),
      )
      .map(({ id, action, changes }) => ({ id, action, changes }));
  }

  /** Requests that changed something, since the log had so many entries. */
  writesSince(entries: number): string[] {
    return this.simulator
      .log()
      .slice(entries)
      .flatMap((event) =>
        event.kind === 'request' && event.method !== 'GET' ? [`${event.method} ${event.path}`] : [],
      );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.az.stop();
    this.front.kill();
    await this.simulator.stop();
    rmSync(this.scratch, { recursive: true, force: true });
  }
}

/** The scripts of all parties, each after those that it waits for. */
function scriptsOf(design: Design, customer: Customer): GeneratedFile[] {
  const files = new Map(generate(design, customer, 'azcli').map((file) => [file.path, file]));
  const output = outputOf(design, customer);
  return writtenSteps(output).flatMap(({ folder, name }) => files.get(`${output.folder}/${folder}/${name}.sh`) ?? []);
}

/** Names of the secrets in a body. */
function secretsIn(body: WantedResource['body'] | undefined): string[] {
  return [...JSON.stringify(body ?? {}).matchAll(/"\$secret":"([^"]*)"/g)].map(([, name = '']) => name);
}
