import { normalizeRegion } from './regions';

/** Degrees of latitude (north) and longitude (east). */
type Point = readonly [latitude: number, longitude: number];

/**
 * Where the cities of the peering locations are, to about ten kilometres: enough to say which region is nearer.
 * source: GeoNames
 */
const cities: Readonly<Record<string, Point>> = {
  'Abu Dhabi': [24.5, 54.4],
  Amsterdam: [52.4, 4.9],
  Atlanta: [33.7, -84.4],
  Auckland: [-36.8, 174.8],
  Bangkok: [13.8, 100.5],
  Beijing: [39.9, 116.4],
  Berlin: [52.5, 13.4],
  Brussels: [50.9, 4.4],
  Busan: [35.1, 129],
  Campinas: [-22.9, -47.1],
  Canberra: [-35.3, 149.1],
  'Cape Town': [-33.9, 18.4],
  Chennai: [13.1, 80.3],
  Chicago: [41.9, -87.6],
  Copenhagen: [55.7, 12.6],
  Dallas: [32.8, -96.8],
  Denver: [39.7, -105],
  Doha: [25.3, 51.5],
  Dubai: [25.3, 55.3],
  Dublin: [53.3, -6.3],
  Frankfurt: [50.1, 8.7],
  Geneva: [46.2, 6.1],
  'Hong Kong': [22.3, 114.2],
  Jakarta: [-6.2, 106.8],
  Johannesburg: [-26.2, 28],
  'Kuala Lumpur': [3.1, 101.7],
  'Las Vegas': [36.2, -115.1],
  London: [51.5, -0.1],
  'Los Angeles': [34.1, -118.2],
  Madrid: [40.4, -3.7],
  Marseille: [43.3, 5.4],
  Melbourne: [-37.8, 145],
  Miami: [25.8, -80.2],
  Milan: [45.5, 9.2],
  Minneapolis: [45, -93.3],
  Montreal: [45.5, -73.6],
  Mumbai: [19.1, 72.9],
  Munich: [48.1, 11.6],
  'New York': [40.7, -74],
  'Newport(Wales)': [51.6, -3],
  Osaka: [34.7, 135.5],
  Oslo: [59.9, 10.8],
  Paris: [48.9, 2.4],
  Perth: [-31.9, 115.9],
  Phoenix: [33.4, -112.1],
  Portland: [45.5, -122.7],
  Pune: [18.5, 73.9],
  'Quebec City': [46.8, -71.2],
  'Queretaro (Mexico)': [20.6, -100.4],
  Quincy: [47.2, -119.9],
  'Rio de Janeiro': [-22.9, -43.2],
  'San Antonio': [29.4, -98.5],
  Santiago: [-33.4, -70.6],
  'Sao Paulo': [-23.5, -46.6],
  Seattle: [47.6, -122.3],
  Seoul: [37.6, 127],
  Shanghai: [31.2, 121.5],
  'Silicon Valley': [37.4, -122],
  Singapore: [1.4, 103.8],
  Stavanger: [59, 5.7],
  Stockholm: [59.3, 18.1],
  Sydney: [-33.9, 151.2],
  Taipei: [25, 121.6],
  'Tel Aviv': [32.1, 34.8],
  Tokyo: [35.7, 139.7],
  Toronto: [43.7, -79.4],
  Vancouver: [49.2, -123.1],
  Vienna: [48.2, 16.4],
  Warsaw: [52.2, 21],
  'Washington DC': [38.9, -77],
  Zurich: [47.4, 8.5],
};

