/**
 * Regions with availability zones; source: reliability/availability-zones-region-support, read on 2026-11-25.
 */
const WITH_ZONES = `
australiaeast austriaeast belgiumcentral brazilsouth canadacentral centralindia centralus chilecentral chinanorth3 denmarkeast eastasia
eastus eastus2 francecentral germanywestcentral indonesiacentral israelcentral italynorth japaneast japanwest koreacentral
malaysiawest mexicocentral newzealandnorth northeurope norwayeast polandcentral qatarcentral southafricanorth southcentralus
southeastasia spaincentral swedencentral switzerlandnorth uaenorth uksouth usgovvirginia westeurope westus2 westus3
`;
/** Regions without; source as above. */
const WITHOUT_ZONES = `
australiacentral australiacentral2 australiasoutheast brazilsoutheast canadaeast chinaeast chinaeast2 chinanorth chinanorth2
francesouth germanynorth koreasouth northcentralus norwaywest southafricawest southindia swedensouth switzerlandwest
uaecentral ukwest usdodcentral usdodeast usgovarizona usgovtexas westcentralus westindia westus
`;

const names = (text: string): string[] => text.trim().split(/\s+/);
const withZones = new Set(names(WITH_ZONES));

/** The regions of which a subscription's `locations` speak. */
export const REGIONS: readonly string[] = [...names(WITH_ZONES), ...names(WITHOUT_ZONES)].sort();

/** Whether a region has availability zones; one that is not known is taken to have none. */
export const regionHasZones = (region: string): boolean => withZones.has(region);
