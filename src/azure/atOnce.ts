/** Does something with each item, from the first to the last, so many at a time. The first failure is thrown. */
export async function atOnce<T>(items: readonly T[], most: number, act: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  const worker = async (): Promise<void> => {
    for (const item of queue) await act(item);
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker));
}
