/** More domains than this are not moved in one go: the window would feel it. */
const sliceSize = 20

/** Does it to a few at a time, each slice a transaction of its own. */
export async function inSlices<Item>(
  items: readonly Item[],
  breathe: () => Promise<void>,
  run: (slice: readonly Item[]) => void,
): Promise<void> {
  for (let start = 0; start < items.length; start += sliceSize) {
    if (start > 0) await breathe()
    run(items.slice(start, start + sliceSize))
  }
}
