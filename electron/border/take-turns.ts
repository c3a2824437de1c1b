/** Runs what it is given one after the other; one that fails does not hold up the next. */
export function takeTurns() {
  let last: Promise<unknown> = Promise.resolve()
  return <Answer>(run: () => Promise<Answer>): Promise<Answer> => {
    const done = last.then(run)
    last = done.catch(() => undefined)
    return done
  }
}
