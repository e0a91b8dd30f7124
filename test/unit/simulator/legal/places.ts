/** A value of a file. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/** A GUID that ends so. */
export const guid = (last: string): string => `00000000-0000-4000-8000-${last.padStart(12, '0')}`;
/** The subscription `prod`. */
export const PROD = guid('a1');
/** The identity that reads the keys of MACsec. */
export const IDENTITY = `/subscriptions/${PROD}/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/keys`;

/** Keys of MACsec. */
export const KEYS = {
  cipher: 'GcmAesXpn256',
  cknSecret: 'https://keys.vault.azure.net/secrets/ckn',
  cakSecret: 'https://keys.vault.azure.net/secrets/cak',
};

/** Where circuits end: the peering location, a building with direct ports there, and the regions that are local to it. */
export const places = [
  { location: 'Amsterdam', building: 'Equinix-Amsterdam-AM5', region: 'westeurope', provider: 'Equinix', site: 'ams' },
  { location: 'London', building: 'Equinix-London-LD5', region: 'uksouth', provider: 'Megaport', site: 'lon' },
] as const;
