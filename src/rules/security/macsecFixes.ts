import { type FixFunction, keyOf } from '../fixes/fix';
import { respell } from '../shared/spelling';

const CIPHERS = ['GcmAes128', 'GcmAes256', 'GcmAesXpn128', 'GcmAesXpn256'];

export const misspeltCipher: FixFunction = function* (context) {
  if (keyOf(context) === 'cipher') yield* respell(context, CIPHERS, CIPHERS.length);
};
