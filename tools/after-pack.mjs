import { rm } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Removes the shim that the development runtime has in `resources/app` from a packaged app. The
 * app's archive is loaded before it, but it must not ship.
 */
// oxlint-disable-next-line import/no-default-export -- electron-builder takes the default
export default async function removeShim({ appOutDir, electronPlatformName }) {
  if (electronPlatformName !== 'linux') return
  await rm(join(appOutDir, 'resources', 'app'), { recursive: true, force: true })
}
