import type { Rule } from '../rule';
import { alerts, deployingRole, diagnostics, identityStore, leastPrivilege } from './access';
import { routeTargets, separateMicrosoft, sharedServiceTargets } from './isolation';
import { macsecIdentity, macsecKeys, macsecOnDirect, providerMacsecIdentity, providerMacsecKeys } from './macsec';
import { literalSecrets, providerLiteralSecrets } from './secrets';

export const securityRules: readonly Rule[] = [
  routeTargets,
  sharedServiceTargets,
  macsecOnDirect,
  macsecKeys,
  providerMacsecKeys,
  macsecIdentity,
  providerMacsecIdentity,
  leastPrivilege,
  literalSecrets,
  providerLiteralSecrets,
  separateMicrosoft,
  deployingRole,
  identityStore,
  alerts,
  diagnostics,
];
