import { poolReport } from '../../design';
import { poolTables, toText } from '../../routing/report';
import { EXIT, type ExitCode } from '../failure';
import { print } from '../terminal';
import { chooseDesigns, openWorkspace } from '../workspace';

export interface PoolsOptions {
  readonly design?: string;
  readonly json: boolean;
}

/** Prints how much of the pools of each design is used, and by whom. */
export function pools(folder: string, options: PoolsOptions): ExitCode {
  const reports = chooseDesigns(openWorkspace(folder), options.design).map((design) => ({
    design: design.provider.name,
    pools: poolReport(design),
  }));
  if (options.json) {
    print(JSON.stringify({ formatVersion: 1, designs: reports }, undefined, 2));
  } else {
    print(
      reports
        .map(({ design, pools: of }) => `${reports.length > 1 ? `${design}\n\n` : ''}${toText(poolTables(of))}`)
        .join('\n\n'),
    );
  }
  return EXIT.ok;
}
