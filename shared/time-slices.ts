/** Milliseconds; with the step that goes beyond them still below what a person feels. */
const sliceMs = 8

/** Work that takes seconds, cut up so that window and engine go on in between. */
export type TimeSlices<Answer> = {
  /** Asked after each step. */
  isOver(): boolean
  /** Gives way and begins the next slice; what the pause answers. */
  pause(): Promise<Answer>
}

export function createTimeSlices<Answer>(
  pause: () => Promise<Answer>,
  now = () => performance.now(),
): TimeSlices<Answer> {
  let since = now()
  return {
    isOver: () => now() - since >= sliceMs,
    async pause() {
      const answer = await pause()
      since = now()
      return answer
    },
  }
}
