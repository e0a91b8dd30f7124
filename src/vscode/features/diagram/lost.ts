import type { Chosen } from '../../services/designs';

/** What was drawn last, by which a customer is known again whose file is gone, as after a rename outside VS Code. */
export class LastDrawn {
  private last: { readonly chosen: Chosen; readonly all: readonly Chosen[] } | undefined;

  /** @param all that are there while it is drawn */
  keep(chosen: Chosen, all: readonly Chosen[]): void {
    this.last = { chosen, all };
  }

  /**
   * The customers that the one of a file may be now: of its name and its tenant, in a file that was not there before.
   * @param gone path of the file that is not there any more
   */
  mayBe(gone: string | undefined, all: readonly Chosen[]): readonly Chosen[] {
    const { last } = this;
    if (!last || last.chosen.customer.file.path !== gone) return [];
    const { name, tenantId } = last.chosen.customer;
    const known = new Set(last.all.map(({ customer }) => customer.file.path));
    return all.filter(
      ({ customer }) => customer.name === name && customer.tenantId === tenantId && !known.has(customer.file.path),
    );
  }
}
