import * as l10n from '@vscode/l10n';
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { version } from '../../package.json';
import { FORMATS, type Format, check } from './commands/check';
import type { CatalogUpdateOptions } from './commands/catalog';
import type { DeployOptions } from './commands/deploy';
import type { PictureCommandOptions } from './commands/diagram';
import type { FailuresOptions } from './commands/failures';
import type { GenerateOptions } from './commands/generate';
import type { ImportOptions } from './commands/import';
import type { PathOptions } from './commands/path';
import type { LabOptions } from './commands/lab';
import type { PlanOptions } from './commands/plan';
import type { PoolsOptions } from './commands/pools';
import type { RoutesOptions } from './commands/routes';
import type { SimulateOptions } from './commands/simulate';
import { LAYERS } from '../diagram/estate/model';
import { LEVELS } from '../diagram/levels';
import { PAGES } from '../diagram/page';
import type { ExitCode } from './failure';

const CLOUDS = ['simulator', 'public', 'usgovernment', 'china'] as const;

/** The command line; the exit code of the command that ran goes to `ended`. */
export function programOf(ended: (code: ExitCode) => void): Command {
  const program = new Command('csp-connectivity')
    .description(l10n.t('Checks, draws, generates and deploys ExpressRoute connectivity for customers of a CSP.'))
    .version(version, '-V, --version', l10n.t('print the version'))
    .helpOption('-h, --help', l10n.t('print help'))
    .helpCommand('help [command]', l10n.t('print help for a command'))
    .showHelpAfterError(l10n.t('(--help tells more)'))
    .addHelpText(
      'after',
      `\n${l10n.t('Exit codes: 0 done, 1 errors, 2 wrong use or unreadable, 3 waiting for another party.')}`,
    )
    .exitOverride();

  command(program, 'check', l10n.t('print what is wrong with the designs in a folder and below it'))
    .addOption(new Option('--format <format>', l10n.t('how findings are printed')).choices(FORMATS).default('text'))
    .action((folder: string, options: { format: Format }) => {
      ended(check(folder, options));
    });

  ofDesign(command(program, 'diagram', l10n.t('draw the connectivity of a customer, or all customers on one page')))
    .option('--customer <name>', l10n.t('the customer, as its file names it'))
    .addOption(new Option('--estate', l10n.t('all customers, and what they share')).conflicts('customer'))
    .requiredOption('--out <file>', l10n.t('the file to write: .svg, .png, .drawio, or .html with the hand-over'))
    .addOption(new Option('--theme <theme>', l10n.t('its colours')).choices(['light', 'dark']).default('light'))
    .addOption(
      new Option('--colours <layer>', l10n.t('with --estate: what the colours say')).choices(LAYERS).default('state'),
    )
    .addOption(
      new Option(
        '--level <level>',
        l10n.t('how much it shows; without it all, and on a page as much as can be read there'),
      ).choices(LEVELS),
    )
    .addOption(
      new Option('--page <page>', l10n.t('fit a slide or a sheet of paper; without it, as large as it is drawn'))
        .choices(PAGES)
        .conflicts('estate'),
    )
    .option('--findings', l10n.t('with the findings: numbers in the picture, their texts at its foot'), false)
    .option(
      '--embed-design',
      l10n.t('with the text of the design in the SVG, to be opened again; not for others'),
      false,
    )
    .action(async (folder: string, options: PictureCommandOptions) => {
      const { picture } = await import('./commands/diagram');
      ended(await picture(folder, options));
    });

  ofDesign(command(program, 'generate', l10n.t('write the configuration of one customer or of all')))
    .option('--customer <name>', l10n.t('only this customer'))
    .requiredOption('--format <format>', l10n.t('what is written, such as arm'))
    .requiredOption('--out <folder>', l10n.t('the folder to write to'))
    .option('--force', l10n.t('overwrite files that were changed by hand'), false)
    .action(async (folder: string, options: GenerateOptions) => {
      const { generate } = await import('./commands/generate');
      ended(await generate(folder, options));
    });

  forCustomer(command(program, 'plan', l10n.t('tell what a deployment would do, step by step')))
    .addOption(
      new Option(
        '--cloud <cloud>',
        l10n.t('compare with what is in this cloud; without it, with an empty one'),
      ).choices(CLOUDS),
    )
    .addOption(simulatorOption())
    .option('--json', l10n.t('print the plan as JSON'), false)
    .addOption(rotateOption())
    .option('--out <file>', l10n.t('keep the plan in a file until it is approved, for "deploy --plan"'))
    .action(async (folder: string, options: PlanOptions) => {
      const { plan } = await import('./commands/plan');
      ended(await plan(folder, options));
    });

  forCustomer(
    command(
      program,
      'deploy',
      l10n.t('carry a plan out: create and update what the CSP manages; nothing is deleted without --remove'),
    ),
  )
    .addOption(
      new Option(
        '--cloud <cloud>',
        l10n.t('where to; the simulator runs inside and forgets all when it ends, unless --simulator names one'),
      )
        .choices(CLOUDS)
        .makeOptionMandatory(),
    )
    .addOption(simulatorOption())
    .option('--yes', l10n.t('do not ask before writing'), false)
    .option('--json', l10n.t('print the outcome as JSON'), false)
    .option(
      '--remove',
      l10n.t(
        'remove what is in Azure and not in the design, where we made it or it stands inside what the design owns',
      ),
      false,
    )
    .addOption(rotateOption())
    .option('--plan <file>', l10n.t('carry out this plan of "plan --out" and no other: refused where Azure has moved'))
    .addOption(
      new Option('--pause <party>', l10n.t('simulator: this party does nothing')).choices(['provider', 'customer']),
    )
    .addOption(
      new Option('--speed <speed>', l10n.t('simulator: how soon one may ask again'))
        .choices(['fast', 'real'])
        .default('fast'),
    )
    .addOption(
      new Option(
        '--wait <minutes>',
        l10n.t('how long to wait for the customer or the connectivity provider (30; less in the simulator)'),
      ).argParser(minutesOf),
    )
    .addHelpText('after', `\n${secretsHelp()}`)
    .action(async (folder: string, options: DeployOptions) => {
      const { deploy } = await import('./commands/deploy');
      ended(await deploy(folder, options));
    });

  addImportCommand(program, ended);
  addRoutingCommands(program, ended);

  forCustomer(
    command(
      program,
      'lab',
      l10n.t('rehearse a customer on real routers (FRRouting), as far as they are in the design'),
    ),
  )
    .option('--out <folder>', l10n.t('where to write the containerlab topology (lab-NAME, unless --run)'))
    .option('--run', l10n.t('run it here in network namespaces, and check it (Linux, root, FRRouting)'), false)
    .option('--json', l10n.t('print the results as JSON'), false)
    .option('--force', l10n.t('overwrite files that were changed by hand'), false)
    .action(async (folder: string, options: LabOptions) => {
      const { lab } = await import('./commands/lab');
      ended(await lab(folder, options));
    });

  addCatalogCommands(program, ended);

  program
    .command('simulate')
    .description(l10n.t('run the Azure simulator on 127.0.0.1 until Ctrl+C'))
    .addOption(new Option('--port <number>', l10n.t('the port; 0 takes a free one')).argParser(portOf).default(0))
    .addOption(
      new Option('--speed <speed>', l10n.t('how soon one may ask again')).choices(['fast', 'real']).default('fast'),
    )
    .action(async (options: SimulateOptions) => {
      const { simulate } = await import('./commands/simulate');
      ended(await simulate(options));
    });

  return program;
}

