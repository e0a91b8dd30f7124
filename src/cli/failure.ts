/** Exit codes of the commands. */
export const EXIT = {
  ok: 0,
  /** the design has errors, files would be overwritten, a deployment failed or is not complete */
  errors: 1,
  /** wrong use, or what was named is not there or cannot be read */
  usage: 2,
  /** a deployment waits for the customer or the connectivity provider */
  waiting: 3,
  /** stopped by Ctrl+C, as shells count it */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What ends a command; its message is for the user. */
export class CliFailure extends Error {
  constructor(
    message: string,
    readonly exitCode: ExitCode = EXIT.usage,
    /** What Azure said, and about which resource. */
    readonly about?: { readonly code: string; readonly resourceId: string; readonly advice: string },
  ) {
    super(message);
    this.name = 'CliFailure';
  }
}
