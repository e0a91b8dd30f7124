/** A line of text that is read out when it changes. */
export function note(className: string): HTMLElement {
  const element = document.createElement('p');
  element.className = className;
  element.role = 'status';
  element.hidden = true;
  return element;
}

/** Whether whoever sits before the screen wants nothing to move. */
export function reducesMotion(): boolean {
  return (
    matchMedia('(prefers-reduced-motion: reduce)').matches || document.body.classList.contains('vscode-reduce-motion')
  );
}
