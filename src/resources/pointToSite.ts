import * as l10n from '@vscode/l10n';
import type { AzurePart, RawVpnGateway } from '../design';
import type { Building } from './build';
import type { BodyValue } from './model';

/** The Azure VPN client that Microsoft registered in every tenant of the public cloud. source: [K] */
const PUBLIC_CLIENT = 'c632b3df-fb67-4d84-bdcf-b95ad541b5c8';

/**
 * The point-to-site part of a VPN gateway. What the design cannot hold is remarked and stays to be added by hand: root
 * certificates, the address of a RADIUS server, the client that other clouds want registered.
 */
export function pointToSite(building: Building, gateway: AzurePart<RawVpnGateway>): BodyValue | undefined {
  const said = gateway.raw.pointToSite;
  if (!said?.addressPool || said.addressPool.length === 0) return undefined;
  const base = { vpnClientAddressPool: { addressPrefixes: said.addressPool } };
  const toDo = (message: string): void => {
    if (!gateway.existing) building.remark(message, gateway, 'pointToSite', 'authentication');
  };
  switch (said.authentication) {
    case 'entra':
      if (building.design.provider.cloud !== 'AzureCloud' || gateway.tenantId === undefined) {
        toDo(
          l10n.t(
            'Point-to-site of {0} by Microsoft Entra ID: register the VPN client in the tenant and set its audience on the gateway.',
            gateway.name,
          ),
        );
        return { ...base, vpnClientProtocols: ['OpenVPN'] };
      }
      return {
        ...base,
        vpnClientProtocols: ['OpenVPN'],
        vpnAuthenticationTypes: ['AAD'],
        aadTenant: `https://login.microsoftonline.com/${gateway.tenantId}/`,
        aadAudience: PUBLIC_CLIENT,
        aadIssuer: `https://sts.windows.net/${gateway.tenantId}/`,
      };
    case 'radius':
      toDo(
        l10n.t(
          'Point-to-site of {0} by RADIUS: set the address and the secret of the server on the gateway.',
          gateway.name,
        ),
      );
      return { ...base, vpnClientProtocols: ['OpenVPN', 'IkeV2'] };
    case 'certificate':
      toDo(l10n.t('Point-to-site of {0} by certificate: upload the root certificate to the gateway.', gateway.name));
      return { ...base, vpnClientProtocols: ['OpenVPN', 'IkeV2'], vpnAuthenticationTypes: ['Certificate'] };
    default:
      toDo(l10n.t('Point-to-site of {0}: the design does not say how users prove who they are.', gateway.name));
      return base;
  }
}
