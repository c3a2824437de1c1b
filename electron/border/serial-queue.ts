/**
 * Returns a function that runs the tasks given to it one after the other and resolves or rejects as
 * the task does. A task that fails does not hold up the next.
 */
export function createSerialQueue() {
  let last: Promise<unknown> = Promise.resolve()
  return <Answer>(run: () => Promise<Answer>): Promise<Answer> => {
    const done = last.then(run)
    last = done.catch(() => undefined)
    return done
  }
}
