import type { Rule } from '../rule';
import { kindOfGateway } from './kinds';
import {
  backupGateway,
  backupPrefixes,
  clearPath,
  coexistence,
  ipsecOverMicrosoft,
  ipsecOverPrivate,
  transit,
  vpnZones,
} from './vpn';

export const vpnRules: readonly Rule[] = [
  kindOfGateway,
  coexistence,
  transit,
  ipsecOverPrivate,
  clearPath,
  ipsecOverMicrosoft,
  backupGateway,
  backupPrefixes,
  vpnZones,
];
