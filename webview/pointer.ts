import type { Picture } from './picture';

export interface PointerActions {
  /** A thing is pressed, or nothing. */
  press(id: string | undefined): void;
  /** Its menu is asked for. */
  menu(id: string | undefined): void;
  toggle(id: string): void;
  open(id: string | undefined): void;
}

/** What the mouse does with the things of the picture. */
export function listenToPointer(picture: Picture, actions: PointerActions): void {
  const { svg } = picture;
  svg.addEventListener('contextmenu', ({ target }) => actions.menu(picture.idAt(target)));
  svg.addEventListener('click', ({ target }) => {
    const toggled = picture.toggleAt(target);
    if (toggled === undefined) actions.press(picture.idAt(target));
    else actions.toggle(toggled);
  });
  svg.addEventListener('dblclick', ({ target }) => {
    if (picture.toggleAt(target) === undefined) actions.open(picture.idAt(target));
  });
}
