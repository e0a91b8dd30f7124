import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { CHROMIUM_ARGS, ensureChromium } from '../../scripts/lib/chromium.mjs';
import { ROOT } from '../../scripts/lib/run.mjs';
import { installExtension, startServer } from '../../scripts/lib/vscode-process.mjs';
import { packageExtension } from '../../scripts/package.mjs';

/** Before the UI tests: one server with the extension installed from its VSIX, as a user gets it. */
export default async function setup(project) {
  const executablePath = await ensureChromium();
  const { packagePath } = await packageExtension(join(ROOT, 'artifacts', 'ui', 'csp-connectivity.vsix'));
  const extensionsDir = join(ROOT, 'artifacts', 'ui', 'extensions');
  rmSync(extensionsDir, { recursive: true, force: true });
  await installExtension(packagePath, extensionsDir);
  // Without the smoke-test driver, which would suppress notification toasts.
  const server = await startServer({ extensionsDir });
  project.provide('browser', { executablePath, args: CHROMIUM_ARGS });
  project.provide('serverUrl', server.url);
  project.provide('extensionsDir', extensionsDir);
  project.provide('packagePath', packagePath);
  return () => server.stop();
}
