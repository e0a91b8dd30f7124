import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Level, PictureFormat } from '../../../diagram';
import { requireTrust } from '../../services/trust';
import { askPictureUri } from '../../services/writePicture';

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
  const target = await askPictureUri(
    l10n.t('Export the diagram'),
    { SVG: ['svg'], PNG: ['png'], 'draw.io': ['drawio'] },
    folder && vscode.Uri.joinPath(folder, `${customer}.svg`),
  );
  if (!target) return undefined;
  const { uri, ending } = target;
  const { level, findings } = chosen;
  return { uri, format: ending === 'drawio' ? 'drawio' : 'svg', isPng: ending === 'png', level, findings };
}
