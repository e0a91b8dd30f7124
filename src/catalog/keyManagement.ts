import type { Cloud } from './catalog';

/**
 * Addresses of the key management servers that activate Windows in a cloud; no cloud's machines ask those of another.
 * source: Azure's page on KMS activation [K]; the sovereign clouds from its older table [D]
 */
export const keyManagementServers: Readonly<Record<Cloud, readonly string[]>> = {
  AzureCloud: ['20.118.99.224', '40.83.235.53', '23.102.135.246'],
  AzureUSGovernment: ['23.97.0.13'],
  AzureChinaCloud: ['42.159.7.249'],
};
