import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { labObjection } from '../../../deploy/lab';
import { type LabPlan, type LabState, NoLab, labFiles, labPlanOf } from '../../../generate/lab';
import { fileName } from '../../../generate/names';
import { askItem } from '../../services/ask';
import { askFolder } from '../../services/askFolder';
import { chooseCustomer } from '../../services/choose';
import { Refusal } from '../../services/commands';
import type { Chosen } from '../../services/designs';
import { workFor } from '../../services/planning';
import type { Services } from '../../services/services';
import { writeGenerated } from '../../services/writeGenerated';
import { runHere } from './runHere';
import type { RunningLabs } from './runningLabs';

type Way = 'write' | 'run';

interface Options {
  readonly way?: Way;
  /** Where a folder of the lab is made; not asked for then. */
  readonly folder?: vscode.Uri;
}

/**
 * The rehearsal of a customer: written as a containerlab topology (the paths that were written), or run here (what came
 * out of its checks).
 * @throws Refusal where there is nothing to rehearse, or this machine cannot
 */
export async function rehearse(
  services: Services,
  labs: RunningLabs,
  argument: unknown,
  given: unknown,
): Promise<readonly string[] | readonly LabState[]> {
  const options = optionsOf(given);
  const chosen = await chooseCustomer(services, argument);
  await workFor(services, chosen);
  const plan = planFor(services, chosen);
  const write = () => writeTopology(services, chosen, plan, options.folder);
  if ((options.way ?? (await askWay(plan))) === 'write') return write();
  const objection = labObjection();
  if (objection !== undefined) throw new Refusal(objection, { title: l10n.t('Write the Topology'), run: write });
  return runHere(services, labs, chosen, plan);
}

function planFor({ designs }: Services, { design, customer }: Chosen): LabPlan {
  try {
    return labPlanOf(design, customer);
  } catch (error) {
    if (!(error instanceof NoLab)) throw error;
    const uri = designs.uriOf(customer.file.path);
    throw new Refusal(
      error.message,
      uri && { title: l10n.t('Show File'), run: () => vscode.window.showTextDocument(uri) },
      'warning',
    );
  }
}

/** Labs run on Linux only: elsewhere there is nothing to choose. */
async function askWay({ nodes }: LabPlan): Promise<Way> {
  if (process.platform !== 'linux') return 'write';
  const picked = await askItem(
    [
      {
        label: l10n.t('Write a containerlab topology'),
        detail: l10n.t('Into a folder; the checks are listed in its README and are yours to make.'),
        way: 'write' as const,
      },
      {
        label: l10n.t('Run it on this machine'),
        detail:
          labObjection() ??
          l10n.t('{0} nodes in network namespaces, all checks made; everything is removed afterwards.', nodes.length),
        way: 'run' as const,
      },
    ],
    { placeHolder: l10n.t('Rehearse on real routers: how?') },
  );
  return picked.way;
}

async function writeTopology(
  services: Services,
  chosen: Chosen,
  plan: LabPlan,
  given: vscode.Uri | undefined,
): Promise<readonly string[]> {
  const parent = given ?? (await askFolder(services, chosen));
  const folder = `lab-${fileName(plan.customer)}`;
  const files = labFiles(plan).map(({ path, content }) => ({ path: `${folder}/${path}`, content }));
  return writeGenerated(services, chosen, { folder, format: 'lab', files, common: [] }, parent);
}

function optionsOf(given: unknown): Options {
  if (typeof given !== 'object' || given === null) return {};
  const { way, folder } = given as { way?: unknown; folder?: unknown };
  return {
    ...((way === 'write' || way === 'run') && { way }),
    ...(folder instanceof vscode.Uri && { folder }),
  };
}
