import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join, relative, win32 } from 'node:path'
import type { WireFile } from '../../shared/team/wire.ts'
import { ownFolder } from '../backups/own-folder.ts'
import type { Clock } from '../scheduler/clock.ts'
import { newTicket } from './request-scope.ts'

/** Milliseconds for which a file waits to be fetched. */
const keptMs = 15 * 60_000

/** The files of one call. */
export type Ticketed = {
  /** Where the server writes what the desk is to have at `deskPath`. */
  place(deskPath: string): string
  /** Where on the desk a file will be; null: it is none of this call's. */
  onDesk(path: string): string | null
}

/** Files that calls have written and devices have not fetched yet, in a folder for its owner alone. */
export type WrittenFiles = {
  begin(deviceId: number): Ticketed & {
    /** To be called once the call is answered; null: it wrote none. */
    finish(): { readonly ticket: string; readonly files: readonly WireFile[] } | null
  }
  /** Path of a file on this computer; null: there is none for this device. */
  find(
    deviceId: number,
    ticket: string,
    number: number,
  ): { readonly path: string; readonly bytes: number } | null
  drop(deviceId: number, ticket: string): void
  dropOf(deviceId: number): void
  stop(): void
}

type Kept = {
  readonly deviceId: number
  readonly folder: string
  readonly files: readonly { readonly path: string; readonly bytes: number }[]
  readonly cancel: () => void
}

/** `folder`: emptied here, as a process before may have left files. */
export function openWrittenFiles(folder: string, clock: Clock): WrittenFiles {
  const kept = new Map<string, Kept>()
  rmSync(folder, { recursive: true, force: true })

  function forget(ticket: string): void {
    const one = kept.get(ticket)
    if (one === undefined) return
    kept.delete(ticket)
    one.cancel()
    // an export has passwords in it: what cannot be removed now goes at the next start
    void rm(one.folder, { recursive: true, force: true }).catch(() => undefined)
  }

  return {
    begin(deviceId) {
      const ticket = newTicket()
      const own = join(folder, ticket)
      let onDeskFolder: string | null = null
      const onDesk = (path: string) => {
        const within = relative(own, path)
        return onDeskFolder === null || within === '' || /^\.\.|[/\\]/.test(within)
          ? null
          : onDeskFolder + within
      }
      return {
        place(deskPath) {
          mkdirSync(own, { recursive: true, mode: ownFolder })
          // paths of Windows and of others end in the same way
          const name = nameOf(deskPath)
          onDeskFolder = deskPath.slice(0, deskPath.length - win32.basename(deskPath).length)
          return join(own, name)
        },
        onDesk,
        finish() {
          if (onDeskFolder === null) return null
          const files = filesIn(own)
          const cancel = clock.after(keptMs, () => forget(ticket))
          kept.set(ticket, { deviceId, folder: own, files, cancel })
          if (files.length === 0) {
            forget(ticket)
            return null
          }
          return {
            ticket,
            files: files.map(({ path, bytes }) => ({ path: onDesk(path) ?? path, bytes })),
          }
        },
      }
    },
    find(deviceId, ticket, number) {
      const one = kept.get(ticket)
      return one?.deviceId === deviceId ? (one.files[number] ?? null) : null
    },
    drop(deviceId, ticket) {
      if (kept.get(ticket)?.deviceId === deviceId) forget(ticket)
    },
    dropOf(deviceId) {
      for (const [ticket, one] of kept) if (one.deviceId === deviceId) forget(ticket)
    },
    stop() {
      for (const one of kept.values()) one.cancel()
      kept.clear()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The last part of a desk's path as a name that stays within its folder here. */
function nameOf(deskPath: string): string {
  const name = win32
    .basename(deskPath)
    .replaceAll(/[\p{C}/\\:]/gu, '-')
    .slice(-200)
  return name === '' || name === '.' || name === '..' ? 'file' : name
}

const filesIn = (folder: string) =>
  readdirSync(folder, { withFileTypes: true })
    .filter(one => one.isFile())
    .map(one => join(folder, one.name))
    .map(path => ({ path, bytes: statSync(path).size }))
    .sort((one, other) => (one.path < other.path ? -1 : 1))
