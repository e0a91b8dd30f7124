import type { SecretInput } from '../references';
import { PRESENT, PRESENT_ABOUT } from '../present';
import type { Step } from '../steps';
import { object, string } from './text';

/** The region and the tags that most resources of a file have: parameters with these as their defaults. */
export interface Defaults {
  readonly region: string | undefined;
  readonly commonTags: Readonly<Record<string, string>> | undefined;
  /** The parameter, or another region as it is. */
  location(region: string): string;
  tags(tags: Readonly<Record<string, string>>): string;
}

const tagsObject = (tags: Readonly<Record<string, string>>): string =>
  object(Object.entries(tags).map(([name, value]) => [name, string(value)]));

function mostFrequent<T>(items: readonly T[], keyOf: (item: T) => string): T | undefined {
  const counts = new Map<string, { item: T; count: number }>();
  for (const item of items) {
    const entry = counts.get(keyOf(item)) ?? { item, count: 0 };
    entry.count++;
    counts.set(keyOf(item), entry);
  }
  return [...counts.values()].reduce<{ item: T; count: number } | undefined>(
    (best, one) => (best && best.count >= one.count ? best : one),
    undefined,
  )?.item;
}

export function defaultsOf(step: Pick<Step, 'resources'>): Defaults {
  const regions = step.resources.flatMap(({ location }) => (location && location !== 'global' ? [location] : []));
  const region = mostFrequent(regions, (one) => one);
  const commonTags = mostFrequent(
    step.resources.flatMap(({ tags }) => (tags ? [tags] : [])),
    (tags) => JSON.stringify(tags),
  );
  return {
    region,
    commonTags,
    location: (one) => (one === region ? 'location' : string(one)),
    tags: (tags) => (JSON.stringify(tags) === JSON.stringify(commonTags) ? 'tags' : tagsObject(tags)),
  };
}

/** What is there already, which every file is told. */
export const presentLines: readonly string[] = [
  `@description(${string(PRESENT_ABOUT)})`,
  `param ${PRESENT} string[]`,
  '',
];

export function parameterLines({ region, commonTags }: Defaults): string[] {
  return [
    ...(region === undefined
      ? []
      : ["@description('Region of the resources.')", `param location string = ${string(region)}`, '']),
    ...(commonTags === undefined
      ? []
      : ["@description('Tags of the resources.')", `param tags object = ${tagsObject(commonTags)}`, '']),
  ];
}

export function secretLines(secrets: readonly SecretInput[]): string[] {
  return secrets.flatMap(({ parameter, description }) => [
    '@secure()',
    `@description(${string(description)})`,
    `param ${parameter} string`,
    '',
  ]);
}
