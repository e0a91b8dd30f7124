/**
 * The service tags that the documentation names, without the region that some of them take (Storage.WestEurope). Azure's
 * list differs by cloud and grows: a tag that is not here may be there. source: service-tags-overview (2026-10)
 */
const names = `
ActionGroup ApiManagement ApplicationInsightsAvailability AppConfiguration AppService AppServiceManagement
AutonomousDevelopmentPlatform AzureActiveDirectory AzureActiveDirectoryDomainServices
AzureAdvancedThreatProtection AzureArcInfrastructure AzureAttestation AzureAutomation AzureBackup
AzureBotService AzureCloud AzureCognitiveSearch AzureConnectors AzureContainerAppsService
AzureContainerRegistry AzureCosmosDB AzureDatabricks AzureDataExplorerManagement AzureDataLake
AzureDeviceUpdate AzureDevOps AzureDevSpaces AzureDigitalTwins AzureEventGrid AzureFrontDoor
AzureHealthcareAPIs AzureInformationProtection AzureIoTHub AzureKeyVault AzureLoadBalancer
AzureMachineLearning AzureMachineLearningInference AzureManagedGrafana AzureMonitor AzureOpenDatasets
AzurePlatformDNS AzurePlatformIMDS AzurePlatformLKM AzureResourceManager AzureSentinel AzureSignalR
AzureSiteRecovery AzureSphere AzureSpringCloud AzureStack AzureTrafficManager AzureUpdateDelivery
AzureVideoIndexer AzureWebPubSub BatchNodeManagement ChaosStudio CognitiveServicesFrontend
CognitiveServicesManagement DataFactory DataFactoryManagement Dynamics365BusinessCentral
Dynamics365ForMarketingEmail Dynamics365FraudProtection EOPExternalPublishedIPs EventHub GatewayManager
GuestAndHybridManagement HDInsight Internet KustoAnalytics LogicApps LogicAppsManagement
M365ManagementActivityApi M365ManagementActivityApiWebhook MicrosoftAzureFluidRelay MicrosoftCloudAppSecurity
MicrosoftContainerRegistry MicrosoftDefenderForEndpoint MicrosoftPurviewPolicyDistribution OneDsCollector
PowerBI PowerPlatformInfra PowerPlatformPlex PowerQueryOnline Scuba SerialConsole ServiceBus ServiceFabric Sql
SqlManagement Storage StorageMover StorageSyncService VideoIndexer VirtualDesktop VirtualNetwork
WindowsAdminCenter WindowsVirtualDesktop
`;

export const serviceTags: readonly string[] = names.trim().split(/\s+/);

const known = new Set(serviceTags.map((name) => name.toLowerCase()));

/** What no list of a security rule takes, but only the single value. source: azurerm#5617, SecurityRuleParameterContainsUnsupportedValue */
export const aloneInRules: readonly string[] = ['*', 'VirtualNetwork', 'Internet', 'AzureLoadBalancer'];

const SHAPE = /^[A-Za-z][A-Za-z0-9]*(\.[A-Za-z0-9]+){0,2}$/;

/** Whether a text is written as a service tag is, known or not. */
export function isServiceTagShape(text: string): boolean {
  return SHAPE.test(text);
}

/** Whether the documentation names the tag; its region is not looked at, and case does not count. */
export function isKnownServiceTag(text: string): boolean {
  return known.has(text.split('.')[0]?.toLowerCase() ?? '');
}

/** Tags whose second part is a region and nothing else, in lower case. source: service-tags-overview (column "Can be regional") */
export const regionalServiceTags: ReadonlySet<string> = new Set(
  [
    'AzureCloud',
    'AzureContainerRegistry',
    'AzureCosmosDB',
    'AzureKeyVault',
    'EventHub',
    'ServiceBus',
    'Sql',
    'Storage',
  ].map((name) => name.toLowerCase()),
);
