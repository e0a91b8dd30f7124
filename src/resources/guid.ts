import { sha1 } from '@noble/hashes/legacy.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Names of this product's GUIDs live in a space of their own. */
const NAMESPACE = '7c0f6a52-6b0e-5d0c-9d6a-2f1f6f5f8c11';

/** The GUID (RFC 9562, version 5) that belongs to these texts: always the same one, whatever their case. */
export function guidOf(...texts: readonly string[]): string {
  const space = Uint8Array.from(NAMESPACE.replaceAll('-', '').match(/../g) ?? [], (pair) => parseInt(pair, 16));
  const name = utf8ToBytes(texts.map((text) => text.toLowerCase()).join('\n'));
  const joined = new Uint8Array(space.length + name.length);
  joined.set(space);
  joined.set(name, space.length);
  const hash = sha1(joined).slice(0, 16);
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytesToHex(hash);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
