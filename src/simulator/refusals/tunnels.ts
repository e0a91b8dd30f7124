import { listAt, numberAt, sameText, textAt } from '../arm';
import type { Resource } from '../arm';
import { keyOf } from '../ids';
import type { World } from '../kind';
import { CONNECTION, gatewayOf } from '../types/connections';
import { networkOf, skuOf } from '../types/gateways';
import { gatewaysOf } from '../types/networks';
import { GATEWAY_ASN } from './asns';
import type { Refusal } from './refusal';

const about = { type: CONNECTION, source: 'vpn-gateway/vpn-gateway-vpn-faq', date: '2026-11-25' } as const;

/** The address of the device that a tunnel leads to. */
const deviceOf = ({ properties }: Resource, { store }: World): string | undefined =>
  textAt(store.get(textAt(properties, 'localNetworkGateway2', 'id') ?? '')?.properties, 'gatewayIpAddress');

/** What Azure refuses of the tunnels of VPN gateways. */
export const tunnelRefusals: readonly Refusal[] = [
  {
    ...about,
    property: 'properties.localNetworkGateway2',
    condition: 'a VPN connection has no other end',
    code: 'InvalidRequestFormat',
    message: 'Cannot parse the request: connection {id} has no {property}.',
    codeFrom: 'documented',
    refuses({ resource }) {
      const { connectionType } = resource.properties;
      const property = connectionType === 'IPsec' ? 'localNetworkGateway2' : 'virtualNetworkGateway2';
      const asked = connectionType === 'IPsec' || connectionType === 'Vnet2Vnet';
      return asked && textAt(resource.properties, property, 'id') === undefined && { property };
    },
  },
  {
    ...about,
    property: 'properties.useLocalAzureIpAddress',
    condition: 'a tunnel uses a private address that the gateway has not enabled',
    code: 'PrivateIpAddressNotEnabled',
    message: 'Connection {id} uses a private address, which its gateway has not enabled.',
    codeFrom: 'documented',
    source: 'vpn-gateway/site-to-site-vpn-private-peering',
    refuses: ({ resource, world }) =>
      resource.properties.useLocalAzureIpAddress === true &&
      gatewayOf(resource, world)?.properties.enablePrivateIpAddress !== true,
  },
  {
    ...about,
    property: 'properties.useLocalAzureIpAddress',
    condition: 'a tunnel over private peering beside an ExpressRoute gateway of the SKU ErGwScale',
    code: 'PrivateIpAddressNotSupportedWithErGwScale',
    message: 'Connection {id}: IPsec over ExpressRoute does not go with gateway {gateway} of the SKU ErGwScale.',
    codeFrom: 'documented',
    source: 'expressroute/scalable-gateway',
    refuses({ resource, world }) {
      const own = gatewayOf(resource, world);
      const beside =
        own && gatewaysOf(networkOf(own), world, 'ExpressRoute').find((each) => skuOf(each) === 'ErGwScale');
      return resource.properties.useLocalAzureIpAddress === true && beside && { gateway: beside.id };
    },
  },
  {
    ...about,
    property: 'properties.enableBgp',
    condition: 'BGP is wanted with an end that has none',
    code: 'ConnectionBgpNotConfigured',
    message: 'Connection {id} has BGP enabled, and {end} has no BGP settings.',
    codeFrom: 'documented',
    refuses({ resource, world }) {
      const local = world.store.get(textAt(resource.properties, 'localNetworkGateway2', 'id') ?? '');
      const none = local !== undefined && numberAt(local.properties, 'bgpSettings', 'asn') === undefined;
      return resource.properties.enableBgp === true && none && { end: local.id };
    },
  },
  {
    ...about,
    property: 'properties.enableBgp',
    condition: 'both ends of a tunnel with BGP have the same AS number',
    code: 'ConnectionBgpAsnsEqual',
    message: 'Connection {id} has BGP enabled, and both of its ends have the AS number {asn}.',
    codeFrom: 'documented',
    refuses({ resource, world }) {
      const ids = ['localNetworkGateway2', 'virtualNetworkGateway2'].map((key) =>
        textAt(resource.properties, key, 'id'),
      );
      const other = ids.map((id) => world.store.get(id ?? '')).find((end) => end !== undefined);
      const gateway = gatewayOf(resource, world);
      const asn = numberAt(gateway?.properties, 'bgpSettings', 'asn') ?? GATEWAY_ASN;
      const theirs = numberAt(other?.properties, 'bgpSettings', 'asn');
      return (
        resource.properties.enableBgp === true &&
        resource.properties.connectionType !== 'ExpressRoute' &&
        theirs === asn && { asn }
      );
    },
  },
  {
    ...about,
    property: 'properties.localNetworkGateway2',
    condition: 'another tunnel of the VPN gateway leads to the same address of a device',
    code: 'LocalNetworkGatewayAddressInUse',
    message: 'Connection {id} leads to {address}, and so does {other} of the same gateway.',
    codeFrom: 'documented',
    source: 'vpn-gateway/vpn-gateway-highlyavailable, multiple on-premises VPN devices',
    date: '2026-11-26',
    onlyNew: true,
    refuses({ resource, world }) {
      const gateway = gatewayOf(resource, world);
      const address = deviceOf(resource, world);
      if (gateway === undefined || address === undefined) return false;
      const other = world.store
        .referrers(gateway.id, CONNECTION)
        .find((each) => keyOf(each.id) !== keyOf(resource.id) && sameText(deviceOf(each, world), address));
      return other && { address, other: other.id };
    },
  },
  {
    ...about,
    property: 'properties.sharedKey',
    condition: 'the key of a tunnel is empty, longer than 128 characters or not of printable ASCII',
    code: 'InvalidSharedKey',
    message: 'The shared key of connection {id} must be 1 to 128 printable ASCII characters.',
    codeFrom: 'documented',
    refuses({ resource }) {
      const key = textAt(resource.properties, 'sharedKey');
      return key !== undefined && !/^[!-~]{1,128}$/.test(key);
    },
  },
  {
    ...about,
    property: 'properties.virtualNetworkGateway1',
    condition: 'the VPN gateway has as many tunnels as its SKU takes: 10 (Basic), 30 or 100 (VpnGw4 and VpnGw5)',
    code: 'ConnectionLimitExceeded',
    message: 'VPN gateway {gateway} takes {limit} connections at most.',
    codeFrom: 'documented',
    source: 'vpn-gateway/about-gateway-skus',
    refuses(attempt) {
      const gateway = gatewayOf(attempt.resource, attempt.world);
      if (gateway === undefined || attempt.resource.properties.connectionType === 'ExpressRoute') return false;
      const limit = tunnelsOf(skuOf(gateway));
      return attempt.world.store.referrers(gateway.id, CONNECTION).length > limit && { gateway: gateway.id, limit };
    },
  },
];

