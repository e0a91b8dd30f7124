import type { Rule } from '../rule';
import { kindOfGateway } from './kinds';
import { backupGateway, backupPrefixes, vpnZones } from './backup';
import { clearPath, coexistence, ipsecOverMicrosoft, ipsecOverPrivate, transit } from './ipsec';

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
