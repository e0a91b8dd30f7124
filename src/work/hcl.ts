import { parse } from '@cdktn/hcl2json';

/** A file of Terraform's language as JSON, with expressions as `${…}`. @throws with the place where the text is no HCL */
export function parseHcl(name: string, text: string): Promise<unknown> {
  return parse(name, text);
}
