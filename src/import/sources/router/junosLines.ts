/** Words of a text: those in quotes are one, brackets and braces stand alone, and comments are none. */
function wordsIn(text: string): string[] {
  return [...text.matchAll(/#[^\n]*|"((?:[^"\\]|\\.)*)"|[{};[\]]|[^\s{};[\]"]+/g)].flatMap(([whole, quoted]) =>
    whole.startsWith('#') ? [] : [quoted ?? whole],
  );
}

/**
 * The statements of a configuration of Junos, each as the words from the top, whether it is written as `set` lines or in braces.
 * What is deactivated says nothing.
 */
export function statementsIn(text: string): string[][] {
  const plain = text.replaceAll(/\/\*[\s\S]*?\*\//g, ' ');
  const isSet = /^\s*set\s/m.test(plain);
  const { made, off } = isSet ? setLines(plain) : inBraces(plain);
  return made.flatMap(listed).filter((words) => !off.some((one) => one.every((word, at) => words[at] === word)));
}

function setLines(text: string): { made: string[][]; off: string[][] } {
  const made: string[][] = [];
  const off: string[][] = [];
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [first, ...rest] = wordsIn(line);
    if (first === 'set') made.push(rest);
    else if (first === 'deactivate') off.push(rest);
  }
  return { made, off };
}

function inBraces(text: string): { made: string[][]; off: string[][] } {
  const made: string[][] = [];
  const off: string[][] = [];
  const around: string[][] = [];
  let words: string[] = [];
  const whole = (): string[] => {
    const isOff = words[0] === 'inactive:';
    const path = [...around.flat(), ...words.filter((word) => word !== 'inactive:' && word !== 'protect:')];
    if (isOff) off.push(path);
    return path;
  };
  for (const word of wordsIn(text)) {
    if (word === ';') {
      if (words.length > 0) made.push(whole());
      words = [];
    } else if (word === '{') {
      const before = around.flat().length;
      around.push(whole().slice(before));
      words = [];
    } else if (word === '}') {
      around.pop();
      words = [];
    } else words.push(word);
  }
  return { made, off };
}

/** `members [ a b ]` are two statements. */
function listed(words: readonly string[]): string[][] {
  const from = words.indexOf('[');
  if (from < 0) return [[...words]];
  const to = words.indexOf(']', from);
  const rest = words.slice(to < 0 ? words.length : to + 1);
  return words.slice(from + 1, to < 0 ? undefined : to).map((one) => [...words.slice(0, from), one, ...rest]);
}
