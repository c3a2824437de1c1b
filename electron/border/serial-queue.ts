/**
 * Returns a function that runs what it is given one after the other, and answers as that does;
 * one that fails does not hold up the next.
 */
export function createSerialQueue() {
  let last: Promise<unknown> = Promise.resolve()
  return <Answer>(run: () => Promise<Answer>): Promise<Answer> => {
    const done = last.then(run)
    last = done.catch(() => undefined)
    return done
  }
}
