import { readdirSync } from 'node:fs';
import { describe, expect, inject, it } from 'vitest';
import { useWorkbench } from './workbench.js';

describe('the workbench on the sample', () => {
  const workbench = useWorkbench({ sample: 'northwind' });

  it('has the extension installed from its VSIX', () => {
    const installed = readdirSync(inject('extensionsDir'));
    expect(installed).toContainEqual(expect.stringMatching(/^csp-connectivity\.csp-connectivity-/));
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
