/** The wizards; each is the command `cspConnectivity.ID`. */
export const wizardIds = [
  'addCustomer',
  'addCircuit',
  'addCircuitPair',
  'addSite',
  'addSubscription',
  'addVirtualNetwork',
  'addNetworkPeering',
  'addConnection',
  'addMicrosoftPeering',
  'addVpnGateway',
  'addGlobalReach',
  'addDirectPort',
  'addDirectCircuit',
  'addMonitoring',
  'addDatacenter',
  'addEdgeRouter',
  'addInterface',
  'changeBandwidth',
  'changeTier',
  'changeGatewaySku',
  'changeAddresses',
  'remove',
  'showPrerequisites',
] as const;

export type WizardId = (typeof wizardIds)[number];
