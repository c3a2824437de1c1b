import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join, posix } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { sourcePackage as source } from './source-package.ts'

/** Where an entry of the archive goes inside the runtime; undefined: it is left out. */
export function pathOf(name: string): string | undefined {
  if (name.endsWith('/') || name === source.snapshot) return undefined
  if (name === source.sqlite) return 'resources/app/better_sqlite3.node'
  if (!name.startsWith(source.root) || name.startsWith(source.foreignApp)) return undefined
  const inside = posix.normalize(name.slice(source.root.length))
  if (inside.startsWith('..') || inside === 'resources/app-update.yml') return undefined
  return inside === source.binary ? 'electron' : inside
}

/** Unpacks the Electron part of the archive into `folder`. */
export async function unpackRuntime(archive: string, folder: string): Promise<void> {
  const zip = await openPromise(archive)
  try {
    for await (const entry of zip.eachEntry()) {
      const target = pathOf(entry.fileName)
      if (target) await write(zip, entry, join(folder, target))
    }
  } finally {
    zip.close()
  }
}

async function write(zip: ZipFile, entry: Entry, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  // the upper half holds the Unix mode: the binaries must stay executable
  const mode = (entry.externalFileAttributes >>> 16) & 0o777
  await pipeline(
    await zip.openReadStreamPromise(entry),
    createWriteStream(path, { mode: mode || 0o644 }),
  )
}
