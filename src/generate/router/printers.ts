import type { Platform } from '../../edge';
import { eos } from './eos';
import { frr } from './frr';
import { iosxe } from './iosxe';
import { iosxr } from './iosxr';
import { junos } from './junos';
import { nxos } from './nxos';
import type { PlatformPrinter } from './printer';

/** A printer for each platform that the format knows. */
export const printers: Readonly<Record<Platform, PlatformPrinter>> = {
  'cisco-iosxe': iosxe,
  'cisco-iosxr': iosxr,
  'cisco-nxos': nxos,
  'juniper-junos': junos,
  'arista-eos': eos,
  frr,
};
