import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** How az is called, as the `bin/az` of the folder does it, with settings and a sign-in of its own. */
function environment(config: string, tokenPort: number): NodeJS.ProcessEnv {
  return {
    HOME: '/root',
    PATH: '/usr/sbin:/usr/bin:/bin',
    AZURE_CONFIG_DIR: config,
    REQUESTS_CA_BUNDLE: '/root/ca.pem',
    IDENTITY_ENDPOINT: `http://127.0.0.1:${String(tokenPort)}/token`,
    IDENTITY_HEADER: 'x',
    AZURE_CORE_COLLECT_TELEMETRY: '0',
    AZURE_CORE_NO_COLOR: '1',
    PYTHONWARNINGS: 'ignore',
  };
}

/**
 * The real az, signed in, whose start is paid once: of a command of az, three quarters of a second are Python reading modules,
 * so a server keeps them in memory and forks itself for each command.
 */
export class WarmAz {
  /** The folder to have first in PATH. */
  readonly bin: string;
  private readonly inRoot: string;
  private readonly server: ChildProcess;

  private constructor(folder: string, scratch: string, tokenPort: number) {
    const root = join(folder, 'root');
    this.inRoot = join(root, scratch);
    this.bin = join(scratch, 'bin');
    mkdirSync(this.inRoot, { recursive: true });
    copyFileSync(join(__dirname, 'warm.py'), join(this.inRoot, 'warm.py'));
    mkdirSync(this.bin);
    const ask = `exec chroot ${root} python3 -ISE ${scratch}/warm.py ask ${scratch}/az.socket "$@"`;
    writeFileSync(join(this.bin, 'az'), `#!/bin/bash\n${ask}\n`);
    chmodSync(join(this.bin, 'az'), 0o755);
    this.server = spawn('chroot', [root, 'python3', `${scratch}/warm.py`, 'serve', `${scratch}/az.socket`], {
      env: environment(join(scratch, 'config'), tokenPort),
      stdio: 'ignore',
    });
  }

  /** Starts it and signs it in at an endpoint on this machine; throws what az says where it does not. */
  static async of(folder: string, scratch: string, tlsPort: number, tokenPort: number): Promise<WarmAz> {
    const az = new WarmAz(folder, scratch, tokenPort);
    for (let tries = 0; !existsSync(join(az.inRoot, 'az.socket')); tries++) {
      if (tries === 300) throw new Error('az is not there after 30 s');
      await wait(100);
    }
    const endpoint = `https://127.0.0.1:${String(tlsPort)}`;
    const kinds = [
      'resource-manager',
      'active-directory',
      'active-directory-graph-resource-id',
      'management',
      'gallery',
    ];
    const endpoints = [
      ...kinds.flatMap((kind) => [`--endpoint-${kind}`, endpoint]),
      ...['--endpoint-active-directory-resource-id', 'https://management.core.windows.net/'],
    ];
    az.run('cloud', 'register', '--name', 'Local', ...endpoints);
    az.run('cloud', 'set', '--name', 'Local');
    az.run('login', '--identity');
    return az;
  }

  private run(...words: readonly string[]): void {
    const { status, stdout, stderr } = spawnSync(join(this.bin, 'az'), words, { encoding: 'utf8' });
    if (status === 0) return;
    this.stop();
    throw new Error(`az ${words.join(' ')}: ${stdout}${stderr}`);
  }

  stop(): void {
    this.server.kill();
    rmSync(this.inRoot, { recursive: true, force: true });
  }
}
