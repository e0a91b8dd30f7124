import http from 'node:http';
import type https from 'node:https';
import { createRequire } from 'node:module';
import * as vscode from 'vscode';
import type { Simulator } from '../../src/simulator';

/** A request that was on its way to Azure. */
export interface Asked {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  /** The token that it had, as {@link tokenOf} makes it. */
  readonly token: string | undefined;
}

/** What somebody is given who signs in to a tenant for a scope. */
export const tokenOf = (scope: string, tenantId: string): string => `${scope} in ${tenantId}`;

/**
 * Runs something with VS Code's Microsoft sign-in and the network in front of Azure replaced: whoever asks is signed in to the tenant
 * and scope that are asked for, and what goes out by https arrives at a simulator, with its headers. Returns what went out.
 */
export async function signedInTo(simulator: Simulator, run: () => Thenable<unknown>): Promise<Asked[]> {
  const asked: Asked[] = [];
  const restored = [replaceSignIn(), ...httpsModules().map((module) => turnTo(simulator, module, asked))];
  try {
    await run();
  } finally {
    for (const restore of restored) restore();
  }
  return asked;
}

function replaceSignIn(): () => void {
  const { getSession } = vscode.authentication;
  const signIn = (_provider: string, scopes: readonly string[]): Promise<vscode.AuthenticationSession> => {
    const [scope = '', tenant = ''] = scopes;
    const account = { id: 'engineer', label: 'engineer@example.com' };
    const accessToken = tokenOf(scope, tenant.replace('VSCODE_TENANT:', ''));
    return Promise.resolve({ id: accessToken, accessToken, account, scopes });
  };
  Object.assign(vscode.authentication, { getSession: signIn });
  return () => void Object.assign(vscode.authentication, { getSession });
}

type Https = typeof https;

/** VS Code gives each extension an https of its own, by one of the two names. */
function httpsModules(): Https[] {
  const load = typeof require === 'function' ? require : createRequire(__filename);
  return [...new Set([load('https') as Https, load('node:https') as Https])];
}

function turnTo({ port }: Simulator, module: Https, asked: Asked[]): () => void {
  const { request } = module;
  const turned = (options: http.RequestOptions, answered?: (response: http.IncomingMessage) => void) => {
    const headers = new Headers(options.headers as Record<string, string>);
    asked.push({
      method: options.method ?? 'GET',
      host: String(options.hostname ?? options.host),
      path: String(options.path),
      token: headers.get('authorization')?.replace(/^Bearer /, ''),
    });
    const onward = { ...options, agent: undefined, protocol: 'http:', hostname: '127.0.0.1', port };
    return http.request(onward, answered);
  };
  Object.assign(module, { request: turned });
  return () => void Object.assign(module, { request });
}
