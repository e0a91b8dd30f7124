/** An Azure cloud, as designs name it (`cloud` of the provider file). */
export type CloudName = 'AzureCloud' | 'AzureUSGovernment' | 'AzureChinaCloud';

/** Where a cloud's parts are. */
export interface Cloud {
  readonly name: CloudName;
  /** Azure Resource Manager, without a slash at its end */
  readonly resourceManager: string;
  /** who signs people in, without a slash at its end */
  readonly authority: string;
  /** what a token for Azure Resource Manager is asked for */
  readonly scope: string;
  readonly portal: string;
}

const cloud = (name: CloudName, resourceManager: string, authority: string, portal: string): Cloud => ({
  name,
  resourceManager,
  authority,
  scope: `${resourceManager}/.default`,
  portal,
});

export const clouds: Readonly<Record<CloudName, Cloud>> = {
  AzureCloud: cloud(
    'AzureCloud',
    'https://management.azure.com',
    'https://login.microsoftonline.com',
    'https://portal.azure.com',
  ),
  AzureUSGovernment: cloud(
    'AzureUSGovernment',
    'https://management.usgovcloudapi.net',
    'https://login.microsoftonline.us',
    'https://portal.azure.us',
  ),
  AzureChinaCloud: cloud(
    'AzureChinaCloud',
    'https://management.chinacloudapi.cn',
    'https://login.partner.microsoftonline.cn',
    'https://portal.azure.cn',
  ),
};

/**
 * Where a partner's own services are, without a slash at the end; GDAP relationships are in the Graph of the public cloud alone.
 * Source: learn.microsoft.com/partner-center/developer/partner-center-rest-urls, learn.microsoft.com/graph/deployments
 */
export const partnerEndpoints: Readonly<
  Record<CloudName, { readonly partnerCenter: string; readonly graph: string | undefined }>
> = {
  AzureCloud: { partnerCenter: 'https://api.partnercenter.microsoft.com', graph: 'https://graph.microsoft.com' },
  AzureUSGovernment: { partnerCenter: 'https://api.partnercenter.microsoft.com', graph: undefined },
  AzureChinaCloud: { partnerCenter: 'https://partner.partnercenterapi.microsoftonline.cn', graph: undefined },
};
