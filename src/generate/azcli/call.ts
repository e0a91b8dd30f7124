import { type WantedResource, parentId } from '../../resources';
import { word } from '../bash';
import { lookCommands } from '../present';
import { aloneLine } from '../twins';

/** How a script makes one resource, and brings one that is there to what is wanted. */
export interface Call {
  /** What is looked for first. */
  readonly of: WantedResource;
  /** What is looked for next: it is not made either where that is there. */
  readonly unless?: WantedResource | undefined;
  /** JMESPath that is true where all is as wanted; undefined where what is there stays as it is. */
  readonly same?: string;
  /** Commands that make it where it is missing. */
  readonly create: readonly string[];
  /** Commands that change it where it is there and not as wanted; they read it first, so that others' settings stay. */
  readonly update?: readonly string[];
  /** Commands that follow whenever it is there. */
  readonly after?: readonly string[];
}

/** An option of az with its values; undefined for one that is not said. */
export type Option = readonly [flag: string, ...values: string[]] | undefined;

/** The value of an option that comes on the standard input, as no secret stands in a list of processes. */
export const STDIN = '@-';

/** What the shell puts in place of a variable. */
export interface Variable {
  readonly variable: string;
}

/**
 * Values that az takes as they are: it reads files for `@`, options for `-`, and its shorthand for brackets, quotes and `?`.
 * A resource with any other value is written by its body.
 */
const PLAIN = /^[\p{L}\p{N}/*](?:[\p{L}\p{N} .:,;/*+&()_=%#<>!-]*[\p{L}\p{N} .:,;/*+&()_%#!-])?$/u;

function isPlain(value: string): boolean {
  return PLAIN.test(value) && value !== 'null';
}

/** An option that is said; nothing without a value. */
export function option(flag: string, ...values: readonly (string | number | boolean | undefined)[]): Option {
  const said = values.filter((value) => value !== undefined).map(String);
  return said.length === 0 ? undefined : [flag, ...said];
}

/** Whether az takes every value of the options as it is. */
function allPlain(options: readonly Option[]): boolean {
  return options.every((one) => !one || one.slice(1).every((value) => value === STDIN || isPlain(value)));
}

const lastOf = (id: string | undefined): string => id?.slice(id.lastIndexOf('/') + 1) ?? '';

/** What a resource is called by: its group and its name. */
export function placed({ name, resourceGroup }: WantedResource): Option[] {
  return [option('--resource-group', resourceGroup), option('--name', name)];
}

/** The same below a parent, which another option names. */
export function placedIn(flag: string, resource: WantedResource): Option[] {
  const { resourceGroup, name, id } = resource;
  return [option('--resource-group', resourceGroup), option(flag, lastOf(parentId(id))), option('--name', name)];
}

/** Region and tags of what is made anew. */
export function located({ location, tags = {} }: WantedResource): Option[] {
  return [
    option('--location', location),
    option('--tags', ...Object.entries(tags).map(([key, value]) => `${key}=${value}`)),
  ];
}

/** A call whose options az takes as they are; undefined where it would read one of them for something else. */
export function callOf(call: Call, ...options: readonly (readonly Option[])[]): Call | undefined {
  return options.every(allPlain) ? call : undefined;
}

const WIDTH = 110;

/** A command of az over as many lines as it takes. */
export function command(verb: string, options: readonly Option[], input?: Variable): string[] {
  const parts = options.flatMap((one) => (one ? [[one[0], ...one.slice(1).map(word)].join(' ')] : []));
  const lines: string[] = [];
  let line = `az ${verb} --subscription "$subscription"`;
  for (const part of [...parts, `--output none${input ? ` <<<"$${input.variable}"` : ''}`]) {
    if (line.length + part.length < WIDTH) {
      line += ` ${part}`;
      continue;
    }
    lines.push(`${line} \\`);
    line = `  ${part}`;
  }
  return [...lines, line];
}

const indented = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);

/** The lines of a call. */
export function printCall({ of, unless, same, create, update, after }: Call): string[] {
  const [look = '', ...more] =
    same === undefined ? lookCommands(of) : [['look', word(of.id), of.apiVersion, word(same)].join(' ')];
  const [held = '', ...heldMore] = unless ? lookCommands(unless) : [];
  const others = [...more, ...(unless ? [`${held} ${word("'there'")}`, ...heldMore] : [])];
  const alone = aloneLine(of);
  return [
    `now=$(${look})`,
    ...others.map((other) => `if [[ $now == missing ]]; then now=$(${other}); fi`),
    'if [[ $now == missing ]]; then',
    ...(alone === undefined ? [] : [`  ${alone}`]),
    ...verbatim(create),
    ...(update && update.length > 0 ? ['elif [[ $now != true ]]; then', ...indented(update)] : []),
    'fi',
    ...(after ?? []),
  ];
}

/** A body that stands in the script begins and ends at the margin; all else is indented. */
function verbatim(lines: readonly string[]): string[] {
  const start = lines.findIndex((line) => line.endsWith("<<'JSON'"));
  if (start < 0) return indented(lines);
  const end = lines.indexOf('JSON');
  return [
    ...indented(lines.slice(0, start + 1)),
    ...lines.slice(start + 1, end + 1),
    ...indented(lines.slice(end + 1)),
  ];
}