function addImportCommand(program: Command, ended: (code: ExitCode) => void): void {
  program
    .command('import')
    .description(
      l10n.t('bring in what there is: exports and templates of Azure become a design; nothing in Azure is changed'),
    )
    .addArgument(new Argument('[source...]', l10n.t('files, or folders of them; --cloud reads Azure')))
    .requiredOption('--out <folder>', l10n.t('the folder of the design; a design that is there follows what was read'))
    .option('--customer <name>', l10n.t('the customer, where the source does not say whose it is'))
    .addOption(
      new Option('--model <model>', l10n.t('how a new customer reaches Azure')).choices([
        'connect-through',
        'connect-to',
      ]),
    )
    .option('--design <name>', l10n.t('which design, by folder or provider, where there are several'))
    .addOption(new Option('--cloud <cloud>', l10n.t('read what this Azure holds, too')).choices(CLOUDS))
    .addOption(simulatorOption())
    .addOption(
      severalTimes(
        '--tenant <id>',
        l10n.t("the tenant to sign in to, in place of the CSP's own (Azure Lighthouse); may be said several times"),
      ),
    )
    .addOption(
      severalTimes(
        '--subscription <id>',
        l10n.t('only this one, and for a template where it is deployed to; may be said several times'),
      ),
    )
    .option(
      '--partner-center',
      l10n.t(
        "with --cloud: read whom the CSP has as customers in Partner Center, too (the design's tenant, else --tenant)",
      ),
    )
    .option('--resource-group <name>', l10n.t('for a template: the group that it is deployed to'))
    .option('--location <region>', l10n.t('for a template: the region of that group'))
    .option('--dry-run', l10n.t('show what would be written, and write nothing'), false)
    .option('--json', l10n.t('print what was done as JSON'), false)
    .action(async (sources: string[], options: ImportOptions) => {
      const { importSources } = await import('./commands/import');
      ended(await importSources(sources, options));
    });
}

