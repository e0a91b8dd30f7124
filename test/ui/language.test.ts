import { describe, it } from 'vitest';
import { useWorkbench } from './workbench.js';

describe('in German', () => {
  const workbench = useWorkbench({ sample: 'northwind', language: 'de' });

  it('the tree, the findings and the commands are German', async () => {
    await workbench().openFile('customers/fabrikam.csp.yaml');
    await workbench().showViews();
    await workbench().expand(/^Fabrikam GmbH/);
    await workbench()
      .treeItem(/^Leitungen, 1/)
      .waitFor();
    const problems = await workbench().problems();
    await problems.filter({ hasText: 'ist für Dokumentation' }).first().waitFor();
    await workbench().command('CSP Connectivity: Diagramm öffnen');
    const diagram = await workbench().webview('svg [data-id]');
    for (let step = 0; step < 3; step++) await diagram.getByRole('button', { name: 'Mehr Einzelheiten' }).click();
    await diagram.locator('svg text', { hasText: 'Privates Peering' }).first().waitFor();
    await workbench().screenshot('german');
  });
});
