/**
 * Names that stand for Azure's own addresses in security rules and routes; source: virtual-network/service-tags-overview,
 * read on 2026-11-25. Some take a region behind a dot (`Storage.WestEurope`).
 */
const TAGS = `
ActionGroup AIFoundry AlwaysOnVPN ApiManagement ApplicationInsightsAvailability AppConfiguration AppService AppServiceManagement
AutonomousDevelopmentPlatform AzureActiveDirectory AzureActiveDirectoryDomainServices AzureAdvancedThreatProtection AzureAPIForFHIR
AzureArcInfrastructure AzureAttestation AzureBackup AzureBotService AzureCloud AzureCognitiveSearch AzureConnectors
AzureContainerAppsService AzureContainerRegistry AzureCosmosDB AzureDatabricks AzureDataExplorerManagement AzureDataLake
AzureDeviceUpdate AzureDevOps AzureDevSpaces AzureDigitalTwins AzureEventGrid AzureFrontDoor AzureHealthcareAPIs
AzureInformationProtection AzureIoTHub AzureKeyVault AzureLoadBalancer AzureLoadTestingInstanceManagement AzureMachineLearning
AzureMachineLearningInference AzureManagedGrafana AzureMonitor AzureMonitorForSAP AzureOpenDatasets AzurePlatformDNS AzurePlatformIMDS
AzurePlatformLKM AzureResourceManager AzureSecurityCenter AzureSentinel AzureSignalR AzureSiteRecovery AzureSphere
AzureSpringCloud AzureSQL AzureStack AzureTrafficManager AzureUpdateDelivery AzureVideoAnalyzerForMedia AzureWebPubSub
BatchNodeManagement ChaosStudio CognitiveServicesFrontend CognitiveServicesManagement DataFactory DataFactoryManagement
Dynamics365BusinessCentral Dynamics365ForMarketingEmail DynamicsAX EOPExternalPublishedIPs EventHub GatewayManager
GenevaActions GuestAndHybridManagement HDInsight Internet KustoAnalytics LogicApps LogicAppsManagement M365ManagementActivityApi
M365ManagementActivityApiWebhook Marketplace MicrosoftAzureFluidRelay MicrosoftCloudAppSecurity MicrosoftContainerRegistry
MicrosoftDefenderForEndpoint MicrosoftPurviewPolicyDistribution OneDsCollector PowerBI PowerPlatformInfra PowerPlatformPlex
PowerQueryOnline SCCservice Scuba SecurityCopilot SerialConsole ServiceBus ServiceFabric Sql SqlManagement Storage StorageMover
StorageSyncService TrafficManager VideoIndexer VirtualDesktop VirtualNetwork VMwareAzureVirtualMachineManagement WindowsAdminCenter
WindowsVirtualDesktop WorkloadConnectivityGateway
`;

const known = new Set(TAGS.trim().toLowerCase().split(/\s+/));

/** Whether a text names a service tag, with a region or part behind the dot or without. */
export function isServiceTag(text: string): boolean {
  const [tag = '', ...parts] = text.toLowerCase().split('.');
  return known.has(tag) && parts.length <= 2 && parts.every((part) => /^[a-z0-9]+$/.test(part));
}
