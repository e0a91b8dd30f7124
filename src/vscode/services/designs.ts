import * as vscode from 'vscode';
import type { Assembly, Customer, Design, DesignFile, Finding } from '../../design';
import type { Prerequisite, SeenInAzure } from '../../design/prerequisite';
import type { DesignFiles } from './designFiles';
import type { Log } from './log';

/** What the workspace holds at one moment. */
export interface Snapshot {
  /** The designs; of a file that is half typed, the last text that could be read. */
  readonly assembly: Assembly;
  /** What is wrong, in the text as it is now. */
  readonly findings: readonly Finding[];
  /** Files that are not YAML at the moment, by path; their designs show an older text. */
  readonly broken: ReadonlyMap<string, DesignFile>;
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

const NOTHING: Snapshot = {
  assembly: { designs: [], findings: [], unreadable: [] },
  findings: [],
  broken: new Map(),
  resiliencyOf: () => [],
  prerequisitesOf: () => [],
};

/** The designs of the workspace and their findings, made anew when a file changes; what did not change stays the same object. */
export class Designs implements vscode.Disposable {
  private current = NOTHING;
  private readonly changed = new vscode.EventEmitter<Snapshot>();
  private readonly listener: vscode.Disposable;
  private updates: Promise<void> = Promise.resolve();
  private dirty = false;
  private readonly started: Promise<void>;
  private resolveStarted: () => void = () => undefined;

  readonly onDidChange = this.changed.event;

  constructor(
    private readonly files: DesignFiles,
    private readonly log: Log,
  ) {
    this.started = new Promise((resolve) => (this.resolveStarted = resolve));
    this.listener = files.onDidChange(() => {
      this.dirty = true;
      this.updates = this.updates.then(() => (this.dirty ? this.update() : undefined));
    });
  }

  get snapshot(): Snapshot {
    return this.current;
  }

  /** The designs once they were read for the first time. */
  async loaded(): Promise<Snapshot> {
    await this.started;
    return this.current;
  }

  /** The designs once they are loaded, with all that is typed by now. */
  async latest(): Promise<Snapshot> {
    await this.started;
    await this.files.flush();
    await this.updates;
    return this.current;
  }

  uriOf(path: string): vscode.Uri | undefined {
    return this.files.uriOf(path);
  }

  private async update(): Promise<void> {
    this.dirty = false;
    try {
      const [{ assemble }, { check, resiliencyFacts }, { prerequisitesOf }] = await Promise.all([
        import('../../design'),
        import('../../rules'),
        import('../../design/prerequisites'),
      ]);
      const broken = new Map<string, DesignFile>();
      const shown: DesignFile[] = [];
      for (const { file, lastGood, path } of this.files.all) {
        if (!file) continue;
        if (file.broken && lastGood) broken.set(path, file);
        shown.push(file.broken ? (lastGood ?? file) : file);
      }
      const assembly = assemble(shown);
      const findings = check(assembly).filter((finding) => !broken.has(finding.place.file));
      for (const file of broken.values()) findings.push(...file.findings);
      const resiliencyOf = ({ design, customer }: Chosen) => resiliencyFacts(design, customer);
      this.current = { assembly, findings, broken, resiliencyOf, prerequisitesOf };
    } catch (error) {
      this.log.error('The designs could not be read', error instanceof Error ? error : String(error));
    }
    this.changed.fire(this.current);
    this.resolveStarted();
  }

  dispose(): void {
    vscode.Disposable.from(this.listener, this.changed).dispose();
  }
}

/** All customers of all designs, in the order of their files. */
export function customersOf(snapshot: Snapshot): Chosen[] {
  return snapshot.assembly.designs.flatMap((design) => design.customers.map((customer) => ({ design, customer })));
}

/** The customer that a file is, as it is shown now. */
export function customerIn(snapshot: Snapshot, path: string): Chosen | undefined {
  for (const design of snapshot.assembly.designs) {
    const customer = design.customers.find((c) => c.file.path === path);
    if (customer) return { design, customer };
  }
  return undefined;
}
