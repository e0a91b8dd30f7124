const HIDDEN = '[hidden]';

/** Takes out of a text what nobody may read: tokens, shared keys, authorization and service keys, signatures of addresses. */
export function redact(text: string): string {
  return text
    .replace(/(Bearer )[A-Za-z0-9._~+/=-]+/gi, `$1${HIDDEN}`)
    .replace(
      /("(?:sharedKey|authorizationKey|serviceKey|password|clientSecret|access_token)"\s*:\s*)"[^"]*"/gi,
      `$1"${HIDDEN}"`,
    )
    .replace(/([?&](?:t|c|s|h|sig|se|sv|code)=)[^&\s"']+/g, `$1${HIDDEN}`);
}
