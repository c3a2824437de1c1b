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
   * Clears the clipboard if it still has what was copied last. Never rejects: where the system
   * refuses, it is tried again after a while, and by the next call.
   */
  clear(): Promise<void>
}

type Options = {
  readonly clipboard: SystemClipboard
  readonly after: (ms: number, run: () => void) => () => void
  readonly reportBug: (error: unknown) => void
}

/** Copies passwords and clears them after a while. Only a hash of what was copied is remembered. */
export function openSecretClipboard({ clipboard, after, reportBug }: Options): SecretClipboard {
  /** Hash of what was copied, until it is known to have left the clipboard. */
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
      // what was copied later is cleared by its own timer
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
