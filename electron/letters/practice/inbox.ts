import { existsSync, renameSync } from 'node:fs'
import { z } from 'zod'
import { appendToFile, readOrdinaryFile, writeNewFile } from '../../../db/core/ordinary-file.ts'
import type { Page } from '../../../shared/border/paging.ts'
import type { PracticeLetter } from '../../../shared/letters/letter.ts'

/** Letters and bytes above which older letters are dropped when the inbox is opened. */
const mostLetters = 2_000
const mostBytes = 200_000_000

const letterSchema = z.object({
  id: z.number(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  receivedAt: z.string(),
})

export type PracticeInbox = {
  add(letter: Omit<PracticeLetter, 'id'>): void
  /** Removes the letters to this address from the file. */
  forget(address: string): void
  /** Newest first. */
  list(paged: { readonly page: number; readonly pageSize: number }): Page<PracticeLetter>
}

/** Stores letters as JSON lines. A line is one write, so a kill cuts at most the last one. */
export function openInbox(file: string): PracticeInbox {
  const letters = load(file)
  return {
    add(letter) {
      const whole = { id: (letters.at(-1)?.id ?? 0) + 1, ...letter }
      appendToFile(file, `${JSON.stringify(whole)}\n`)
      letters.push(whole)
    },
    forget(address) {
      const rest = letters.filter(letter => letter.to.toLowerCase() !== address)
      if (rest.length === letters.length) return
      rewrite(file, rest)
      letters.splice(0, letters.length, ...rest)
    },
    list({ page, pageSize }) {
      const start = (page - 1) * pageSize
      return {
        rows: letters.toReversed().slice(start, start + pageSize),
        total: letters.length,
      }
    },
  }
}

function load(file: string): PracticeLetter[] {
  if (!existsSync(file)) return []
  const text = readOrdinaryFile(file, mostBytes).toString('utf8')
  const lines = text.split('\n').filter(line => line !== '')
  const letters = lines.flatMap(readLine)
  const newest = letters.slice(-mostLetters)
  // a last line that was cut goes as well, or the next letter would be appended to it
  if (newest.length < lines.length || !text.endsWith('\n')) rewrite(file, newest)
  return newest
}

function readLine(line: string): readonly PracticeLetter[] {
  try {
    return [letterSchema.parse(JSON.parse(line))]
  } catch {
    return []
  }
}

function rewrite(file: string, letters: readonly PracticeLetter[]): void {
  const next = `${file}.next`
  writeNewFile(next, letters.map(letter => `${JSON.stringify(letter)}\n`).join(''))
  renameSync(next, file)
}
