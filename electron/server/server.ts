import { join } from 'node:path'
import { DatabaseRefused } from '../../db/core/open.ts'
import packageFile from '../../package.json' with { type: 'json' }
import { takeUserData } from '../backups/own-folder.ts'
import { ownAddress } from './addresses.ts'
import { askSecret } from './ask-secret.ts'
import { CertificateRefused } from './certificate.ts'
import { readCommandLine, usage } from './command-line.ts'
import { composeServer } from './compose-server.ts'
import { inviteHere } from './invite-here.ts'
import { PassphraseRefused, readPassphrase } from './open-vault.ts'
import { RestoreRefused, restoreHere } from './restore-here.ts'

/** `node out/server/server.js`: serves a team, or invites somebody. */
async function run(args: readonly string[]): Promise<void> {
  if (args.includes('--help') || args.length === 0) return say(usage)
  const line = readCommandLine(args)
  if (typeof line === 'string') return refuse(`${line}\n\n${usage}`, 2)
  const untakeable = takeUserData(line.folder)
  if (untakeable !== null) return refuse(untakeable)
  const parts = {
    ...line,
    version: packageFile.version,
    migrationsFolder: join(import.meta.dirname, '../../db/migrations'),
  }
  if (line.restore !== null)
    return say(
      await restoreHere({
        ...parts,
        ...line.restore,
        passphrase: readPassphrase(process.env),
        askCode: () => askSecret('Recovery code of the backup (empty: without its secrets): '),
      }),
    )
  if (line.invite !== null) return say(await inviteHere(parts, line.invite))
  const composed = await composeServer(parts)
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void composed.stop().finally(() => process.exit(0)))
  say(`Boxwright Server listens on ${ownAddress(composed.listen)}`)
  say(`Certificate sha256:${composed.certificate}`)
}

const say = (text: string): void => void process.stdout.write(`${text}\n`)

function refuse(text: string, code = 1): void {
  process.stderr.write(`${text}\n`)
  process.exitCode = code
}

/** Why it does not run, for a terminal. */
function sentenceOf(error: unknown): string {
  if (error instanceof DatabaseRefused && error.kind === 'in-use')
    return `Another Boxwright works with this data folder. ${error.message}`
  if (error instanceof DatabaseRefused || error instanceof CertificateRefused)
    return error.message
  if (error instanceof PassphraseRefused || error instanceof RestoreRefused)
    return error.message
  if (error instanceof Error && 'code' in error)
    return sentences[String(error.code)] ?? String(error)
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
const sentences: Readonly<Record<string, string>> = {
  EADDRINUSE:
    'Another program listens on this port. Choose another one: --listen 0.0.0.0:<port>.',
  EADDRNOTAVAIL:
    'This computer does not have this address. Choose another one: --listen <address:port>.',
  EACCES: 'The system does not let this program listen on this port. Choose one above 1023.',
}

await run(process.argv.slice(2)).catch((error: unknown) => {
  refuse(`Boxwright Server does not run: ${sentenceOf(error)}`)
  process.exit(1)
})
