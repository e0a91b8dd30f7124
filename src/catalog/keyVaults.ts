import type { Cloud } from './catalog';

/**
 * What the addresses of key vaults end with, by cloud; no cloud's resources read secrets of another.
 * source: key-vault/general/about-keys-secrets-certificates, "Vault name and object name" [D]
 */
const suffixes: Readonly<Record<Cloud, string>> = {
  AzureCloud: 'vault.azure.net',
  AzureUSGovernment: 'vault.usgovcloudapi.net',
  AzureChinaCloud: 'vault.azure.cn',
};

/** The id of a secret in a vault of a cloud, in words: `https://VAULT.vault.azure.net/secrets/NAME`. */
export const secretIdForm = (cloud: Cloud, vault = 'VAULT', name = 'NAME'): string =>
  `https://${vault}.${suffixes[cloud]}/secrets/${name}`;

/**
 * The name of a vault: at most 24 letters, digits and hyphens, the first a letter, the last no hyphen, and no two in a row.
 * That it has 3 at least is not asked: in examples it is often shorter. source: resource-name-rules (Microsoft.KeyVault)
 */
const VAULT = '(?=[a-z0-9-]{1,24}\\.)[a-z](?:-?[a-z0-9])*';

/** Whether a text is the id of a secret in a vault of that cloud, with or without a version. */
export function isSecretId(text: string, cloud: Cloud): boolean {
  const form = new RegExp(
    `^https://${VAULT}\\.${suffixes[cloud].replaceAll('.', '\\.')}/secrets/[^/]+(/[^/]+)?/?$`,
    'i',
  );
  return form.test(text);
}
