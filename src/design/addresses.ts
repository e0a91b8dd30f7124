import { type Prefix, parsePrefix } from '../network/prefix';

/** A prefix of the design with its index in the list of the file. */
export interface AddressOf extends Prefix {
  /** As the file writes it. */
  readonly written: string;
  /** No host bit is set. */
  readonly aligned: boolean;
  readonly index: number;
}

/** The readable prefixes of a list; what is no prefix is told by the check of formats. */
export function prefixesOf(texts: readonly string[] | undefined): AddressOf[] {
  return (texts ?? []).flatMap((written, index) => {
    const parsed = parsePrefix(written);
    if (!parsed) return [];
    const { family, base, length, text, aligned } = parsed;
    return [{ family, base, length, text, aligned, written, index }];
  });
}
