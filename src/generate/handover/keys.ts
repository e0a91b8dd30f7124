import { figures } from '../../catalog/figures';
import { type Block, steps, text } from './paper';

/** How the two sides of a session or a tunnel come to the same key. @param other the side that reads it */
export function keyExchange(names: readonly string[], other: string): Block[] {
  return [
    text(`No paper and no file holds a key; they are called by name: ${names.join(', ')}.`),
    steps([
      `One side makes each key at random, of at most ${figures.sharedKeyLength} letters and digits where it is an MD5 key of Azure, and puts it into a vault that both sides can read (an Azure Key Vault with access for one named person of each side).`,
      `The other side reads it there, compares the first and last two characters with ${other} by telephone, and enters it.`,
      'Afterwards the access of the other side is taken away. Never by e-mail, chat or ticket; a key that went that way is made anew.',
    ]),
  ];
}
