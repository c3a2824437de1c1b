/** Whether any provider answers at all: a network that is gone looks like all of them at once. */
export type Silence = {
  /** To be called after every request: whether an answer came, whatever it said. */
  readonly heard: (hasAnswer: boolean) => void
  /** Since when no answer has come, milliseconds since 1970; null: the last request had one. */
  readonly since: () => number | null
}

export function createSilence(now: () => number): Silence {
  let since: number | null = null
  return {
    heard(hasAnswer) {
      since = hasAnswer ? null : (since ?? now())
    },
    since: () => since,
  }
}
