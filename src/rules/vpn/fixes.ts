import { gatewayAsn } from '../../catalog/asns';
import { findVpnGatewaySku } from '../../catalog/gatewaySkus';
import { type FixFunction, written } from '../fixes/fix';
import { proposal, say } from '../shared/keyFixes';

/** BGP for the tunnel that the finding is in: it tells what is behind the device, and which of two ways to take. */
export const withBgp: FixFunction = function* (context) {
  const { path } = context;
  const [key] = path.slice(-1);
  if (key === 'enableBgp') yield proposal(context, path, true);
  else if (key === 'device' || key === 'prefixes' || key === 'name') {
    yield proposal(context, [...path.slice(0, -1), 'enableBgp'], true);
  }
};

/** The zone-redundant SKU of the same size, and both instances: what a VPN gateway in production has. */
export const zonedVpnGateway: FixFunction = function* (context) {
  if (context.path.at(-1) === 'sku') {
    const now = written(context) ?? '';
    const sku = now === 'Basic' ? 'VpnGw1AZ' : `${now}AZ`;
    if (findVpnGatewaySku(sku)) yield proposal(context, context.path, sku);
    return;
  }
  yield* say({ activeActive: true, asn: gatewayAsn, enablePrivateIpAddress: true, useLocalAzureIpAddress: true })(
    context,
  );
};
