import * as l10n from '@vscode/l10n';
import type { DesignFile, Place } from '../../design';
import type { CustomerRule, ProviderRule, Remark } from '../rule';
import { literalSecret } from './secretFixes';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Keys whose value is a secret, whether the format knows them or not. */
const SECRET_KEY =
  /^(sharedKey|preSharedKey|psk|md5Key|authorizationKey|authKey|serviceKey|password|passphrase|secretValue|cak|ckn)$/i;
/** Texts that are credentials wherever they stand. */
const CREDENTIAL = /-----BEGIN [A-Z ]*PRIVATE KEY-----|AccountKey=|SharedAccessKey=|[?&]sig=|^eyJ[\w-]+\.eyJ[\w-]+\./;
const HEX_KEY = /^([0-9a-f]{2}){16,64}$/i;

type Node = NonNullable<ReturnType<DesignFile['nodes']>>;

const document = {
  code: 'SEC-007',
  severity: 'error',
  title: 'No key is written into a file.',
  text: 'A shared key, an authorization key or a service key is the name of a secret: { secret: NAME }. Its value is in the secret store, or in the environment of a pipeline. A key that was in a file must be renewed: it is in the history.',
  source: 'FORMAT; [D]',
  fix: literalSecret,
  covers: 'FMT-003',
} as const;

export const literalSecrets: CustomerRule = {
  ...document,
  scope: 'customer',
  check: ({ customer }) => literals(customer.file),
};

export const providerLiteralSecrets: ProviderRule = {
  ...document,
  scope: 'provider',
  check: ({ provider }) => literals(provider.file),
};

/** Most files hold nothing that could be a literal secret; those are not walked. */
const WORTH_A_LOOK = new RegExp(
  [
    // A secret key with a text behind it; `{ secret: NAME }` is none.
    /\b(sharedKey|preSharedKey|psk|md5Key|authorizationKey|authKey|serviceKey|password|passphrase|secretValue|cak|ckn)["']?\s*:\s*(?!\{|["']?secret\b)\S/,
    // A name that looks like the key itself.
    /\b(authorization|secret|c[ak][kn]Secret)["']?\s*:\s*["']?[0-9a-f]{8}/,
    /PRIVATE KEY|AccountKey=|SharedAccessKey=|sig=|eyJ/,
  ]
    .map((part) => part.source)
    .join('|'),
  'i',
);

function* literals(file: DesignFile): Generator<Remark> {
  if (!WORTH_A_LOOK.test(file.text)) return;
  const root = file.nodes();
  if (root) yield* search(file, root, []);
}

function* search(file: DesignFile, node: Node, path: (string | number)[]): Generator<Remark> {
  if (node.kind === 'scalar') {
    const text = file.text.slice(node.start, node.end).replace(/^(["'])(.*)\1$/s, '$2');
    const reason = why(path, text);
    // The message never shows the text: it may go into a log.
    if (reason !== undefined) yield { message: reason, place: { file: file.path, path, on: 'value' } satisfies Place };
  } else if (node.kind === 'mapping') {
    for (const { name, value } of node.entries) yield* search(file, value, [...path, name]);
  } else if (node.kind === 'sequence') {
    for (const [index, item] of node.items.entries()) yield* search(file, item, [...path, index]);
  }
}

function why(path: readonly (string | number)[], text: string): string | undefined {
  const key = String(path.at(-1) ?? '');
  if (text === '' || text === '~' || text === 'null') return undefined;
  if (SECRET_KEY.test(key)) {
    return l10n.t(
      '"{0}" holds a key in clear text. Write "{0}: { secret: NAME }", put the value into the secret store, and renew the key.',
      key,
    );
  }
  if (key === 'authorization' && GUID.test(text)) {
    return l10n.t('This looks like an authorization key. Write "authorization: { secret: NAME }", and renew the key.');
  }
  if (key === 'secret' && (GUID.test(text) || HEX_KEY.test(text))) {
    return l10n.t('This looks like the key itself. "secret" takes its name in the secret store; renew the key.');
  }
  if ((key === 'cknSecret' || key === 'cakSecret') && HEX_KEY.test(text)) {
    return l10n.t('This looks like the key itself. "{0}" takes the id of a secret in Key Vault; renew the key.', key);
  }
  if (CREDENTIAL.test(text))
    return l10n.t('This is a credential in clear text. Remove it from the file, and renew it.');
  return undefined;
}
