/** A VS Code server on loopback. */
export interface Server {
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
}

export interface ServerOptions {
  readonly smokeTestDriver?: boolean;
  readonly extensionsDir?: string;
  readonly port?: number;
  readonly settings?: object;
  readonly trust?: boolean;
}

export function startServer(options?: ServerOptions): Promise<Server>;
export function installExtension(vsix: string, extensionsDir: string): Promise<void>;
