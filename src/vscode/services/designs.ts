import * as vscode from 'vscode';
import type { Assembly, Customer, Design, DesignFile, Finding } from '../../design';
import type { Prerequisite, SeenInAzure } from '../../design/prerequisite';
import { keptOf } from '../../design/kept';
import type { FindingsByFile } from '../../rules';
import type { DesignFiles } from './designFiles';
import { FindingIndex } from './findingIndex';
import type { KeptFindings } from './keptFindings';
import type { Log } from './log';
import { loadDesign, loadPrerequisites, loadRules } from './rooms';
import { inSlices } from './slices';

/** What is read, before it is looked at. */
export interface Read {
  /** The designs; of a file that is half typed, the last text that could be read. */
  readonly assembly: Assembly;
  /** Files that are not YAML at the moment, by path; their designs show an older text. */
  readonly broken: ReadonlyMap<string, DesignFile>;
}

/** What the workspace holds at one moment. */
export interface Snapshot extends Read {
  /** What is wrong, in the text as it is now; the list of a file is the same one while its findings are the same. */
  readonly found: FindingIndex;
  /** All that is found, in one list. */
  readonly findings: readonly Finding[];
  /** False while files are read or looked at for the first time: of some the findings are not there yet. */
  readonly isWhole: boolean;
  /** Resiliency of a customer and what would raise it, as label and value. */
  readonly resiliencyOf: (chosen: Chosen) => readonly (readonly [string, string])[];
  /** The checklist of a customer. */
  readonly prerequisitesOf: (customer: Customer, seen: SeenInAzure) => readonly Prerequisite[];
}

/** A customer and the design that it belongs to. */
export interface Chosen {
  readonly design: Design;
  readonly customer: Customer;
}

const NOTHING = snapshotOf(
  { assembly: { designs: [], findings: [], unreadable: [] }, broken: new Map() },
  new FindingIndex(new Map()),
  false,
  { resiliencyOf: () => [], prerequisitesOf: () => [] },
);

function snapshotOf(
  read: Read,
  found: FindingIndex,
  isWhole: boolean,
  known: Pick<Snapshot, 'resiliencyOf' | 'prerequisitesOf'>,
): Snapshot {
  let all: readonly Finding[] | undefined;
  return {
    assembly: read.assembly,
    broken: read.broken,
    found,
    isWhole,
    resiliencyOf: known.resiliencyOf,
    prerequisitesOf: known.prerequisitesOf,
    get findings() {
      return (all ??= found.all());
    },
  };
}

/** The designs of the workspace and their findings, made anew when a file changes; what did not change stays the same object. */
export class Designs implements vscode.Disposable {
  private current = NOTHING;
  private readNow: Read | undefined;
  private readonly changed = new vscode.EventEmitter<Snapshot>();
  private readonly listener: vscode.Disposable;
  private updates: Promise<void> = Promise.resolve();
  private dirty = false;
  private askedKept = false;
  private readonly started: Promise<void>;
  private resolveStarted: () => void = () => undefined;

  readonly onDidChange = this.changed.event;

  constructor(
    private readonly files: DesignFiles,
    private readonly kept: KeptFindings,
    private readonly log: Log,
  ) {
    this.started = new Promise((resolve) => (this.resolveStarted = resolve));
    this.listener = files.onDidChange(() => {
      this.dirty = true;
      this.readNow = undefined;
      this.updates = this.updates.then(() => (this.dirty ? this.update() : undefined));
    });
  }

  get snapshot(): Snapshot {
    return this.current;
  }

  /** The designs once the first of them were read: of an estate not all may be there yet. */
  async loaded(): Promise<Snapshot> {
    await this.started;
    return this.current;
  }

  /** All designs once they are read and looked at, with all that is typed by now. */
  async latest(): Promise<Snapshot> {
    await this.started;
    await this.files.whole();
    await this.files.flush();
    for (let update: Promise<void> | undefined; update !== this.updates;) {
      update = this.updates;
      await update;
    }
    return this.current;
  }

  /** What is read by now, with all that is typed: for what cannot wait until an estate is looked at. */
  async typed(): Promise<Read> {
    await this.started;
    await this.files.flush();
    return this.read();
  }

  uriOf(path: string): vscode.Uri | undefined {
    return this.files.uriOf(path);
  }

  private async read(): Promise<Read> {
    const { assemble } = await loadDesign();
    if (this.readNow) return this.readNow;
    const broken = new Map<string, DesignFile>();
    const shown: DesignFile[] = [];
    for (const { file, lastGood, path } of this.files.all) {
      if (!file) continue;
      if (file.broken && lastGood) broken.set(path, file);
      shown.push(file.broken ? (lastGood ?? file) : file);
    }
    return (this.readNow = { assembly: assemble(shown), broken });
  }

  private async update(): Promise<void> {
    this.dirty = false;
    const isWhole = this.files.isWhole;
    try {
      const [{ checkByFile, checkSteps, resiliencyFacts }, { prerequisitesOf }] = await Promise.all([
        loadRules(),
        loadPrerequisites(),
      ]);
      const read = await this.read();
      const resiliencyOf = ({ design, customer }: Chosen) => resiliencyFacts(design, customer);
      const known = { resiliencyOf, prerequisitesOf };
      if (isWhole && !this.askedKept) await this.takeKept(read);
      let told = false;
      const pause = (): boolean => {
        // What was found before is shown until all is looked at again.
        if (!told) this.publish(snapshotOf(read, this.current.found, false, known));
        told = true;
        return this.dirty;
      };
      if (!(await inSlices(checkSteps(read.assembly), pause))) return;
      const found = new FindingIndex(withBroken(checkByFile(read.assembly), read.broken), this.current.found);
      this.publish(snapshotOf(read, found, isWhole, known));
      if (isWhole) this.kept.keepSoon(read.assembly, found);
    } catch (error) {
      this.log.error('The designs could not be read', error instanceof Error ? error : String(error));
      this.publish(this.current);
    }
  }

  /** Once, when all is read for the first time: what was found at the last start is shown while all is looked at again. */
  private async takeKept({ assembly }: Read): Promise<void> {
    this.askedKept = true;
    const found = new Map([...(await this.kept.of(assembly)), ...this.current.found.entries()]);
    this.current = snapshotOf(this.current, new FindingIndex(found, this.current.found), false, this.current);
  }

  private publish(snapshot: Snapshot): void {
    this.current = snapshot;
    this.changed.fire(snapshot);
    this.resolveStarted();
  }

  dispose(): void {
    vscode.Disposable.from(this.listener, this.changed).dispose();
  }
}

/** Of a file that is half typed, what is wrong with its text: its designs show an older one. */
function withBroken(found: FindingsByFile, broken: ReadonlyMap<string, DesignFile>): FindingsByFile {
  if (broken.size === 0) return found;
  return new Map([...found, ...Array.from(broken, ([path, file]) => [path, file.findings] as const)]);
}

/** All customers of all designs, in the order of their files. */
export function customersOf({ assembly }: Snapshot): readonly Chosen[] {
  return chosenOf(assembly);
}

/** Many ask after each key. */
const chosenOf = keptOf(({ designs }: Assembly): readonly Chosen[] =>
  designs.flatMap((design) => design.customers.map((customer) => ({ design, customer }))),
);

/** The customer that a file is, as it is shown now. */
export function customerIn(snapshot: Snapshot, path: string): Chosen | undefined {
  for (const design of snapshot.assembly.designs) {
    const customer = design.customers.find((c) => c.file.path === path);
    if (customer) return { design, customer };
  }
  return undefined;
}
