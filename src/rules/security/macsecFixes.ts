import { macsecCiphers, xpnCipher } from '../../catalog/macsec';
import { type FixFunction, keyOf, written } from '../fixes/fix';
import { proposal } from '../shared/keyFixes';
import { respell } from '../shared/spelling';

/** The cipher that was meant, or the one with longer packet numbers where those run out. */
export const properCipher: FixFunction = function* (context) {
  if (keyOf(context) !== 'cipher') return;
  const longer = xpnCipher(written(context) ?? '');
  if (longer !== undefined) yield proposal(context, context.path, longer);
  else yield* respell(context, macsecCiphers, macsecCiphers.length);
};
