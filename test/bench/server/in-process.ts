import { ask } from '../../../electron/cli/ask.ts'
import { openFolderPlace } from '../../../electron/cli/folder-place.ts'
import { noKeychain } from '../../../electron/server/open-vault.ts'
import type { Ask } from './acts.ts'

/** The same handlers on the same folder, without a server in between. */
export async function inProcess(folder: string) {
  const place = await openFolderPlace({
    folder,
    mode: 'live',
    isWorking: false,
    migrationsFolder: 'db/migrations',
    keychain: noKeychain,
  })
  const call: Ask = (name, args) => ask(place, name, args)
  return { call, close: () => place.close() }
}
