import type { HttpClient, PipelineRequest, PipelineResponse } from '@azure/core-rest-pipeline';
import * as l10n from '@vscode/l10n';

/** Azure asks for patience before it is asked again. */
export interface AskedWait {
  readonly seconds: number;
}

/** What stands around every request to Azure Resource Manager. */
export interface Watch {
  /** Longest time from sending a request until all of its answer is there: connection, headers and body. Milliseconds. */
  readonly answerMs: number;
  readonly onWait?: ((wait: AskedWait) => void) | undefined;
  /** A token as the credential gives it now. */
  readonly token: () => Promise<string | undefined>;
}

/** An answer that Azure Resource Manager does not give, or none. */
export class AnswerProblem extends Error {
  constructor(
    /** `NotAzure`, `CutOff` or `NoAnswer` */
    readonly code: 'NotAzure' | 'CutOff' | 'NoAnswer',
    message: string,
    readonly status?: number,
  ) {
    super(message);
    this.name = 'AnswerProblem';
  }
}

/** A wait that is shorter is not worth a word. Seconds. */
const WORTH_A_WORD = 5;

/**
 * A client that lets only what Azure Resource Manager says through: no page of a proxy, nothing cut off, no silence. A token
 * that was refused is asked for once more. Throws `AnswerProblem`.
 */
export function watchedClient(inner: HttpClient, watch: Watch): HttpClient {
  return {
    async sendRequest(request) {
      const first = await answered(inner, request, watch.answerMs);
      const response = (await withFreshToken(first, request, watch))
        ? await answered(inner, request, watch.answerMs)
        : first;
      const seconds = secondsToWait(response);
      if (seconds >= WORTH_A_WORD) watch.onWait?.({ seconds });
      refuseStrangers(response);
      return response;
    },
  };
}

/** Sends a request, and ends it where nothing comes: the SDK's own limit holds for the headers only. */
async function answered(inner: HttpClient, request: PipelineRequest, answerMs: number): Promise<PipelineResponse> {
  const { abortSignal } = request;
  const stop = new AbortController();
  const forward = () => stop.abort();
  if (abortSignal?.aborted) forward();
  abortSignal?.addEventListener('abort', forward);
  let silent = false;
  const timer = setTimeout(() => {
    silent = true;
    stop.abort();
  }, answerMs);
  request.abortSignal = stop.signal;
  try {
    return await inner.sendRequest(request);
  } catch (error) {
    if (!silent || abortSignal?.aborted) throw error;
    throw new AnswerProblem('NoAnswer', l10n.t('Azure did not answer within {0} s.', Math.ceil(answerMs / 1000)));
  } finally {
    clearTimeout(timer);
    abortSignal?.removeEventListener('abort', forward);
    if (abortSignal) request.abortSignal = abortSignal;
    else delete request.abortSignal;
  }
}

/** Whether a refused token was replaced by another one. A challenge with claims is for the SDK, which answers it. */
async function withFreshToken(
  { status, headers }: PipelineResponse,
  request: PipelineRequest,
  { token }: Watch,
): Promise<boolean> {
  if (status !== 401 || headers.get('www-authenticate')?.includes('claims=')) return false;
  const fresh = await token();
  const authorization = `Bearer ${fresh ?? ''}`;
  if (fresh === undefined || request.headers.get('authorization') === authorization) return false;
  request.headers.set('authorization', authorization);
  return true;
}

/** What `Retry-After` says, as seconds or as a date. */
function secondsToWait({ headers }: PipelineResponse): number {
  const value = headers.get('retry-after');
  if (value === undefined) return 0;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return seconds;
  const until = Date.parse(value);
  return Number.isNaN(until) ? 0 : Math.max(0, Math.round((until - Date.now()) / 1000));
}

/** Azure Resource Manager speaks JSON, about errors too. A failure of the way to it (5xx) is left to who tries again. */
function refuseStrangers({ status, headers, bodyAsText, request }: PipelineResponse): void {
  const text = bodyAsText?.trim() ?? '';
  if (status >= 500 || status === 429) return;
  const isMade = request.method === 'PUT' && (status === 200 || status === 201);
  if (text === '') {
    if (isMade) throw strange(status, l10n.t('an empty page'));
    return;
  }
  const body = parsed(text);
  if (body === undefined) {
    if (/^[[{]/.test(text)) {
      throw new AnswerProblem('CutOff', l10n.t('The answer of Azure was cut off after {0} characters.', text.length));
    }
    throw strange(status, headers.get('content-type') ?? l10n.t('an unknown kind of text'), text);
  }
  const isResource = typeof body === 'object' && body !== null && 'id' in body;
  if (isMade && !isResource) throw strange(status, l10n.t('JSON that is no resource'));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function strange(status: number, kind: string, page = ''): AnswerProblem {
  const title = /<title[^>]*>([^<]{1,80})/i.exec(page)?.[1]?.trim();
  const what = title ? `${kind}, "${title}"` : kind;
  return new AnswerProblem(
    'NotAzure',
    l10n.t('The answer (HTTP {0}, {1}) is not one of Azure Resource Manager.', status, what),
    status,
  );
}
