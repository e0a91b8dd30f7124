import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Level, PictureFormat } from '../../../diagram';
import { Refusal } from '../../services/commands';
import { requireTrust } from '../../services/trust';

/** Where a picture goes, and as what. */
export interface PictureTarget {
  readonly uri: vscode.Uri;
  /** What the page writes; a PNG is made of its SVG. */
  readonly format: PictureFormat;
  readonly isPng: boolean;
  readonly level: Level;
  readonly findings: boolean;
}

/** Asks what is exported, and where to; undefined where it was left. */
export async function askTarget(folder: vscode.Uri | undefined, customer: string): Promise<PictureTarget | undefined> {
  requireTrust();
  const chosen = await vscode.window.showQuickPick(
    [
      { label: l10n.t('Everything'), level: 'detail' as const, findings: false },
      {
        label: l10n.t('Overview'),
        description: l10n.t('few, large words'),
        level: 'overview' as const,
        findings: false,
      },
      {
        label: l10n.t('Everything, with findings'),
        description: l10n.t('numbers in the picture, their texts at its foot'),
        level: 'detail' as const,
        findings: true,
      },
    ],
    { title: l10n.t('Export the diagram') },
  );
  if (!chosen) return undefined;
  const uri = await vscode.window.showSaveDialog({
    title: l10n.t('Export the diagram'),
    filters: { SVG: ['svg'], PNG: ['png'], 'draw.io': ['drawio'] },
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, `${customer}.svg`) }),
  });
  if (!uri) return undefined;
  const ending = uri.path.slice(uri.path.lastIndexOf('.') + 1).toLowerCase();
  if (ending !== 'svg' && ending !== 'png' && ending !== 'drawio') {
    throw new Refusal(l10n.t('{0} ends in none of {1}.', uri.fsPath, '.svg, .png, .drawio'));
  }
  const { level, findings } = chosen;
  return { uri, format: ending === 'drawio' ? 'drawio' : 'svg', isPng: ending === 'png', level, findings };
}
