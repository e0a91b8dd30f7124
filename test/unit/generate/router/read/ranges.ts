import { parseAddress } from '../../../../../src/network/prefix';
import { refuse } from './grammar';

const number = (text: string) => parseAddress(text)?.value ?? refuse(`${text} is no address`);

/** The addresses of a pool that has the hosts of one network: all but the first and the last of a larger one. */
export function rangeOfHosts(first: string, last: string, length: number): string {
  const size = 1n << BigInt(32 - length);
  const start = number(first) - (number(first) % size);
  const [low, high] = size > 2n ? [start + 1n, start + size - 2n] : [start, start + size - 1n];
  if (number(first) !== low || number(last) !== high) refuse(`${first} to ${last} are not the hosts of a /${length}`);
  return `${first}-${last}`;
}

export function lengthOfWildcard(wild: string): number {
  const ones = wild
    .split('.')
    .map((part) => Number(part).toString(2).padStart(8, '0'))
    .join('');
  if (!/^0*1*$/.test(ones) || ones.length !== 32) refuse(`${wild} is no wildcard`);
  return ones.replaceAll('1', '').length;
}
