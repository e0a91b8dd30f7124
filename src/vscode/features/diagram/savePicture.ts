import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Level, PageName, PictureFile, PictureFormat } from '../../../diagram';
import { tooSmallText } from '../../../work/tooSmall';
import { askItem } from '../../services/ask';
import { Refusal } from '../../services/commands';
import type { Chosen } from '../../services/designs';
import { workFor } from '../../services/planning';
import type { Services } from '../../services/services';
import { requireTrust } from '../../services/trust';
import { askPictureUri, writePicture } from '../../services/writePicture';
import type { DiagramMemory } from './memory';

/** What a person chooses to export. */
interface Wanted {
  readonly level: Level;
  readonly findings: boolean;
  /** Whether the text of the design lies in the picture. */
  readonly withDesign: boolean;
}

/** Where a picture goes, and as what. */
export interface PictureTarget extends Wanted {
  readonly chosen: Chosen;
  readonly page: PageName | undefined;
  readonly uri: vscode.Uri;
  readonly ending: 'svg' | 'png' | 'drawio' | 'html';
}

/** What the page draws for a target; a PNG and a page of HTML are made of its SVG. */
export const formatFor = ({ ending }: PictureTarget): PictureFormat => (ending === 'drawio' ? 'drawio' : 'svg');

/**
 * Asks what is exported, and where to.
 * @throws Refusal where it cannot be had of this design; CancellationError where the user leaves
 */
export async function askTarget(
  services: Services,
  memory: Pick<DiagramMemory, 'page' | 'keepPage'>,
  chosen: Chosen,
): Promise<PictureTarget> {
  requireTrust();
  const provider = services.designs.uriOf(chosen.design.provider.file.path);
  const wanted = await askWanted();
  const { name, displayName } = chosen.customer;
  const { whyNotInPicture } = await import('../../../work/designInPicture');
  const refusal = wanted.withDesign ? whyNotInPicture(chosen, displayName) : undefined;
  if (refusal !== undefined) throw new Refusal(refusal);
  const page = await askPage(memory.page);
  memory.keepPage(page);
  const target = await askPictureUri(
    l10n.t('Export the diagram'),
    wanted.withDesign ? { SVG: ['svg'] } : { SVG: ['svg'], PNG: ['png'], 'draw.io': ['drawio'], HTML: ['html'] },
    provider && vscode.Uri.joinPath(provider, '..', `${name}.svg`),
  );
  // The page of a customer says what is made for it, which a design with errors does not know.
  if (target.ending === 'html') await workFor(services, chosen);
  return { ...wanted, ...target, chosen, page };
}

function askWanted(): Promise<Wanted> {
  const everything = { level: 'detail', findings: false, withDesign: false } as const;
  return askItem<Wanted & vscode.QuickPickItem>(
    [
      { label: l10n.t('Everything'), ...everything },
      { label: l10n.t('Overview'), description: l10n.t('few, large words'), ...everything, level: 'overview' },
      {
        label: l10n.t('Everything, with findings'),
        description: l10n.t('numbers in the picture, their texts at its foot'),
        ...everything,
        findings: true,
      },
      {
        label: l10n.t('Everything, with the design in it'),
        description: l10n.t('an SVG that can be opened as a design again'),
        detail: l10n.t(
          'It holds the text of the customer and of the provider, comments included: keep it among yourselves.',
        ),
        ...everything,
        withDesign: true,
      },
    ],
    { title: l10n.t('Export the diagram') },
  );
}

/**
 * Asks which page the picture is for.
 * @param last what was answered before: it is the first answer now
 */
async function askPage(last: PageName | undefined): Promise<PageName | undefined> {
  const items: (vscode.QuickPickItem & { readonly page: PageName | undefined })[] = [
    { label: l10n.t('As drawn'), description: l10n.t('as large as it is'), page: undefined },
    { label: l10n.t('Slide'), description: '16:9', page: '16:9' },
    { label: 'A4', description: l10n.t('landscape or portrait, whichever gives larger text'), page: 'a4' },
  ];
  const sorted = items.toSorted((a, b) => Number(b.page === last) - Number(a.page === last));
  return (await askItem(sorted, { title: l10n.t('The page that the diagram is for') })).page;
}

/** Writes what the page drew for a target. */
export async function savePicture(services: Services, target: PictureTarget, drawn: PictureFile): Promise<void> {
  const { chosen, uri, ending, withDesign, page } = target;
  if (drawn.tooSmall !== undefined) {
    const farther = target.level === 'overview' ? undefined : l10n.t('Overview');
    void vscode.window.showWarningMessage(tooSmallText(drawn.tooSmall, farther));
  }
  await writePicture(services, uri, await textFor(chosen, ending, withDesign, drawn.text), ending === 'png', page);
}

async function textFor(chosen: Chosen, ending: PictureTarget['ending'], withDesign: boolean, drawn: string) {
  if (ending === 'html') return (await import('../../../work/customerPage')).customerPage(chosen, drawn);
  return withDesign ? (await import('../../../work/designInPicture')).withDesign(drawn, chosen) : drawn;
}
