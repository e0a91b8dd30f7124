import type { Customer } from '../../../design';
import { type HostMessage, type ListedFinding, type Scene, toldAfter, toldScene } from '../../../diagram';
import { todaysBlock } from '../../../work/titleBlock';
import type { Chosen } from '../../services/designs';

/** What a page was told; it has nothing of another time, as it is made anew each time that it is opened. */
interface Told {
  readonly scene: Scene | undefined;
  readonly findings: readonly ListedFinding[];
  readonly customers: { readonly all: readonly Chosen[]; readonly current: string | undefined } | undefined;
  readonly banner: string | undefined;
}

const NOTHING_TOLD: Told = { scene: undefined, findings: [], customers: undefined, banner: undefined };

/** Tells the page what is drawn: of what comes after what it was told last, only what is another. */
export class Telling {
  private told: Told = NOTHING_TOLD;

  constructor(private readonly post: (message: HostMessage) => void) {}

  /** The page was made anew, and knows nothing. */
  begin(): void {
    this.told = NOTHING_TOLD;
  }

  scene(scene: Scene): void {
    this.post({ type: 'show', scene: toldScene(this.told.scene, scene), block: todaysBlock() });
    this.told = { ...this.told, scene };
  }

  findings(list: readonly ListedFinding[]): void {
    this.post({ type: 'findings', list: toldAfter(this.told.findings, list, ({ key }) => key) });
    this.told = { ...this.told, findings: list };
  }

  /**
   * A list of thousands is sent when it is another one than before, not at each key.
   * @param current path of the file of the customer that is shown
   */
  customers(all: readonly Chosen[], current: string | undefined): void {
    const { customers } = this.told;
    this.told = { ...this.told, customers: { all, current } };
    if (customers && current === customers.current && areCalledTheSame(all, customers.all)) return;
    const choices = all.map(({ customer }) => ({ key: customer.file.path, name: customer.displayName }));
    this.post({ type: 'customers', choices, ...(current !== undefined && { current }) });
  }

  /** @param text of the line above the picture; none takes it away */
  banner(text: string | undefined): void {
    if (text === this.told.banner) return;
    this.told = { ...this.told, banner: text };
    this.post({ type: 'banner', ...(text !== undefined && { text }) });
  }
}

/** Whether some customers are in the files of others, and called as they are: after a key in one of thousands, they are. */
function areCalledTheSame(now: readonly Chosen[], before: readonly Chosen[]): boolean {
  const isSame = ({ customer }: Chosen, other: Customer | undefined) =>
    customer === other || (customer.file.path === other?.file.path && customer.displayName === other.displayName);
  return now.length === before.length && now.every((one, i) => isSame(one, before[i]?.customer));
}
