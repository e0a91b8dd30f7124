import { AzureFailure } from '../../../src/azure';
import type { Azure } from '../../../src/deploy';
import type { ResolvedResource, Target } from '../../../src/deploy/azure';
import type { ArmBody } from '../../../src/plan';

export const failure = (code: string, status?: number) =>
  new AzureFailure({ code, status, message: `it is ${code}`, resourceId: 'x' });

/** An Azure that answers as a test says, and writes down what it was asked. */
export function azureOf(parts: {
  read?: (target: Target) => ArmBody | undefined;
  write?: (resource: ResolvedResource, times: number) => void;
  list?: (collection: Target) => readonly ArmBody[];
}) {
  const written: ResolvedResource[] = [];
  const read: Target[] = [];
  const azure: Azure = {
    read: async (target) => {
      read.push(target);
      return parts.read?.(target);
    },
    list: async (collection) => parts.list?.(collection) ?? [],
    write: async (resource) => {
      written.push(resource);
      parts.write?.(resource, written.length);
      return { created: true };
    },
    post: async () => undefined,
    remove: async () => undefined,
  };
  return { azure, written, read };
}
