import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, it } from 'vitest';

/** The folder of judges that this project did not write; undefined where there is none. */
export const refereesFolder: string | undefined = [process.env.CSP_REFEREES, '../shared/referees']
  .filter((folder): folder is string => folder !== undefined && folder !== '')
  .map((folder) => resolve(folder))
  .find((folder) => existsSync(folder));

/** A path inside the folder of referees. */
export function referee(...path: string[]): string {
  if (refereesFolder === undefined)
    throw new Error('There are no referees: set CSP_REFEREES or put them at ../shared/referees.');
  return join(refereesFolder, ...path);
}

/**
 * A suite that needs a referee. Without it the suite is skipped and says why; with CSP_REQUIRE_REFEREES=1 that is a failure.
 * `needs` is the path of the referee inside the folder.
 */
export function describeWithReferee(name: string, needs: string, suite: () => void): void {
  const there = refereesFolder !== undefined && existsSync(join(refereesFolder, needs));
  if (there) {
    describe(name, suite);
    return;
  }
  const reason = `the referee ${needs} is not at CSP_REFEREES or ../shared/referees`;
  if (process.env.CSP_REQUIRE_REFEREES === '1') throw new Error(`${name}: ${reason}`);
  console.warn(`Skipped: ${name}, because ${reason}.`);
  // The suite itself reads the referee while it is collected, which vitest does for skipped suites too.
  describe.skip(`${name} (skipped: ${reason})`, () => it('is judged', () => undefined));
}