function addCatalogCommands(program: Command, ended: (code: ExitCode) => void): void {
  const catalog = program
    .command('catalog')
    .description(l10n.t("names that Azure takes: read Azure's own lists, or tell where a name comes from"));
  ofDesign(command(catalog, 'update', l10n.t("keep Azure's own lists beside the design, in .csp-catalog.json")))
    .addOption(new Option('--cloud <cloud>', l10n.t('whom to ask')).choices(CLOUDS))
    .addOption(simulatorOption())
    .option('--subscription <name>', l10n.t('the subscription that is asked; the first one of the design otherwise'))
    .option(
      '--from <file...>',
      l10n.t('saved answers of Azure in place of asking: JSON, as ARM or the Azure CLI writes it'),
    )
    .action(async (folder: string, options: CatalogUpdateOptions) => {
      const { updateCatalog } = await import('./commands/catalog');
      ended(await updateCatalog(folder, options));
    });
  ofDesign(
    catalog
      .command('show')
      .description(l10n.t('tell where a name comes from; 1 where it is known nowhere'))
      .addArgument(new Argument('<name>', l10n.t('a connectivity provider, a location, a region or a community')))
      .addArgument(new Argument('[dir]', l10n.t('the folder of the design')).default('.')),
  ).action(async (name: string, folder: string, options: { readonly design?: string }) => {
    const { showName } = await import('./commands/catalog');
    ended(showName(folder, name, options));
  });
}

function addRoutingCommands(program: Command, ended: (code: ExitCode) => void): void {
  forCustomer(command(program, 'routes', l10n.t('print the effective routes of subnets')))
    .option('--subnet <name>', l10n.t('only this one: network/subnet, or subscription/network/subnet'))
    .option('--json', l10n.t('print them as JSON'), false)
    .action(async (folder: string, options: RoutesOptions) => {
      const { routes } = await import('./commands/routes');
      ended(routes(folder, options));
    });

  forCustomer(command(program, 'path', l10n.t('trace the way there and back; 1 where it does not arrive')))
    .requiredOption('--from <end>', l10n.t('a site, a subnet, an address'))
    .requiredOption('--to <end>', l10n.t('a site, a subnet, an address, internet, microsoft365 or storage'))
    .addOption(
      new Option('--protocol <protocol>', l10n.t('what is sent')).choices(['Tcp', 'Udp', 'Icmp']).default('Tcp'),
    )
    .addOption(new Option('--port <number>', l10n.t('the destination port; without it, any')).argParser(portOf))
    .option('--json', l10n.t('print the way as JSON'), false)
    .action(async (folder: string, options: PathOptions) => {
      const { path } = await import('./commands/path');
      ended(path(folder, options));
    });

  forCustomer(command(program, 'failures', l10n.t('tell which site loses which network when something fails')))
    .option('--json', l10n.t('print the matrix as JSON'), false)
    .action(async (folder: string, options: FailuresOptions) => {
      const { failures } = await import('./commands/failures');
      ended(failures(folder, options));
    });

  ofDesign(command(program, 'pools', l10n.t('tell what of the pools is used, free, and by whom')))
    .option('--json', l10n.t('print them as JSON'), false)
    .action(async (folder: string, options: PoolsOptions) => {
      const { pools } = await import('./commands/pools');
      ended(pools(folder, options));
    });
}

function command(program: Command, name: string, description: string): Command {
  return program
    .command(name)
    .description(description)
    .addArgument(new Argument('[dir]', l10n.t('the folder of the design')).default('.'));
}

function ofDesign(of: Command): Command {
  return of.option('--design <name>', l10n.t('which design, by folder or provider, where there are several'));
}

function forCustomer(of: Command): Command {
  return ofDesign(of.requiredOption('--customer <name>', l10n.t('the customer, as its file names it')));
}

function simulatorOption(): Option {
  return new Option(
    '--simulator <port>',
    l10n.t('with --cloud simulator: the one that "simulate" runs at this port, in place of one inside'),
  ).argParser(portOf);
}

function rotateOption(): Option {
  return severalTimes(
    '--rotate <name>',
    l10n.t('write the keys of this secret again, once its value has changed; may be said several times'),
  );
}

function severalTimes(flags: string, description: string): Option {
  const add = (text: string, before: readonly string[] = []): readonly string[] => [...before, text];
  return new Option(flags, description).argParser(add);
}

function secretsHelp(): string {
  return l10n.t(
    'Secrets come from the environment: contoso-ams-private from CSP_SECRET_CONTOSO_AMS_PRIVATE; on a terminal, missing ones are asked for.',
  );
}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) throw new InvalidArgumentError(l10n.t('A port is 0 to 65535.'));
  return port;
}

function minutesOf(text: string): number {
  const minutes = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text)) throw new InvalidArgumentError(l10n.t('Minutes are a number, 0 or more.'));
  return minutes;
}
