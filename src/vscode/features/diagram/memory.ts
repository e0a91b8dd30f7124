import type * as vscode from 'vscode';
import { PAGES, type PageName } from '../../../diagram/page';
import { type KeptFolds, isFoldsByFile } from '../../../diagram/protocol';
import { customerIn } from '../../services/designs';
import type { Services } from '../../services/services';

const CUSTOMER = 'cspConnectivity.diagram.customer';
const PAGE = 'cspConnectivity.diagram.page';
const FOLDS = 'cspConnectivity.diagram.folds';

/** What the diagram remembers of a workspace, over its closing and over restarts. */
export class DiagramMemory {
  constructor(
    private readonly state: vscode.Memento,
    private readonly services: Pick<Services, 'designs'>,
  ) {}

  /** Path of the file of the customer that was shown last. */
  get customer(): string | undefined {
    return this.state.get<string>(CUSTOMER);
  }

  keepCustomer(path: string): void {
    void this.state.update(CUSTOMER, path);
  }

  /** The page that was exported for last; none is as large as it is drawn. */
  get page(): PageName | undefined {
    const kept = this.state.get<string>(PAGE);
    return PAGES.find((page) => page === kept);
  }

  keepPage(page: PageName | undefined): void {
    void this.state.update(PAGE, page);
  }

  /** What is folded and unfolded, by the paths of the customers' files. */
  get folds(): Readonly<Record<string, KeptFolds>> {
    const kept = this.state.get<unknown>(FOLDS);
    return isFoldsByFile(kept) ? kept : {};
  }

  /** Of customers that are gone nothing is kept. */
  keepFolds(path: string, folds: KeptFolds): void {
    const { snapshot } = this.services.designs;
    const isThere = ([file]: readonly [string, unknown]) => customerIn(snapshot, file) !== undefined;
    void this.state.update(FOLDS, Object.fromEntries(Object.entries({ ...this.folds, [path]: folds }).filter(isThere)));
  }
}
