import { createHash } from 'node:crypto'
import { clearTries, clearTryMs, clipboardMs } from '../../shared/desktop/clipboard.ts'

export type SystemClipboard = {
  readText(): string | Promise<string>
  writeText(text: string): void | Promise<void>
  clear(): void | Promise<void>
}

export type SecretClipboard = {
  copy(text: string): Promise<void>
  /**
   * Takes back what was copied last, unless something else was copied since. Never rejects: where
   * the system refuses, it is tried again after a while, and by the next call.
   */
  clear(): Promise<void>
}

type Options = {
  readonly clipboard: SystemClipboard
  readonly after: (ms: number, run: () => void) => () => void
  readonly reportBug: (error: unknown) => void
}

/** Passwords leave the clipboard by themselves. What was copied is not kept here, only its print. */
export function openSecretClipboard({ clipboard, after, reportBug }: Options): SecretClipboard {
  /** Until it is known to be gone. */
  let copied: string | null = null
  let cancel = () => {}

  async function clear(triesLeft: number): Promise<void> {
    cancel()
    const print = copied
    if (print === null) return
    try {
      if (printOf(await clipboard.readText()) === print) await clipboard.clear()
      if (copied === print) copied = null
    } catch (error) {
      // a later one has its own time
      if (copied !== print) return
      if (triesLeft === 0) return reportBug(error)
      cancel = after(clearTryMs, () => void clear(triesLeft - 1))
    }
  }

  return {
    async copy(text) {
      cancel()
      copied = printOf(text)
      cancel = after(clipboardMs, () => void clear(clearTries))
      await clipboard.writeText(text)
    },
    clear: () => clear(clearTries),
  }
}

const printOf = (text: string): string => createHash('sha256').update(text).digest('hex')
