import { findVpnGatewaySku } from '../../catalog/gatewaySkus';
import { type FixFunction, written } from '../fixes/fix';
import { proposal, say } from '../shared/keyFixes';

/** The zone-redundant SKU of the same size, and both instances: what a VPN gateway in production has. */
export const zonedVpnGateway: FixFunction = function* (context) {
  if (context.path.at(-1) === 'sku') {
    const now = written(context) ?? '';
    const sku = now === 'Basic' ? 'VpnGw1AZ' : `${now}AZ`;
    if (findVpnGatewaySku(sku)) yield proposal(context, context.path, sku);
    return;
  }
  yield* say({ activeActive: true, asn: 65515, enablePrivateIpAddress: true, useLocalAzureIpAddress: true })(context);
};
