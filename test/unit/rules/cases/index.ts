import { articles } from './articles';
import { azure, made } from './azure';
import { azureGateways } from './azureGateways';
import type { Case } from './case';
import { circuits } from './circuits';
import { edge } from './edge';
import { gateways } from './gateways';
import { names } from './names';
import { networks } from './networks';
import { peerings } from './peerings';
import { duplicates, references } from './references';
import { resiliency, security, vpn } from './resiliency';
import { routing } from './routing';

/** The designs that break each rule, and those that nearly do, by family. */
export const families: Readonly<Record<string, readonly Case[]>> = {
  references,
  duplicates,
  names,
  networks,
  circuits,
  peerings,
  gateways,
  resiliency,
  vpn,
  security,
  routing,
  azure,
  azureGateways,
  articles,
  made,
  edge,
};
