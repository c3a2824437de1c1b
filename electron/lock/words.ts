export const noCodeSentence = 'Set a lock code in Settings, under App lock, first.'
export const notLockedSentence = 'Boxwright is not locked.'
export const appLockedSentence = 'Boxwright is locked. Open it first.'

/** A time as "45 seconds" or "5 minutes", rounded up, so that the next try is not too early. */
function inWords(milliseconds: number): string {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1000))
  if (seconds < 60) return seconds === 1 ? '1 second' : `${seconds} seconds`
  const minutes = Math.ceil(seconds / 60)
  return minutes === 1 ? '1 minute' : `${minutes} minutes`
}

export const tooSoonSentence = (milliseconds: number): string =>
  `Too many wrong tries. Try again in ${inWords(milliseconds)}.`

/** `waitMs`: until the next try is heard; 0: at once. */
export function wrongSentence(what: string, waitMs: number): string {
  const wrong = `This is not the ${what}.`
  return waitMs === 0 ? wrong : `${wrong} Try again in ${inWords(waitMs)}.`
}