const POLICY = {
  ...about,
  property: 'properties.ipsecPolicies',
  codeFrom: 'documented',
  source: 'vpn-gateway/vpn-gateway-about-compliance-crypto; REST: IpsecPolicy',
} as const;

/** The algorithms of IpsecPolicy, and its lifetimes: 300 seconds and 1024 kilobytes at the least. */
const ALGORITHMS: Readonly<Record<string, RegExp>> = {
  ipsecEncryption: /^(None|DES3?|(GCM)?AES(128|192|256))$/i,
  ipsecIntegrity: /^(MD5|SHA1|SHA256|GCMAES(128|192|256))$/i,
  ikeEncryption: /^(DES3?|AES(128|192|256)|GCMAES(128|256))$/i,
  ikeIntegrity: /^(MD5|SHA1|SHA256|SHA384|GCMAES(128|256))$/i,
  dhGroup: /^(None|DHGroup(1|2|14|24|2048)|ECP(256|384))$/i,
  pfsGroup: /^(None|PFS(1|2|14|24|2048|MM)|ECP(256|384))$/i,
};
const LIFETIMES = { saLifeTimeSeconds: [300, 172_799], saDataSizeKilobytes: [1024, 2_147_483_647] } as const;

/** What Azure refuses of the IPsec policies that a connection brings along. */
export const ipsecPolicyRefusals: readonly Refusal[] = [
  {
    ...POLICY,
    condition: 'a connection has more than one policy',
    code: 'IpsecPoliciesCountExceeded',
    message: 'Connection {id} has {count} IPsec policies. One is taken.',
    refuses({ resource }) {
      const count = listAt(resource.properties, 'ipsecPolicies').length;
      return count > 1 && { count };
    },
  },
  {
    ...POLICY,
    condition: 'the VPN gateway has the SKU Basic',
    code: 'IpsecPoliciesNotSupported',
    message: 'Connection {id} has an IPsec policy, which its gateway of the SKU Basic does not support.',
    refuses: ({ resource, world }) => {
      const gateway = gatewayOf(resource, world);
      return (
        listAt(resource.properties, 'ipsecPolicies').length > 0 && gateway !== undefined && skuOf(gateway) === 'Basic'
      );
    },
  },
  {
    ...POLICY,
    condition: 'a policy lacks an algorithm or a lifetime, or has one that there is not',
    code: 'InvalidIpsecPolicy',
    message: 'The IPsec policy of connection {id} has no valid {property}.',
    refuses({ resource }) {
      for (const policy of listAt(resource.properties, 'ipsecPolicies')) {
        for (const [property, words] of Object.entries(ALGORITHMS)) {
          if (!words.test(textAt(policy, property) ?? '')) return { property };
        }
        for (const [property, [least, most]] of Object.entries(LIFETIMES)) {
          const value = numberAt(policy, property);
          if (value === undefined || value < least || value > most) return { property };
        }
      }
      return false;
    },
  },
  {
    ...POLICY,
    condition: 'the encryption or the integrity of IPsec is GCM, and the other one is not the same',
    code: 'InvalidIpsecPolicy',
    message: 'The IPsec policy of connection {id} has GCM for one of encryption and integrity. They must be the same.',
    refuses: ({ resource }) =>
      listAt(resource.properties, 'ipsecPolicies').some((policy) => {
        const pair = [textAt(policy, 'ipsecEncryption'), textAt(policy, 'ipsecIntegrity')] as const;
        return pair.some((word) => /^GCM/i.test(word ?? '')) && !sameText(...pair);
      }),
  },
];

function tunnelsOf(sku: string): number {
  if (sku === 'Basic') return 10;
  return /^VpnGw[45]/.test(sku) ? 100 : 30;
}
