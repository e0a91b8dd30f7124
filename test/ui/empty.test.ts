import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Typed, goThrough } from './keyboard.js';
import { useWorkbench } from './workbench.js';

const CONTOSO = 'customers/contoso-b-v.csp.yaml';

const ACTION_GROUP =
  '/subscriptions/3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0b01/resourceGroups/rg-ops/providers/Microsoft.Insights/actionGroups/ops';

interface Step {
  readonly title: string;
  readonly typed: Typed;
  readonly file: string;
  /** What the file has once the wizard is through. */
  readonly leaves: RegExp;
}

/** From an empty folder to a deployed customer, in both models, by the keyboard alone. */
const CSP: Step = {
  title: 'Create a Design…',
  typed: [
    [/Name of the CSP/, 'Northwind Cloud'],
    [/tenant/, '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0001'],
    [/AS number/, '3320'],
    [/first datacenter/, 'ams-dc1'],
    [/Peering location/, 'Amsterdam'],
    [/Connectivity provider/, 'Equinix'],
    [/Operating system/, 'Junos'],
  ],
  file: 'provider.csp.yaml',
  leaves: /ams-dc1-edge-2/,
};
const IDS: Typed = [
  [/Name of the customer/, 'Contoso B.V.'],
  [/tenant/, '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0101'],
  [/first site/, 'utrecht'],
  [/Id of the subscription/, '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0b01'],
  [/Prefixes of the site/, '10.10.0.0/16'],
];
const PEERING: Step = {
  title: 'Add Microsoft Peering…',
  typed: [
    [/public \/29/, '20.60.1.0/29'],
    [/advertised to Microsoft/, '20.60.2.0/24'],
    [/Device that translates/, 'fw-edge-1'],
  ],
  file: CONTOSO,
  leaves: /routeFilter/,
};
const SPOKE: Step = { title: 'Add a Virtual Network…', typed: [], file: CONTOSO, leaves: /name: spoke/ };

interface Way {
  readonly model: string;
  readonly steps: readonly Step[];
  /** Codes of what is left to warn of, as it is what was answered. */
  readonly left: readonly string[];
}

const ways: readonly Way[] = [
  {
    model: 'connect-through',
    left: [],
    steps: [
      CSP,
      {
        title: 'Add a Datacenter…',
        typed: [
          [/Peering location/, 'London'],
          [/Connectivity provider/, 'Equinix'],
        ],
        file: 'provider.csp.yaml',
        leaves: /london-dc1-edge-2/,
      },
      { title: 'Add a Customer…', typed: IDS, file: CONTOSO, leaves: /ergw-hub/ },
      {
        title: 'Add Circuits of Highest Resiliency…',
        typed: [
          [/Outer VLAN ids/, '3001, 3002'],
          [/Outer VLAN ids/, '3003, 3004'],
          [/Action group/, ACTION_GROUP],
        ],
        file: CONTOSO,
        leaves: /name: contoso-b-v-london/,
      },
      PEERING,
      SPOKE,
    ],
  },
  {
    model: 'connect-to',
    // The sites have private AS numbers, which Microsoft peering takes and is slow with.
    left: ['PEER-018'],
    steps: [
      CSP,
      {
        title: 'Add a Customer…',
        typed: [...IDS, [/How does the customer reach Azure/, 'connect-to'], [/Connectivity provider/, 'Equinix']],
        file: CONTOSO,
        leaves: /ergw-hub/,
      },
      {
        title: 'Add a Site…',
        typed: [
          [/Name of the site/, 'london'],
          [/Prefixes of the site/, '10.20.0.0/16'],
        ],
        file: CONTOSO,
        leaves: /name: london/,
      },
      {
        title: 'Add an Edge Router…',
        typed: [
          [/site/i, 'london'],
          [/Connectivity provider/, 'Equinix'],
        ],
        file: CONTOSO,
        leaves: /london-edge-2/,
      },
      {
        title: 'Add Circuits of Highest Resiliency…',
        typed: [
          [/Peering location of the second circuit/, 'London'],
          [/Outer VLAN ids/, '3001, 3002'],
          [/Outer VLAN ids/, '3003, 3004'],
          [/Subscription id of the customer's own/, '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0b02'],
        ],
        file: CONTOSO,
        leaves: /name: contoso-b-v-london/,
      },
      PEERING,
      SPOKE,
    ],
  },
];

describe.each(ways)('$model, from an empty folder by the keyboard alone', ({ model, steps, left }) => {
  const workbench = useWorkbench({});
  const written = () => readFileSync(join(workbench().folder, CONTOSO), 'utf8');

  it.each(steps)('$title', async ({ title, typed, file, leaves }) => {
    const { page } = workbench();
    await page.setViewportSize({ width: 1440, height: 900 });
    await workbench().command(`CSP Connectivity: ${title}`);
    const asked = await goThrough(workbench(), typed, { file, text: leaves });
    console.log(title, asked.map((a) => `${a.title} | ${a.prompt} | ${a.answer}`).join('\n'));
    await workbench().screenshot(`empty-${model}-${title.replaceAll(/\W+/g, '-')}`);
  });

  it('has no error, and no warning that a question could have asked away', async () => {
    const rows = await workbench().problems();
    const marked = rows.filter({ has: workbench().page.locator('.codicon-error, .codicon-warning') });
    const codes = async () => (await marked.allInnerTexts()).flatMap((text) => /[A-Z]+-\d{3}/.exec(text) ?? text);
    await workbench().screenshot(`empty-${model}-problems`);
    await expect.poll(async () => (await codes()).filter((code) => !left.includes(code))).toEqual([]);
    await workbench().hidePanel();
  });

  it('shows its plan, and deploys it', async () => {
    await workbench().commandWith('CSP Connectivity: Plan', 'The simulator');
    const plan = await workbench().webview('h1:has-text("Plan for Contoso B.V.")');
    await plan.locator('.summary').waitFor();
    await workbench().screenshot(`empty-${model}-plan`);
    await workbench().commandWith('CSP Connectivity: Deploy…', 'The simulator');
    await workbench()
      .page.locator('.monaco-dialog-box')
      .getByText(/to the simulator\?/)
      .waitFor();
    await workbench().screenshot(`empty-${model}-confirmation`);
    await workbench().confirm(/to the simulator\?/, 'Deploy');
    const told = workbench().notification(/Contoso B\.V\.:/);
    await told.waitFor({ timeout: 60_000 });
    expect(await told.innerText()).toMatch(/Deployed: all \d\d resources are there and Succeeded/);
    await plan.getByRole('status').filter({ hasText: 'Deployment to the simulator: succeeded' }).waitFor();
    await workbench().screenshot(`empty-${model}-deployed`);
  });

  it('has both circuits provisioned', async () => {
    await workbench().showText(CONTOSO);
    const at = written().split('\n').indexOf('  - name: contoso-b-v-amsterdam');
    await workbench().goTo(at + 1);
    const lenses = workbench().page.locator('.codelens-decoration', { hasText: 'Provisioned (in the simulator)' });
    await lenses.first().waitFor();
    expect(written().match(/peeringLocation: /g)).toHaveLength(2);
  });
});
