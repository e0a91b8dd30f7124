import { parseAddress } from '../../../network/prefix';

/** The length that a netmask of IPv4 stands for; undefined for what is none. */
export function netmaskLength(text: string): number | undefined {
  const mask = parseAddress(text);
  if (mask?.family !== 4) return undefined;
  const bits = mask.value.toString(2).padStart(32, '0');
  return /^1*0*$/.test(bits) ? bits.replaceAll('0', '').length : undefined;
}
