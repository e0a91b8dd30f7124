import * as l10n from '@vscode/l10n';
import type { Asking } from './ask/question';
import type { Made } from './change';
import { changeAddresses } from './change/changeAddresses';
import { changeBandwidth, changeTier } from './change/changeCircuit';
import { changeGatewaySku } from './change/changeGatewaySku';
import { addCircuit } from './circuit/addCircuit';
import { addCircuitPair } from './circuit/addCircuitPair';
import { addConnection } from './circuit/addConnection';
import { addDirectCircuit } from './circuit/addDirectCircuit';
import { addDirectPort } from './circuit/addDirectPort';
import { addGlobalReach } from './circuit/addGlobalReach';
import { addMicrosoftPeering } from './circuit/addMicrosoftPeering';
import { CUSTOMERS_FOLDER, addCustomer } from './customer/addCustomer';
import { addMonitoring } from './customer/addMonitoring';
import { addSite } from './customer/addSite';
import { tickPrerequisite } from './customer/tickPrerequisite';
import { addDatacenter } from './edge/addDatacenter';
import { addEdgeRouter } from './edge/addEdgeRouter';
import { addInterface } from './edge/addInterface';
import { addSubscription } from './network/addSubscription';
import { addVirtualNetwork } from './network/addVirtualNetwork';
import { addNetworkPeering } from './network/networkPeering';
import { removeThing } from './remove/removeThing';
import type { CustomerScope, DesignScope } from './scope';
import { addVpnGateway } from './vpn/addVpnGateway';
import type { WizardId } from './wizards';

export { type Answers, type Played, likelyAnswer, play, questionsLeft } from './ask/play';
export * from './ask/question';
export { type FileChange, type Made, changesBetween } from './change';
export { createDesign } from './customer/newDesign';
export type { CustomerScope, DesignScope } from './scope';
export { newFindings } from '../rules/newFindings';
export { type WizardId, wizardIds } from './wizards';

/** A wizard about a design, or about one customer of it. */
export type Wizard =
  | {
      readonly about: 'design';
      readonly title: () => string;
      readonly ask: (scope: DesignScope) => Asking<Made>;
      /** It changes no file and makes one, in this folder of the design. */
      readonly makesIn?: string;
    }
  | { readonly about: 'customer'; readonly title: () => string; readonly ask: (scope: CustomerScope) => Asking<Made> };

export const wizards: Readonly<Record<WizardId, Wizard>> = {
  addCustomer: {
    about: 'design',
    title: () => l10n.t('Add a customer'),
    ask: addCustomer,
    makesIn: CUSTOMERS_FOLDER,
  },
  addCircuit: { about: 'customer', title: () => l10n.t('Add a circuit'), ask: addCircuit },
  addCircuitPair: { about: 'customer', title: () => l10n.t('Add circuits of highest resiliency'), ask: addCircuitPair },
  addSite: { about: 'customer', title: () => l10n.t('Add a site'), ask: addSite },
  addSubscription: { about: 'customer', title: () => l10n.t('Add a subscription'), ask: addSubscription },
  addVirtualNetwork: { about: 'customer', title: () => l10n.t('Add a virtual network'), ask: addVirtualNetwork },
  addNetworkPeering: { about: 'customer', title: () => l10n.t('Add a network peering'), ask: addNetworkPeering },
  addConnection: { about: 'customer', title: () => l10n.t('Add a connection'), ask: addConnection },
  addMicrosoftPeering: {
    about: 'customer',
    title: () => l10n.t('Add Microsoft peering'),
    ask: addMicrosoftPeering,
  },
  addDirectPort: { about: 'customer', title: () => l10n.t('Add a direct port'), ask: addDirectPort },
  addDirectCircuit: {
    about: 'customer',
    title: () => l10n.t('Add a circuit on a direct port'),
    ask: addDirectCircuit,
  },
  addMonitoring: { about: 'customer', title: () => l10n.t('Add monitoring'), ask: addMonitoring },
  addVpnGateway: { about: 'customer', title: () => l10n.t('Add a VPN gateway'), ask: (scope) => addVpnGateway(scope) },
  addGlobalReach: { about: 'customer', title: () => l10n.t('Add Global Reach'), ask: addGlobalReach },
  addDatacenter: { about: 'design', title: () => l10n.t('Add a datacenter'), ask: addDatacenter },
  addEdgeRouter: { about: 'design', title: () => l10n.t('Add an edge router'), ask: addEdgeRouter },
  addInterface: { about: 'design', title: () => l10n.t('Add an interface'), ask: addInterface },
  changeBandwidth: { about: 'customer', title: () => l10n.t('Change the bandwidth'), ask: changeBandwidth },
  changeTier: { about: 'customer', title: () => l10n.t('Change tier and billing'), ask: changeTier },
  changeGatewaySku: { about: 'customer', title: () => l10n.t('Change the SKU of a gateway'), ask: changeGatewaySku },
  changeAddresses: { about: 'customer', title: () => l10n.t('Change addresses'), ask: changeAddresses },
  showPrerequisites: { about: 'customer', title: () => l10n.t('Prerequisites'), ask: tickPrerequisite },
  remove: { about: 'design', title: () => l10n.t('Remove'), ask: removeThing },
};
