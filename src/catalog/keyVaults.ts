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

/** Whether a text is the id of a secret in a vault of that cloud, with or without a version. */
export function isSecretId(text: string, cloud: Cloud): boolean {
  const form = new RegExp(
    `^https://[a-z0-9-]+\\.${suffixes[cloud].replaceAll('.', '\\.')}/secrets/[^/]+(/[^/]+)?/?$`,
    'i',
  );
  return form.test(text);
}
