import { strict as assert } from 'node:assert';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { api, open, revert, rows, type, until } from '../api';

const DESIGN = 'Northwind Cloud Services';
const shown = (items: readonly vscode.TreeItem[]) => items.map((i) => [i.label, i.description ?? '']);

describe('the tree', () => {
  it('shows the design with its datacenters and customers, each with its model', async () => {
    const { items } = await rows();
    assert.deepEqual(shown(items), [[DESIGN, '']]);
    assert.deepEqual(shown((await rows(DESIGN)).items), [
      ['Datacenters of the CSP', '2'],
      ['Contoso B.V.', 'connect-through'],
      ['Fabrikam GmbH', 'connect-to'],
      ['Wingtip Toys AG', 'connect-to'],
    ]);
  });

  it('shows sites, circuits with bandwidth and location, and subscriptions of a customer', async () => {
    assert.deepEqual(shown((await rows(DESIGN, 'Contoso B.V.')).items), [
      ['Sites', '2'],
      ['Circuits', '2'],
      ['Subscriptions', '3'],
      ['Prerequisites', '5 of 10 done'],
    ]);
    assert.deepEqual(shown((await rows(DESIGN, 'Contoso B.V.', 'Circuits')).items), [
      ['contoso-ams', '1 Gbps · Amsterdam'],
      ['contoso-lon', '1 Gbps · London'],
    ]);
    assert.deepEqual(shown((await rows(DESIGN, 'Fabrikam GmbH', 'Circuits')).items), [
      ['fabrikam-fra', '500 Mbps · Frankfurt'],
    ]);
    assert.deepEqual(shown((await rows(DESIGN, 'Contoso B.V.', 'Subscriptions')).items), [
      ['prod', 'CSP'],
      ['dev', 'CSP · non-production'],
      ['marketing', 'PAYG · managed by the customer · over the internet'],
    ]);
  });

  it('shows peerings and connections below a circuit, gateway and subnets below a network', async () => {
    assert.deepEqual(shown((await rows(DESIGN, 'Fabrikam GmbH', 'Circuits', 'fabrikam-fra')).items), [
      ['Private peering', 'VLAN 200 · AS 65020'],
      ['Microsoft peering', 'VLAN 201 · AS 65020'],
      ['cn-core-fra', '→ core/core'],
    ]);
    assert.deepEqual(shown((await rows(DESIGN, 'Contoso B.V.', 'Subscriptions', 'prod', 'hub')).items), [
      ['ergw-hub', 'ErGw2AZ'],
      ['afw-hub', '10.100.0.68 · exists'],
      ['GatewaySubnet', '10.100.0.0/26'],
      ['AzureFirewallSubnet', '10.100.0.64/26'],
      ['shared', '10.100.1.0/24'],
      ['hub-to-apps', '→ apps'],
    ]);
  });

  it('gives every row an icon, a spoken name, a tooltip and an id of its own', async () => {
    const { tree } = await api();
    const ids = new Set<string>();
    const visit = async (node?: Parameters<typeof tree.getTreeItem>[0]): Promise<void> => {
      for (const child of (await tree.getChildren(node)) ?? []) {
        const item = await tree.getTreeItem(child);
        assert.ok(item.iconPath instanceof vscode.ThemeIcon, child.id);
        assert.ok(item.accessibilityInformation?.label.startsWith(child.label), child.id);
        assert.ok(item.id && !ids.has(item.id), `twice: ${item.id}`);
        ids.add(item.id);
        const resolved = await tree.resolveTreeItem?.(item, child, new vscode.CancellationTokenSource().token);
        assert.ok(resolved?.tooltip instanceof vscode.MarkdownString, child.id);
        await visit(child);
      }
    };
    await visit();
    assert.ok(ids.size > 60, `${ids.size} rows`);
  });

  it('keeps its ids, and shows what is typed', async () => {
    const before = (await rows(DESIGN, 'Contoso B.V.', 'Circuits')).items.map((i) => i.id);
    const editor = await open('customers/contoso.csp.yaml');
    await type(editor, 'bandwidthInMbps: 1000', 'bandwidthInMbps: 2000');
    await until('the new bandwidth in the tree', async () => {
      const { items } = await rows(DESIGN, 'Contoso B.V.', 'Circuits');
      return items[0]?.description === '2 Gbps · Amsterdam';
    });
    assert.deepEqual(
      (await rows(DESIGN, 'Contoso B.V.', 'Circuits')).items.map((i) => i.id),
      before,
    );
    await revert(editor);
  });

  it('says the findings of a customer and of its design aloud once they are found', async () => {
    const { tree } = await api();
    await rows(DESIGN);
    const spoken = new Map<string, string>();
    const listening = tree.onDidChangeTreeData?.((drawn) => {
      for (const row of Array.isArray(drawn) ? drawn : []) {
        void Promise.resolve(tree.getTreeItem(row)).then((item) => {
          spoken.set(row.label, item.accessibilityInformation?.label ?? '');
        });
      }
    });
    const editor = await open('customers/contoso.csp.yaml');
    try {
      await type(editor, 'vlanId: 110', 'vlanId: 5000');
      for (const row of ['Contoso B.V.', DESIGN])
        await until(`an error of ${row}`, () => /, 1 error/.test(spoken.get(row) ?? ''));
      await revert(editor);
      for (const row of ['Contoso B.V.', DESIGN])
        await until(`no error of ${row}`, () => !/\d error/.test(spoken.get(row) ?? ''));
    } finally {
      listening?.dispose();
    }
  });

  it('keeps the last good customer while its file is half typed, and says so', async () => {
    const editor = await open('customers/fabrikam.csp.yaml');
    await type(editor, 'displayName: Fabrikam GmbH', 'displayName: "Fabrikam');
    await until('the row that says so', async () => {
      const { items } = await rows(DESIGN);
      return items.some((i) => i.label === 'Fabrikam GmbH' && String(i.description).includes('half typed'));
    });
    assert.equal((await rows(DESIGN, 'Fabrikam GmbH', 'Circuits')).items.length, 1);
    await revert(editor);
    await until('the row as it was', async () => {
      const { items } = await rows(DESIGN);
      return items.some((i) => i.label === 'Fabrikam GmbH' && i.description === 'connect-to');
    });
  });
});
