import { join } from 'node:path'
import { noKeychain } from '../server/open-vault.ts'
import { runCli } from './run-cli.ts'

/** `node out/server/cli.js <command>`: on Node alone, so without a keychain. */
process.exitCode = await runCli(process.argv.slice(2), {
  keychain: noKeychain,
  migrationsFolder: join(import.meta.dirname, '../../db/migrations'),
})
