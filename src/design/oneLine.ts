/** What ends a line, and what a reader may not see: control characters and those that turn the direction of writing. */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu;
/** Where one of them, or room that is too much, may be: not in the words of ASCII that most texts are. */
const TO_LOOK_AT = /[^ -~]| {2}|^ | $/;

/** A text on one line, for comments and headings. */
export function oneLine(text: string): string {
  if (!TO_LOOK_AT.test(text)) return text;
  return text.replaceAll(UNSEEN, ' ').replaceAll(/\s+/g, ' ').trim();
}
