import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import * as l10n from '@vscode/l10n';
import { ArmError, badRequest, isObject } from './arm';
import type { Json, JsonObject } from './arm';
import type { Events } from './events';
import type { Faults } from './faults';
import type { ArmRequest, ArmResponse } from './messages';
import { PartnerCenter } from './partnerCenter';

const HOST = '127.0.0.1';
/** ARM takes requests of 4 MB at most. */
const LARGEST_BODY = 4 * 1024 * 1024;

/** The port that was asked for is taken by another program. */
export class PortInUseError extends Error {
  constructor(readonly port: number) {
    super(l10n.t('Port {0} is in use by another program. Choose another port, or 0 for any free one.', port));
    this.name = 'PortInUseError';
  }
}

export interface Front {
  readonly events: Events;
  readonly faults: Faults;
  /** answers requests of the simulator's own interface, below `/simulator/` */
  readonly control: (method: string, path: string, body: JsonObject) => ArmResponse;
  readonly arm: (request: ArmRequest) => ArmResponse;
  readonly partner: PartnerCenter;
}

/** Listens on loopback; port 0 takes any free port. */
export function listen(port: number, front: Front): Promise<{ server: Server; port: number }> {
  const server = createServer((request, response) => void serve(request, response, front));
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new PortInUseError(port) : error);
    });
    server.listen(port, HOST, () => {
      const address = server.address();
      resolve({ server, port: typeof address === 'object' && address !== null ? address.port : port });
    });
  });
}

async function serve(request: IncomingMessage, response: ServerResponse, front: Front): Promise<void> {
  const startedAt = performance.now();
  const method = request.method ?? 'GET';
  const target = request.url ?? '/';
  // The SDK puts a slash before an id that has one; ARM takes both as one.
  const path = (target.split('?')[0] ?? '/').replace(/\/{2,}/g, '/');
  const fault = path.startsWith('/simulator/') ? undefined : front.faults.forRequest(method, path);
  if (fault?.kind === 'drop') {
    request.socket.destroy();
    return;
  }
  if (fault?.kind === 'silence') return;
  if (fault?.kind === 'htmlPage') {
    response.writeHead(200, { 'Content-Type': 'text/html' }).end(PAGE);
    return;
  }
  let answer: ArmResponse;
  try {
    const body = await readBody(request);
    if (fault?.kind === 'throttle') {
      throw new ArmError(429, 'TooManyRequests', 'The request was throttled.', {
        'Retry-After': String(fault.retryAfterSeconds),
      });
    }
    if (fault?.kind === 'serverError') throw new ArmError(500, 'InternalServerError', 'An error occurred.');
    if (fault?.kind === 'unauthorized') throw unauthorized('The access token has expired.');
    if (fault?.kind === 'forbid') throw forbidden(method, path);
    answer = dispatch(request, method, target, path, body, front);
  } catch (error) {
    const known = error instanceof ArmError ? error : new ArmError(500, 'InternalServerError', String(error));
    answer = { status: known.status, headers: known.headers, body: known.body() };
  }
  if (fault?.kind === 'cutBody') sendHalf(response, answer);
  else send(request, response, answer);
  front.events.emit({
    kind: 'request',
    method,
    path,
    status: answer.status,
    milliseconds: performance.now() - startedAt,
  });
}

const PAGE = '<!DOCTYPE html><html><head><title>Sign in</title></head><body>Sign in to the network.</body></html>';

const unauthorized = (message: string): ArmError =>
  new ArmError(401, 'AuthenticationFailed', message, { 'WWW-Authenticate': 'Bearer' });

/** Promises the whole body, sends half of it and ends the connection. */
function sendHalf(response: ServerResponse, { status, headers = {}, body }: ArmResponse): void {
  const text = JSON.stringify(body ?? null);
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
    ...headers,
  });
  response.write(text.slice(0, text.length / 2), () => response.destroy());
}

