import { createHash } from 'node:crypto'
import { keptForMs } from '../shared/clipboard.ts'

export type SystemClipboard = {
  readText(): string | Promise<string>
  writeText(text: string): void | Promise<void>
  clear(): void | Promise<void>
}

export type SecretClipboard = {
  copy(text: string): void
  /** Takes back what was copied last, unless something else was copied since. */
  clear(): Promise<void>
}

/** Passwords leave the clipboard by themselves. What was copied is not kept here, only its print. */
export function openSecretClipboard(
  clipboard: SystemClipboard,
  after: (ms: number, run: () => void) => () => void,
): SecretClipboard {
  let copied: string | null = null
  let cancel = () => {}

  async function clear(): Promise<void> {
    cancel()
    const print = copied
    copied = null
    if (print !== null && printOf(await clipboard.readText()) === print) await clipboard.clear()
  }

  return {
    copy(text) {
      cancel()
      void clipboard.writeText(text)
      copied = printOf(text)
      cancel = after(keptForMs, () => void clear())
    },
    clear,
  }
}

const printOf = (text: string): string => createHash('sha256').update(text).digest('hex')
