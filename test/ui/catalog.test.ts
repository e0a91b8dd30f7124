import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useWorkbench } from './workbench.js';

const FILE = 'customers/contoso.csp.yaml';
/** A provider that nobody has heard of. */
const STRANGER = 'Northern Light Carrier';

describe('the catalogue', () => {
  const workbench = useWorkbench({
    sample: 'northwind',
    prepare: (folder) => {
      const path = join(folder, FILE);
      const text = readFileSync(path, 'utf8');
      writeFileSync(path, text.replace('serviceProviderName: Equinix', `serviceProviderName: ${STRANGER}`));
    },
  });
  const kept = () => join(workbench().folder, '.csp-catalog.json');
  const about = async (text: string) =>
    (await workbench().problems()).filter({ hasText: STRANGER }).filter({ hasText: text });

  it('doubts a name that it does not know', async () => {
    await workbench().openFile(FILE);
    const row = (await about('is not known')).first();
    await row.waitFor();
    await row.locator('.codicon-warning').waitFor();
  });

  it("is updated from the simulator's lists, which exclude the name", async () => {
    expect(existsSync(kept())).toBe(false);
    await workbench().command('CSP Connectivity: Update the Catalogue from Azure');
    await workbench().pick(/Read the simulator's lists/);
    await workbench().notification("Azure's own lists are kept in .csp-catalog.json").waitFor();
    expect(JSON.parse(readFileSync(kept(), 'utf8'))).toMatchObject({ kind: 'AzureCatalog', cloud: 'AzureCloud' });
    const row = (await about('Azure knows no connectivity provider')).first();
    await row.waitFor();
    await row.locator('.codicon-error').waitFor();
    expect(await (await about('is not known')).count()).toBe(0);
    await workbench().screenshot('catalog-updated');
  });
});
