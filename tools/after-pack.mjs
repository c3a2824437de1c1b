import { rm } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * The runtime of development carries a shim in `resources/app`, which is copied along when
 * it is packaged for a trial. The app's archive wins over it, but it must not ship.
 */
// oxlint-disable-next-line import/no-default-export -- electron-builder takes the default
export default async function removeShim({ appOutDir, electronPlatformName }) {
  if (electronPlatformName !== 'linux') return
  await rm(join(appOutDir, 'resources', 'app'), { recursive: true, force: true })
}
