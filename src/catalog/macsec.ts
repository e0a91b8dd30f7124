/** The ciphers of MACsec on ExpressRoute Direct; those with XPN count packets with 64 bits. source: expressroute-howto-macsec; SDK36 */
export const macsecCiphers: readonly string[] = ['GcmAes128', 'GcmAes256', 'GcmAesXpn128', 'GcmAesXpn256'];

/** Gbps from which on a link uses up the packet numbers of 32 bits in minutes, and sessions drop. source: expressroute-howto-macsec ("high speed links"); IEEE 802.1AEbw [K] */
export const fastMacsecLink = 100;

/** The cipher with longer packet numbers and a key of the same length; `undefined` for one that has them, or is none. */
export function xpnCipher(cipher: string): string | undefined {
  const longer = cipher.replace(/^GcmAes(?=\d)/, 'GcmAesXpn');
  return longer !== cipher && macsecCiphers.includes(longer) ? longer : undefined;
}