/** Where the regions are. source: az account list-locations (metadata), for newer ones the city that they are announced for */
const regions: Readonly<Record<string, Point>> = {
  australiacentral: [-35.3, 149.1],
  australiacentral2: [-35.3, 149.1],
  australiaeast: [-33.9, 151.2],
  australiasoutheast: [-37.8, 145],
  austriaeast: [48.2, 16.4],
  belgiumcentral: [50.8, 4.4],
  brazilsouth: [-23.6, -46.6],
  brazilsoutheast: [-22.9, -43.2],
  canadacentral: [43.7, -79.4],
  canadaeast: [46.8, -71.2],
  centralindia: [18.6, 73.9],
  centralus: [41.6, -93.6],
  chilecentral: [-33.4, -70.7],
  chinaeast: [31.2, 121.5],
  chinaeast2: [31.2, 121.5],
  chinaeast3: [31.2, 121.5],
  chinanorth: [39.9, 116.4],
  chinanorth2: [39.9, 116.4],
  chinanorth3: [40.8, 114.9],
  denmarkeast: [55.7, 12.3],
  eastasia: [22.3, 114.2],
  eastus: [37.4, -79.8],
  eastus2: [36.7, -78.4],
  francecentral: [46.3, 2.4],
  francesouth: [43.8, 2.1],
  germanynorth: [53.1, 8.8],
  germanywestcentral: [50.1, 8.7],
  indonesiacentral: [-6.2, 106.8],
  israelcentral: [31.3, 33.5],
  italynorth: [45.5, 9.2],
  japaneast: [35.7, 139.8],
  japanwest: [34.7, 135.5],
  koreacentral: [37.6, 127],
  koreasouth: [35.2, 129],
  malaysiawest: [3.1, 101.7],
  mexicocentral: [20.6, -100.4],
  newzealandnorth: [-36.8, 174.8],
  northcentralus: [41.9, -87.6],
  northeurope: [53.3, -6.3],
  norwayeast: [59.9, 10.8],
  norwaywest: [59, 5.7],
  polandcentral: [52.2, 21],
  qatarcentral: [25.6, 51.4],
  southafricanorth: [-25.7, 28.2],
  southafricawest: [-34.1, 18.8],
  southcentralus: [29.4, -98.5],
  southeastasia: [1.3, 103.8],
  southindia: [13, 80.2],
  spaincentral: [40.4, -3.4],
  swedencentral: [60.7, 17.1],
  swedensouth: [55.6, 13],
  switzerlandnorth: [47.5, 8.6],
  switzerlandwest: [46.2, 6.1],
  taiwannorth: [25, 121.5],
  uaecentral: [24.5, 54.4],
  uaenorth: [25.3, 55.3],
  uksouth: [50.9, -0.8],
  ukwest: [53.4, -3.1],
  usdodcentral: [41.6, -93.6],
  usdodeast: [36.7, -78.4],
  usgovarizona: [33.4, -112.1],
  usgoviowa: [41.6, -93.6],
  usgovtexas: [29.4, -98.5],
  usgovvirginia: [37.4, -78.7],
  westcentralus: [40.9, -110.2],
  westeurope: [52.4, 4.9],
  westindia: [19.1, 72.9],
  westus: [37.8, -122.4],
  westus2: [47.2, -119.9],
  westus3: [33.4, -112.1],
};

const EARTH_RADIUS = 6371;

/** Kilometres on the globe. */
function distance([latA, lonA]: Point, [latB, lonB]: Point): number {
  const rad = (degrees: number) => (degrees * Math.PI) / 180;
  const h =
    Math.sin(rad(latB - latA) / 2) ** 2 +
    Math.cos(rad(latA)) * Math.cos(rad(latB)) * Math.sin(rad(lonB - lonA) / 2) ** 2;
  return 2 * EARTH_RADIUS * Math.asin(Math.sqrt(h));
}

/** Kilometres between the city of a peering location and a region; `undefined` where one of them is not known. */
export function kilometresToRegion(city: string, region: string): number | undefined {
  const from = cities[city];
  const to = regions[normalizeRegion(region)];
  return from && to && distance(from, to);
}

/** Kilometres between the cities of two peering locations; `undefined` where one of them is not known. */
export function kilometresBetween(city: string, other: string): number | undefined {
  const from = cities[city];
  const to = cities[other];
  return from && to && distance(from, to);
}

const DEGREES_OF_AN_HOUR = 15;

/** Whole hours that the sun is ahead of UTC at a region; 0 where the region is not known. */
export function sunHours(region: string): number {
  const [, longitude = 0] = regions[normalizeRegion(region)] ?? [];
  return Math.round(longitude / DEGREES_OF_AN_HOUR);
}
