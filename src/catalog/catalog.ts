import data from '../../media/catalog.json';

/** The Azure clouds that the catalogue knows; they share no location and no region. */
export type Cloud = 'AzureCloud' | 'AzureUSGovernment' | 'AzureChinaCloud';

export const clouds: readonly Cloud[] = ['AzureCloud', 'AzureUSGovernment', 'AzureChinaCloud'];

/** What one row of the location page says; `localRegions` is empty where the Local tier is not offered. */
export interface LocationRow {
  readonly name: string;
  readonly city: string;
  readonly country: string;
  readonly geo: string;
  readonly localRegions: readonly string[];
  readonly erDirect: boolean;
  readonly providers: readonly string[];
}

export interface PeeringLocationRow extends LocationRow {
  readonly address: string;
  readonly cloud: string;
}

export interface PublicLocationRow extends PeeringLocationRow {
  readonly geoInferred: boolean;
  readonly pricingZone: number;
}

export interface MetroRow extends LocationRow {
  readonly sites: readonly string[];
  readonly siteNote?: string;
  readonly pricingZone: number;
  readonly futureProviders: readonly string[];
  readonly peeringLocationNames: readonly string[] | null;
}

export interface RegionalCommunitiesRow {
  readonly region: string;
  readonly private?: string;
  readonly microsoft: string;
  readonly storage?: string;
  readonly sql?: string;
  readonly cosmosdb?: string;
  readonly backup?: string;
}

export interface ServiceCommunityRow {
  readonly service: string;
  readonly value: string;
  readonly needsMicrosoft365Authorization?: boolean;
}

export interface NumberSpan {
  readonly first: number;
  readonly last: number;
}

export interface FixedGatewaySkuRow {
  readonly name: string;
  readonly az: boolean;
  /** Mbps */
  readonly mbps: number;
  /** packets per second */
  readonly pps: number;
  readonly vms: number;
  readonly flows: number;
  readonly routesLearned: number;
  readonly fastPath: boolean;
  readonly coexist: boolean;
  readonly maxCircuits: number;
}

export interface ScalableGatewaySkuRow {
  readonly name: string;
  readonly az: boolean;
  readonly minUnits: number;
  readonly maxUnits: number;
  readonly routesLearned: number;
  readonly coexist: boolean;
  readonly unavailableRegions: readonly string[];
  readonly unavailableRegionsAsOf: string;
  readonly ipsecOverErSupported: boolean;
  readonly perUnit: readonly {
    readonly firstUnit: number;
    readonly lastUnit: number;
    readonly mbps: number;
    readonly pps: number;
    readonly vms: number;
    readonly flows: number;
  }[];
  readonly fastPathMinUnits: number;
  readonly maxCircuitsByUnits: readonly { readonly minUnits: number; readonly circuits: number }[];
}

export interface Limits {
  readonly circuitsPerSubscriptionDefault: number;
  readonly circuitsPerRegionPerSubscriptionARM: number;
  readonly circuitsSamePeeringLocationPerVnet: number;
  readonly ecmpMaxCircuits: number;
  readonly fastPathIpLimit: {
    readonly providerCircuit: number;
    readonly direct10G: number;
    readonly direct100G: number;
  };
  readonly trafficCollectorFlows: number;
  readonly routes: {
    readonly privateIpv4FromOnPrem: { readonly Local: number; readonly Standard: number; readonly Premium: number };
    readonly privateIpv6FromOnPrem: number;
    readonly privateIpv4FromAzure: number;
    readonly privateIpv6FromAzure: number;
    readonly microsoftIpv4FromOnPrem: number;
    readonly microsoftIpv6FromOnPrem: number;
    readonly connectionCreateMaxAddressSpaces: number;
    readonly recommendedTotalRoutesCeiling: number;
  };
  readonly vnetLinksPerCircuit: {
    readonly LocalStandard: number;
    readonly PremiumByMbps: Readonly<Record<string, number>>;
  };
  readonly globalReachCountsAgainstVnetLinks: boolean;
  readonly routingWeight: { readonly min: number; readonly max: number; readonly default: number };
  readonly sharedKeyMaxLength: number;
  /** bytes */
  readonly mtuLink: number;
  /** bytes */
  readonly gatewayMaxPacketBytes: number;
}

/** Where a built-in fact stands, and the day on which it stood there. */
export interface Provenance {
  readonly source: string;
  /** ISO date */
  readonly asOf: string;
}

/** A connectivity provider as ARM names it; `documented` is what the documentation calls it, where it does so at all. */
export interface ArmProviderRow extends Provenance {
  readonly name: string;
  readonly documented?: string;
  /** peering locations, for one that the documentation does not list */
  readonly locations?: readonly string[];
}

/** A peering location of circuits as ARM names it, where the documentation writes it otherwise. */
export interface ArmLocationRow extends Provenance {
  readonly name: string;
  readonly documented: string;
}

