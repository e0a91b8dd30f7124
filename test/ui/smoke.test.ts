import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { useWorkbench } from './workbench.js';

describe('the workbench on the sample', () => {
  const workbench = useWorkbench({ sample: 'northwind' });

  it('has the extension installed from its VSIX', () => {
    const folder = readdirSync(inject('extensionsDir')).find((name) =>
      /^csp-connectivity\.csp-connectivity-/.test(name),
    );
    expect(folder).toBeDefined();
    const files = readdirSync(join(inject('extensionsDir'), folder ?? ''), { recursive: true, encoding: 'utf8' });
    expect(files).toContain(join('dist', 'extension.js'));
    expect(files.filter((name) => /\.map$|\.ts$|^(test|src|scripts|node_modules)\b/.test(name))).toEqual([]);
  });

  it('opens a file of the design', async () => {
    const { page } = workbench();
    await workbench().openFile('customers/contoso.csp.yaml');
    await page.locator('.view-line').filter({ hasText: 'contoso' }).first().waitFor();
    await workbench().screenshot('smoke-text');
  });

  it('shows the tree of the design', async () => {
    await workbench().showViews();
    await workbench()
      .treeItem(/Contoso/i)
      .waitFor();
    await workbench().screenshot('smoke-tree');
  });
});
