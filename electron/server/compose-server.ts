import { join } from 'node:path'
import type { EventName, Events } from '../../shared/border/events.ts'
import { setLocale } from '../../shared/text/locale.ts'
import { createLocalAnswer } from '../cli/local-calls.ts'
import { openLocalDoor } from '../cli/local-door.ts'
import { noLock } from '../lock/no-lock.ts'
import { openLog } from '../log/log.ts'
import { noteRejections } from '../log/note-rejections.ts'
import { openWorkspace } from '../workspace/workspace.ts'
import { openWorkspaces } from '../workspace/workspaces.ts'
import { usualListen } from './addresses.ts'
import { ownCertificate, readCertificate } from './certificate.ts'
import type { CommandLine } from './command-line.ts'
import { noKeychain, openVaultUnasked, readPassphrase } from './open-vault.ts'
import { readServerFile, writeServerFile } from './server-file.ts'
import { openTeamServer, type RunningServer } from './team-server.ts'

export type ServerParts = CommandLine & {
  readonly version: string
  readonly migrationsFolder: string
}

export type Composed = Pick<RunningServer, 'listen'> & {
  /** SHA-256, hexadecimal. */
  readonly certificate: string
  stop(): Promise<void>
}

/**
 * The one place where the parts of a server without a window meet: the workspace of live mode, and
 * the door for the team. Resolves when both are open.
 */
export async function composeServer(parts: ServerParts): Promise<Composed> {
  const { folder, migrationsFolder, version } = parts
  const before = readServerFile(folder)
  const wanted = parts.listen ?? before ?? usualListen
  const named = parts.addresses.length > 0 ? parts.addresses : (before?.named ?? [])
  const certificate =
    parts.certificate === null
      ? await ownCertificate(folder)
      : readCertificate(parts.certificate)
  const passphrase = readPassphrase(process.env)
  setLocale(Intl.DateTimeFormat().resolvedOptions().locale)
  const log = openLog(join(folder, 'logs'))
  const reportBug = (error: unknown) => log.bug(error)
  noteRejections(process, reportBug)
  log.info(`Boxwright Server ${version} on Node ${process.versions.node}`)
  let server: RunningServer | null = null
  const emit = <Name extends EventName>(name: Name, data: Events[Name]) =>
    server?.emit(name, data)

  const workspaces = await openWorkspaces({
    async open() {
      const workspace = await openWorkspace({
        mode: 'live',
        folder,
        migrationsFolder,
        keychain: noKeychain,
        log,
        emit,
        isStoppedByLock: () => false,
        // saved views are on the desks
        forgetPreferences: () => undefined,
      })
      try {
        log.info(await openVaultUnasked(workspace, passphrase))
        return workspace
      } catch (error) {
        await workspace.close()
        throw error
      }
    },
    mode: 'live',
    migrationsFolder,
    now: () => Date.now(),
    onChange() {
      server?.team.rightsChanged()
      emit('engine:changed', {})
      emit('data:changed', {})
      emit('backups:changed', {})
    },
    reportBug,
  })
  try {
    server = await openTeamServer({
      workspaces,
      folder,
      version,
      listen: { host: wanted.host, port: wanted.port },
      named,
      certificate,
      log,
      emit,
    })
  } catch (error) {
    await workspaces.close()
    throw error
  }
  const { listen, team } = server
  const localDoor = openLocalDoor(
    folder,
    createLocalAnswer({
      workspace: () => workspaces.current(),
      restore: name => workspaces.restore(name),
      lock: noLock,
      server: () => team,
      emit,
      reportBug,
      whenOpen: () => workspaces.whenOpen(),
      isLocked: () => false,
    }),
    sentence => log.info(sentence),
  )
  const { fingerprint } = certificate
  writeServerFile(folder, { ...listen, named: [...named], certificate: fingerprint })
  return {
    listen,
    certificate: fingerprint,
    async stop() {
      localDoor?.close()
      await server?.stop()
      await workspaces.close().catch(reportBug)
      log.info('Boxwright Server ended.')
    },
  }
}