/** A building that ExpressRoute Direct ports are in, as ARM names it, and the peering location that it belongs to. */
export interface PortLocationRow extends Provenance {
  readonly name: string;
  readonly location: string;
}

/** What a resource type allows as a name; the character sets are those of a regular expression's class, without brackets. */
export interface ResourceNameRow extends Provenance {
  readonly type: string;
  readonly min: number;
  readonly max: number;
  readonly characters: string;
  readonly first: string;
  readonly last: string;
  /** `false` where no document says it of the type itself */
  readonly certain?: boolean;
}

/** The shape of media/catalog.json: what the public documentation said on a day. */
export interface Catalog {
  /** ISO date of the location page that the catalogue was taken from */
  readonly asOf: string;
  readonly source: string;
  readonly sources: Readonly<Record<string, string>>;
  readonly locations: readonly PublicLocationRow[];
  readonly nationalCloudLocations: readonly PeeringLocationRow[];
  readonly metroLocations: readonly MetroRow[];
  readonly regionsByGeo: Readonly<Record<string, readonly string[]>>;
  readonly regionsByGeoInferred: Readonly<Record<string, readonly string[]>>;
  readonly regionsWithZones: { readonly source: string; readonly regions: readonly string[] };
  readonly providers: readonly { readonly name: string; readonly locations: readonly string[] }[];
  readonly providerAliases: Readonly<Record<string, string>>;
  readonly armNames: {
    readonly providers: readonly ArmProviderRow[];
    readonly locations: readonly ArmLocationRow[];
    readonly portLocations: readonly PortLocationRow[];
    /** places in the names of buildings, and the city that they belong to */
    readonly cities: Readonly<Record<string, string>>;
  };
  /** what is newer than the tables of the documentation */
  readonly recent: {
    readonly regions: readonly (Provenance & { readonly name: string; readonly geo: string })[];
    readonly locations: readonly (Provenance &
      Pick<PeeringLocationRow, 'name' | 'city' | 'country' | 'geo' | 'cloud'>)[];
  };
  readonly resourceNames: readonly ResourceNameRow[];
  readonly exchangeProviders: readonly string[];
  readonly satelliteOperators: readonly string[];
  readonly globalReachCountries: readonly { readonly country: string; readonly onlyCities?: readonly string[] }[];
  readonly bgpCommunities: {
    readonly regional: readonly RegionalCommunitiesRow[];
    readonly services: readonly ServiceCommunityRow[];
    readonly nationalCloudRegional: readonly RegionalCommunitiesRow[];
    readonly nationalCloudServices: readonly ServiceCommunityRow[];
  };
  readonly bandwidths: {
    readonly providerMbps: readonly number[];
    readonly directPortGbps: readonly number[];
    readonly directCircuitGbps: Readonly<Record<string, readonly number[]>>;
    readonly directMaxSubscribedGbps: Readonly<Record<string, number | null>>;
  };
  readonly skuTransitions: {
    readonly allowed: readonly (readonly string[])[];
    readonly familyAllowed: readonly (readonly string[])[];
  };
  readonly limits: Limits;
  readonly gatewaySkus: { readonly fixed: readonly FixedGatewaySkuRow[]; readonly scalable: ScalableGatewaySkuRow };
  readonly vpnGatewaySkus: readonly { readonly name: string; readonly az: boolean; readonly coexist: boolean }[];
  readonly reservedAsns: {
    readonly microsoftEr: number;
    readonly erGatewayAsn: number;
    readonly erReserved: NumberSpan;
    readonly azureVpnReserved: readonly number[];
    readonly iana: readonly NumberSpan[];
  };
  readonly routingRegistries: readonly string[];
  readonly resiliencyIndex: {
    readonly route: {
      readonly twoLocations: number;
      readonly metro: number;
      readonly single: number;
      readonly linkFailureStdOrMetro: number;
    };
    readonly zoneRedundancy: {
      readonly withoutZones: Readonly<Record<string, number>>;
      readonly zonal: number;
      readonly zoneRedundant: number;
      readonly scalable: { readonly upToUnits: number; readonly score: number; readonly above: number };
    };
    readonly advisor: number;
    readonly validationMultiplier: readonly { readonly maxDays: number | null; readonly multiplier: number }[];
    readonly oneOfTwoSitesFactor: number;
  };
}

/** The catalogue itself; the compiler holds the JSON file to {@link Catalog}. */
export const catalog: Catalog = data;

/** The key under which names are looked up: without regard to case, to white space around, and to that before a bracket. */
export function nameKey(name: string): string {
  return name.trim().toLowerCase().replaceAll(/\s+\(/g, '(');
}

/** The page that a table of the catalogue was taken from: a key of `sources`, the location page where none is given. */
export function documented(key?: string): Provenance {
  const source = (key === undefined ? undefined : catalog.sources[key]) ?? catalog.source;
  const [, month, day, year] = /ms\.date (\d{2})\/(\d{2})\/(\d{4})/.exec(source) ?? [];
  return { source, asOf: year === undefined ? catalog.asOf : `${year}-${month}-${day}` };
}
