import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { clouds } from '../../../catalog/catalog';
import { allLocations, armProvidersAt } from '../../../catalog/locations';
import { isValidAsn } from '../../../network/asn';
import { type Choice, askAll, guidProblem, nameFrom, nameProblem, pickOne, step, text } from '../../services/ask';
import { Refusal } from '../../services/commands';
import { createFile, exists } from '../../services/edits';
import type { Services } from '../../services/services';
import { type NewDesign, designText, platforms } from './newDesign';

const FIRST_PRIVATE_ASN = '64512';

/** Asks for the CSP and its first datacenter, and makes the provider file of a new design. */
export async function createDesign(
  services: Services,
  folder: unknown,
  given: Partial<NewDesign>,
): Promise<vscode.Uri> {
  const target = folder instanceof vscode.Uri ? folder : await chooseFolder();
  const uri = vscode.Uri.joinPath(target, 'provider.csp.yaml');
  if (await exists(uri)) {
    throw new Refusal(l10n.t('{0} is there already: the folder holds a design.', uri.fsPath), {
      title: l10n.t('Show File'),
      run: () => vscode.window.showTextDocument(uri),
    });
  }
  const answers = await askAll(l10n.t('Create a design'), questions(), given);
  const { displayName, name, tenantId, cloud, asn, site, peeringLocation, serviceProviderName, platform } = answers;
  if (!displayName || !name || !tenantId || !cloud || !asn || !site || !peeringLocation)
    throw new vscode.CancellationError();
  if (!serviceProviderName || !platform) throw new vscode.CancellationError();
  const made = { displayName, name, tenantId, cloud, asn, site, peeringLocation, serviceProviderName, platform };
  await createFile(uri, designText(made));
  await services.files.scan();
  await vscode.window.showTextDocument(uri);
  if (!vscode.workspace.getWorkspaceFolder(uri)) await offerToOpen(target);
  return uri;
}

function questions() {
  return [
    step<NewDesign, 'displayName'>('displayName', (_, frame) =>
      text(frame, l10n.t('Name of the CSP, as people read it'), {
        placeholder: 'Northwind Cloud Services',
        validate: required,
      }),
    ),
    step<NewDesign, 'name'>('name', (a, frame) =>
      text(frame, l10n.t('Short name of the CSP'), { value: nameFrom(a.displayName ?? ''), validate: nameProblem }),
    ),
    step<NewDesign, 'tenantId'>('tenantId', (_, frame) =>
      text(frame, l10n.t('Microsoft Entra tenant of the CSP'), {
        placeholder: '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0001',
        validate: guidProblem,
      }),
    ),
    step<NewDesign, 'cloud'>('cloud', (_, frame) =>
      pickOne(
        frame,
        l10n.t('Azure cloud'),
        clouds.map((cloud) => ({ label: cloud, value: cloud })),
      ),
    ),
    step<NewDesign, 'asn'>('asn', async (_, frame) => {
      const answer = await text(frame, l10n.t('AS number of the CSP'), {
        value: FIRST_PRIVATE_ASN,
        validate: asnProblem,
      });
      return typeof answer === 'string' ? Number(answer) : answer;
    }),
    step<NewDesign, 'site'>('site', (_, frame) =>
      text(frame, l10n.t('Name of the first datacenter'), { placeholder: 'ams-dc1', validate: nameProblem }),
    ),
    step<NewDesign, 'peeringLocation'>('peeringLocation', (a, frame) =>
      pickOne(
        frame,
        l10n.t('Peering location that is reached from there'),
        allLocations(a.cloud).map((location) => ({
          label: location.name,
          description: location.country,
          value: location.name,
        })),
      ),
    ),
    step<NewDesign, 'serviceProviderName'>('serviceProviderName', (a, frame) =>
      pickOne(
        frame,
        l10n.t('Connectivity provider that the edge routers are connected to'),
        armProvidersAt(a.peeringLocation ?? '', a.cloud).map(({ name, displayName }) => ({
          label: name,
          ...(displayName !== name && { description: displayName }),
          value: name,
        })),
      ),
    ),
    step<NewDesign, 'platform'>('platform', (_, frame) =>
      pickOne(frame, l10n.t('Operating system of the two edge routers'), platformChoices()),
    ),
  ];
}

export function platformChoices(): Choice<NewDesign['platform']>[] {
  return platforms.map(({ platform, name }) => ({ label: name, description: platform, value: platform }));
}

export function required(value: string): string | undefined {
  return value === '' ? l10n.t('This is needed.') : undefined;
}

export function asnProblem(value: string): string | undefined {
  return isValidAsn(Number(value)) ? undefined : l10n.t('Give an AS number, 1 to 4294967295, without a point.');
}

async function chooseFolder(): Promise<vscode.Uri> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const [only] = folders;
  if (only && folders.length === 1 && !(await exists(vscode.Uri.joinPath(only.uri, 'provider.csp.yaml'))))
    return only.uri;
  const [picked] =
    (await vscode.window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      title: l10n.t('Folder of the new design'),
      openLabel: l10n.t('Create the Design Here'),
      ...(only && { defaultUri: only.uri }),
    })) ?? [];
  if (!picked) throw new vscode.CancellationError();
  return picked;
}

async function offerToOpen(folder: vscode.Uri): Promise<void> {
  const open = l10n.t('Open Folder');
  const chosen = await vscode.window.showInformationMessage(
    l10n.t('The design is in a folder that is not open. Open it to see its tree and its findings.'),
    open,
  );
  if (chosen === open) await vscode.commands.executeCommand('vscode.openFolder', folder);
}
