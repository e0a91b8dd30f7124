import * as l10n from '@vscode/l10n';
import type { Customer, Design } from '../design';
import type { Party } from '../resources';
import { printArm } from './arm';
import { armGuide } from './arm/guide';
import { azCliGuide, printAzCli } from './azcli';
import { bicepGuide, printBicep } from './bicep';
import type { CustomerOutput } from './context';
import { printEdgeRouters, printPapers } from './handover';
import type { GeneratedFile } from './output';
import { printPipeline } from './pipeline';
import type { Guide } from './readme';
import { printRouters, refusedOnRouters, routerGuide } from './router';
import { printCore, refusedInCore } from './router/core';
import { printTerraform, terraformGuide } from './terraform';

interface FormatBase {
  /** As the command line takes it. */
  readonly id: string;
  /** What people choose. */
  readonly title: () => string;
}

/** A format of which each customer has its own files. */
export interface CustomerFormat extends FormatBase {
  readonly scope: 'customer';
  /** `picture` is the diagram of the customer as SVG, where the format is `pictured` and who calls has one. */
  readonly print: (output: CustomerOutput, picture?: string) => GeneratedFile[];
  /** Its files show the diagram, which takes a layout engine to draw: who calls draws it. */
  readonly pictured?: true;
  /** Its files make the Azure resources: what the design does not say in full, and nobody makes, they do not have. */
  readonly ofAzure?: true;
  /** What the design asks for and the files do not have, each with the reason, for people. */
  readonly refused?: (output: CustomerOutput) => string[];
  /** What the README of a party says about using the files. */
  readonly guide?: (output: CustomerOutput, party: Party) => Guide | undefined;
}

/** A format that is made once for all customers. */
export interface DesignFormat extends FormatBase {
  readonly scope: 'design';
  readonly print: (design: Design, customers: readonly Customer[]) => GeneratedFile[];
  /** What the design asks for and the files do not have, each with the reason, for people. */
  readonly refused?: (design: Design) => string[];
}

export type Format = CustomerFormat | DesignFormat;

/** Everything that can be generated, in the order in which it is offered. */
export const formats: readonly Format[] = [
  {
    id: 'arm',
    scope: 'customer',
    title: () => l10n.t('ARM templates'),
    print: printArm,
    ofAzure: true,
    guide: armGuide,
  },
  {
    id: 'bicep',
    scope: 'customer',
    title: () => l10n.t('Bicep'),
    print: printBicep,
    ofAzure: true,
    guide: bicepGuide,
  },
  {
    id: 'terraform',
    scope: 'customer',
    title: () => l10n.t('Terraform'),
    print: printTerraform,
    ofAzure: true,
    guide: terraformGuide,
  },
  {
    id: 'azcli',
    scope: 'customer',
    title: () => l10n.t('Azure CLI scripts'),
    print: printAzCli,
    ofAzure: true,
    guide: azCliGuide,
  },
  {
    id: 'handover',
    scope: 'customer',
    title: () => l10n.t('Hand-over, orders and low-level design'),
    print: printPapers,
    pictured: true,
  },
  {
    id: 'pipeline',
    scope: 'design',
    title: () => l10n.t('Workflows for GitHub Actions and Azure Pipelines'),
    print: printPipeline,
  },
  {
    id: 'router',
    scope: 'customer',
    title: () => l10n.t('Router configurations'),
    print: printRouters,
    refused: refusedOnRouters,
    guide: routerGuide,
  },
  {
    id: 'core',
    scope: 'design',
    title: () => l10n.t("Core of the CSP's network"),
    print: printCore,
    refused: refusedInCore,
  },
  {
    id: 'edge',
    scope: 'design',
    title: () => l10n.t('Low-level design of each edge router, for all customers'),
    print: printEdgeRouters,
  },
];

export function findFormat(id: string): Format | undefined {
  return formats.find((format) => format.id === id);
}

/** Whether the files of a format make the Azure resources of a customer. */
export function isOfAzure(id: string): boolean {
  const format = findFormat(id);
  return format?.scope === 'customer' && format.ofAzure === true;
}
