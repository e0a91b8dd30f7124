import * as l10n from '@vscode/l10n';
import { isRefusedByVpn, gatewayAsn } from '../../catalog/asns';
import {
  type Customer,
  type Design,
  type EditValue,
  type RawVpnDevice,
  type Site,
  nextCustomerAsn,
} from '../../design';
import { hostPrefix, parseAddress } from '../../network/prefix';
import { kindOf } from '../../network/special';
import { type Asking, many, one, text, yesOrNo } from '../ask/question';
import { allOf, asnProblem, freeName, secretName, unusedName } from '../ask/texts';

/** A device that tunnels end on, of a site of the customer: one that is there, or a new one. */
export interface Device {
  readonly site: string;
  readonly name: string;
  readonly isNew: boolean;
  readonly platform: string;
  readonly address: string;
  readonly asn?: number;
  /** What the device speaks BGP from: not the end of its tunnels. */
  readonly bgpPeeringAddress?: string;
}

/** More than this is a design of its own. */
const MOST_NEW = 4;

/** Platforms of VPN devices whose configurations are printed, and a word for others. */
const PLATFORMS = ['cisco-iosxe', 'juniper-junos', 'other'];

/** Devices of the customer that tunnels can end on; `isPublic` where they come over the internet. */
export function* askDevices(design: Design, customer: Customer, isPublic: boolean): Asking<readonly Device[]> {
  const known = customer.sites.flatMap((site) =>
    (site.raw.vpnDevices ?? []).flatMap((raw) => deviceOf(site, raw, isPublic) ?? []),
  );
  if (known.length > 0) {
    const chosen = yield* many(
      'devices',
      l10n.t('VPN devices of the customer that the tunnels end on'),
      known.map((device) => ({
        label: device.name,
        description: `${device.site} · ${device.address}`,
        value: device.name,
      })),
      { chosen: known.map(({ name }) => name), least: 1 },
    );
    return known.filter(({ name }) => chosen.includes(name));
  }
  const devices: Device[] = [];
  for (let n = 1; n <= MOST_NEW; n++) {
    devices.push(yield* askDevice(design, customer, devices, isPublic));
    if (n === MOST_NEW) break;
    const more = yield* yesOrNo(`another${n}`, l10n.t('Is there another device?'), {
      no: l10n.t('No'),
      yes: l10n.t('Yes, another one'),
      first: false,
    });
    if (!more) break;
  }
  return devices;
}

function deviceOf(site: Site, raw: RawVpnDevice, isPublic: boolean): Device | undefined {
  const { name, platform = 'other', address, asn } = raw;
  if (!name || !address || (isPublic && !isPublicAddress(address))) return undefined;
  return { site: site.name, name, isNew: false, platform, address, ...(asn !== undefined && { asn }) };
}

function* askDevice(design: Design, customer: Customer, others: readonly Device[], isPublic: boolean): Asking<Device> {
  const n = others.length + 1;
  const taken = [
    ...customer.sites.flatMap((each) => each.raw.vpnDevices ?? []).flatMap(({ name }) => name ?? []),
    ...others.map(({ name }) => name),
  ];
  const addresses = new Set(others.map(({ address }) => address));
  const site = yield* one(
    `deviceSite${n}`,
    l10n.t('Site of the VPN device'),
    customer.sites.map((each) => ({ label: each.displayName, description: each.name, value: each.name })),
  );
  const name = yield* text(`deviceName${n}`, l10n.t('Name of the VPN device'), {
    initial: unusedName(`${site}-vpn-${n}`, taken),
    problem: freeName(taken),
  });
  const platform = yield* one(
    `devicePlatform${n}`,
    l10n.t('Operating system of the device'),
    PLATFORMS.map((each) => ({ label: each, value: each })),
  );
  const address = yield* text(
    `deviceAddress${n}`,
    isPublic ? l10n.t('Public address of the device') : l10n.t('Address of the device, which the circuit carries'),
    {
      example: isPublic ? `20.50.0.${n}` : `10.254.0.${n}`,
      problem: (value) => {
        if (addresses.has(value)) return l10n.t('"{0}" is there already.', value);
        if (parseAddress(value)?.family !== 4) return l10n.t('Give an IPv4 address, such as {0}.', '20.50.0.1');
        return isPublic && !isPublicAddress(value) ? l10n.t('{0} is no public address.', value) : undefined;
      },
    },
  );
  const asn = yield* text(`deviceAsn${n}`, l10n.t('AS number of the device'), {
    initial: String(customer.sites.find((each) => each.name === site)?.raw.asn ?? nextCustomerAsn(design) ?? ''),
    example: '65020',
    problem: allOf(asnProblem, (value) =>
      isRefusedByVpn(Number(value)) || Number(value) === gatewayAsn || Number(value) > MAX_VPN_ASN
        ? l10n.t("Azure's VPN gateways do not take AS {0} there.", value)
        : undefined,
    ),
  });
  const bgpPeeringAddress = yield* text(
    `deviceBgp${n}`,
    l10n.t('Address that the device speaks BGP from, such as that of a loopback'),
    {
      example: `10.255.255.${n}`,
      problem: (value) => {
        if (value === address || addresses.has(value))
          return l10n.t('{0} is the end of tunnels; Azure wants another address there.', value);
        const parsed = parseAddress(value);
        if (parsed?.family !== 4) return l10n.t('Give an IPv4 address, such as {0}.', `10.255.255.${n}`);
        return kindOf(hostPrefix(parsed)) === 'link-local'
          ? l10n.t('{0} is link-local, and the VPN gateway has no such address to speak to it from.', value)
          : undefined;
      },
    },
  );
  return { site, name, isNew: true, platform, address, asn: Number(asn), bgpPeeringAddress };
}

const MAX_VPN_ASN = 4_294_967_294;

function isPublicAddress(value: string): boolean {
  const address = parseAddress(value);
  return address !== undefined && kindOf(hostPrefix(address)) === 'public';
}

export function deviceValue({ name, platform, address, asn, bgpPeeringAddress }: Device): EditValue {
  // Of Junos only the firewalls end tunnels.
  const family = platform === 'juniper-junos' ? { family: 'srx' } : {};
  return {
    name,
    platform,
    ...family,
    address,
    ...(asn !== undefined && { asn }),
    ...(bgpPeeringAddress !== undefined && { bgpPeeringAddress }),
  };
}

/** The secret that the pre-shared key of a tunnel is kept under. */
export function tunnelSecret(customer: Customer, name: string): { secret: string } {
  return { secret: secretName(`${customer.name}-${name}-psk`) };
}
