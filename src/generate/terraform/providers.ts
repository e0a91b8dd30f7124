import { lines } from '../output';
import type { Step } from '../steps';
import type { Scope } from './scope';
import { argument, block, gap, print, string } from './hcl';

/** From the version whose arguments the files are judged by; 5.x has the same ones. Source: azurerm 4.73.0, 5.0.0 */
const AZURERM = '>= 4.73.0, < 6.0.0';

export function versionsFile(): string {
  return lines(
    print(
      block('terraform', [
        ...argument('required_version', string('>= 1.5.0')),
        gap,
        block(
          'required_providers',
          argument('azurerm', `{\n  source  = "hashicorp/azurerm"\n  version = "${AZURERM}"\n}`),
        ),
      ]),
    ),
  );
}

const environments: Readonly<Record<string, string>> = {
  AzureUSGovernment: 'usgovernment',
  AzureChinaCloud: 'china',
};

/** One provider for each subscription, so that nothing is made in another one. */
export function providersFile(scope: Scope, steps: readonly Step[]): string {
  const first = new Map(steps.map((step) => [scope.alias(step.subscriptionId), step]));
  const environment = environments[scope.output.design.provider.cloud];
  const blocks = [...first].map(([alias, step]) =>
    print(
      block('provider "azurerm"', [
        ...argument('alias', string(alias)),
        ...argument('subscription_id', string(step.subscriptionId)),
        ...argument('tenant_id', step.signInTenantId === undefined ? undefined : string(step.signInTenantId)),
        ...argument('environment', environment === undefined ? undefined : string(environment)),
        gap,
        block('features', []),
      ]),
    ),
  );
  return lines(blocks.join('\n\n'));
}