function forbidden(method: string, path: string): ArmError {
  const verb = method === 'GET' ? 'read' : method === 'DELETE' ? 'delete' : 'write';
  return new ArmError(
    403,
    'AuthorizationFailed',
    `The client does not have authorization to perform action '${verb}' over scope '${path}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
  );
}

function dispatch(
  request: IncomingMessage,
  method: string,
  target: string,
  path: string,
  body: JsonObject,
  front: Front,
): ArmResponse {
  const host = request.headers.host ?? '';
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host))
    throw badRequest('InvalidHost', `The host '${host}' is not the simulator's.`);
  if (!/^Bearer \S/i.test(request.headers.authorization ?? '')) {
    throw unauthorized("Authentication failed. The 'Authorization' header is missing or not a bearer token.");
  }
  if (path.startsWith('/simulator/')) return front.control(method, path, body);
  const query = new URLSearchParams(target.slice(target.indexOf('?') + 1));
  if (PartnerCenter.serves(path)) {
    const continuation = request.headers['ms-continuationtoken'];
    return front.partner.answer(method, path, query, typeof continuation === 'string' ? continuation : undefined);
  }
  const apiVersion = query.get('api-version');
  if (!apiVersion) {
    throw badRequest(
      'MissingApiVersionParameter',
      'The api-version query parameter (?api-version=) is required for all requests.',
    );
  }
  if (!/^\d{4}-\d{2}-\d{2}(-[a-z]+)?$/.test(apiVersion)) {
    throw badRequest('InvalidApiVersionParameter', `The api-version '${apiVersion}' is invalid.`);
  }
  const { 'if-match': ifMatch, 'if-none-match': ifNoneMatch } = request.headers;
  return front.arm({
    method,
    target,
    path,
    query,
    apiVersion,
    ...(ifMatch !== undefined && { ifMatch }),
    ...(ifNoneMatch !== undefined && { ifNoneMatch }),
    body,
    actor: 'caller',
    base: `http://${host}`,
  });
}

/** Resource Manager takes names of members without quotes, and az sends such ones around a template. */
function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return JSON.parse(withQuotedNames(text)) as Json;
  }
}

/** A string that does not end and a word that is no name are taken whole: nothing is looked at twice, however long it is. */
function withQuotedNames(text: string): string {
  return text.replaceAll(/"(?:[^"\\]|\\.)*(?:"|$)|([A-Za-z_]\w*)(\s*:)?/gs, (whole, name?: string, colon?: string) =>
    name === undefined || colon === undefined ? whole : `"${name}"${colon}`,
  );
}

async function readBody(request: IncomingMessage): Promise<JsonObject> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY)
      throw new ArmError(413, 'RequestContentTooLarge', 'The request content is larger than 4 MB.');
    chunks.push(chunk);
  }
  if (size === 0) return {};
  let body: Json;
  try {
    body = parsed(Buffer.concat(chunks).toString('utf8'));
  } catch (error) {
    throw badRequest(
      'InvalidRequestContent',
      `The request content was invalid and could not be deserialized: '${String(error)}'.`,
    );
  }
  if (body === null) return {};
  if (!isObject(body))
    throw badRequest('InvalidRequestContent', 'The request content was invalid: it is not an object.');
  return body;
}

function send(request: IncomingMessage, response: ServerResponse, { status, headers = {}, body }: ArmResponse): void {
  const id = randomUUID();
  const clientId = request.headers['x-ms-client-request-id'];
  const text = body === undefined ? undefined : JSON.stringify(body);
  response.writeHead(status, {
    'Cache-Control': 'no-cache',
    Pragma: 'no-cache',
    Expires: '-1',
    'x-ms-request-id': id,
    'x-ms-correlation-request-id': id,
    'x-ms-ratelimit-remaining-subscription-global-reads': '3749',
    ...(typeof clientId === 'string' && { 'x-ms-client-request-id': clientId }),
    ...(text !== undefined && { 'Content-Type': 'application/json; charset=utf-8' }),
    ...(status !== 204 && request.method !== 'HEAD' && { 'Content-Length': Buffer.byteLength(text ?? '') }),
    ...headers,
  });
  response.end(request.method === 'HEAD' ? undefined : text);
}
