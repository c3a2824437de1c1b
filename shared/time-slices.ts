/** Milliseconds of a slice; with the step that exceeds it, still too short to be felt. */
const shortMs = 8

/** Cuts work that takes seconds into slices, so that window and engine run in between. */
export type TimeSlices<Answer> = {
  /** Whether the slice is over; to be asked after each step. */
  isOver(): boolean
  /** Lets others run, begins the next slice, and returns what the pause returned. */
  pause(): Promise<Answer>
}

type SliceOptions = {
  readonly sliceMs?: number
  /** Milliseconds of any origin. */
  readonly now?: (() => number) | undefined
}

export function createTimeSlices<Answer>(
  pause: () => Promise<Answer>,
  { sliceMs = shortMs, now = () => performance.now() }: SliceOptions = {},
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
