import { DEVICE_NAME } from '../design/deviceNames';

/** A name of the design as the name of a file or folder on any system, and never a way out of the folder. */
export function fileName(name: string): string {
  const plain = name
    .replaceAll(/[^A-Za-z0-9._-]/g, '-')
    .replace(/^\.+/, '')
    .replace(/\.+$/, '');
  if (plain === '') return 'unnamed';
  return DEVICE_NAME.test(plain) ? `${plain}-` : plain;
}

/** A name as an identifier of templates and scripts: a letter first, then letters, digits and `_`. */
export function identifier(name: string): string {
  const plain = name.replaceAll(/[^A-Za-z0-9]+/g, '_').replace(/_+$/, '');
  return /^[A-Za-z]/.test(plain) ? plain : `_${plain}`.replace(/^_+/, 'r_');
}

/**
 * The parameter of a template that takes a secret. Secret names are lower case, so that these stay apart; the prefix keeps
 * them apart from words that a language keeps for itself.
 */
export function secretParameter(secret: string): string {
  return `secret_${secret.replaceAll(/[^A-Za-z0-9]/g, '_')}`;
}

/** The environment variable that holds a secret for the command line. */
export function secretVariable(secret: string): string {
  return `CSP_SECRET_${secret.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')}`;
}

/** Hands out identifiers, each once: the second thing of a name gets a number. */
export function uniqueNames(): (wanted: string) => string {
  const taken = new Set<string>();
  return (wanted) => {
    let name = wanted;
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${wanted}_${n}`;
    taken.add(name.toLowerCase());
    return name;
  };
}
