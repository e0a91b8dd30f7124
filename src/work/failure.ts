/** What stands in the way of the work before it begins; its message is for the user, and says what to do. */
export class WorkFailure extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'WorkFailure';
  }
}
