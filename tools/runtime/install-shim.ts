import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const shim = join(import.meta.dirname, 'shim')

/** Copies the shim of this checkout into the runtime, in place of another one. */
export async function installShim(runtime: string): Promise<void> {
  const folder = join(runtime, 'resources', 'app')
  await mkdir(folder, { recursive: true })
  for (const name of await readdir(shim)) {
    const wanted = await readFile(join(shim, name), 'utf8')
    const current = await readFile(join(folder, name), 'utf8').catch(() => undefined)
    if (current === wanted) continue
    // renamed into place: an Electron that starts meanwhile never reads half a file
    const fresh = join(folder, `.${name}.${process.pid}`)
    await writeFile(fresh, wanted)
    await rename(fresh, join(folder, name))
  }
}
