import * as l10n from '@vscode/l10n';
import { buildCustomer, buildProvider } from './build';
import { CATALOG_FILE, type DesignFile, PROVIDER_FILE } from './file';
import type { Finding } from './finding';
import type { Customer, Design, Provider } from './model';

/** The designs of a workspace, and what is wrong with how its files stand together. */
export interface Assembly {
  readonly designs: readonly Design[];
  /** Findings of every file's own (YAML-*, FMT-*), and customers without a provider file above them. */
  readonly findings: readonly Finding[];
  /** Provider files that cannot be read at the moment; the customers below them are in no design. */
  readonly unreadable: readonly DesignFile[];
}

const customers = new WeakMap<DesignFile, Customer>();
/** With the lists of Azure that it was built with: it is built anew where those have changed. */
const providers = new WeakMap<DesignFile, { readonly built: Provider; readonly lists: DesignFile | undefined }>();

function customerOf(file: DesignFile): Customer | undefined {
  if (file.content?.kind !== 'Customer') return undefined;
  let built = customers.get(file);
  if (!built) customers.set(file, (built = buildCustomer(file, file.content.data)));
  return built;
}

/** Makes what a file is of, so that {@link assemble} finds it made: for who reads many files, and has other things to do between two. */
export function buildAhead(file: DesignFile): void {
  customerOf(file);
}

function providerOf(file: DesignFile, lists: DesignFile | undefined): Provider | undefined {
  if (file.content?.kind !== 'Provider') return undefined;
  const kept = providers.get(file);
  if (kept && kept.lists === lists) return kept.built;
  const built = buildProvider(file, file.content.data, lists?.live);
  providers.set(file, { built, lists });
  return built;
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/**
 * Joins files to designs: the nearest `provider.csp.yaml` at or above a file is its root.
 * A file that did not change (the same object) keeps its customer (the same object), so that what is made of it can be kept too.
 */
export function assemble(files: readonly DesignFile[]): Assembly {
  const findings: Finding[] = [];
  const catalogs = new Map<string, DesignFile>();
  const roots = new Map<string, { file: DesignFile; below: DesignFile[] }>();
  for (const file of files) {
    findings.push(...file.findings);
    if (CATALOG_FILE.test(file.path)) catalogs.set(folderOf(file.path), file);
    if (!PROVIDER_FILE.test(file.path)) continue;
    const folder = folderOf(file.path);
    const first = roots.get(folder);
    if (!first) roots.set(folder, { file, below: [] });
    else findings.push(secondProvider(file, first.file));
  }

  const rootOfFolder = new Map<string, { file: DesignFile; below: DesignFile[] } | undefined>();
  const rootAt = (folder: string): { file: DesignFile; below: DesignFile[] } | undefined => {
    if (rootOfFolder.has(folder)) return rootOfFolder.get(folder);
    const root = roots.get(folder) ?? (folder === '' ? undefined : rootAt(folderOf(folder)));
    rootOfFolder.set(folder, root);
    return root;
  };

  for (const file of files) {
    if (PROVIDER_FILE.test(file.path) || CATALOG_FILE.test(file.path)) continue;
    const root = rootAt(folderOf(file.path));
    root?.below.push(file);
    if (file.content?.kind === 'Provider') findings.push(misnamedProvider(file));
    else if (!root && file.content) findings.push(stray(file));
  }

  const designs: Design[] = [];
  const unreadable: DesignFile[] = [];
  for (const [folder, { file, below }] of roots) {
    const lists = catalogs.get(folder);
    const provider = providerOf(file, lists);
    if (!provider) {
      unreadable.push(file);
      continue;
    }
    const list = below.flatMap((f) => customerOf(f) ?? []);
    designs.push({ folder, provider, customers: list, files: [file, ...(lists ? [lists] : []), ...below] });
  }
  return { designs, findings, unreadable };
}

function stray(file: DesignFile): Finding {
  return {
    code: 'REF-001',
    severity: 'error',
    message: l10n.t(
      'There is no provider.csp.yaml in the folder of this customer or above it. Create one, or move the file.',
    ),
    place: { file: file.path, path: [], on: 'value' },
  };
}

function misnamedProvider(file: DesignFile): Finding {
  return {
    code: 'FMT-010',
    severity: 'error',
    message: l10n.t('A Provider is the root of a design and is named provider.csp.yaml. Rename the file.'),
    place: { file: file.path, path: ['kind'], on: 'value' },
  };
}

function secondProvider(file: DesignFile, first: DesignFile): Finding {
  return {
    code: 'DUP-001',
    severity: 'error',
    message: l10n.t('The folder has two provider files; {0} is read. Keep one of them.', first.path),
    place: { file: file.path, path: [], on: 'value' },
  };
}
