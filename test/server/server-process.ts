import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Invitation, readInvitation } from '../../electron/team/invitation.ts'

const program = 'electron/server/server.ts'

export type ServerProcess = {
  readonly folder: string
  readonly url: string
  readonly certificate: string
  readonly child: ChildProcess
  /** What it has written to stderr so far. */
  readonly complaints: () => string
  /** Invites by a second process on the same folder. */
  invite(name: string, ...flags: readonly string[]): Promise<Invitation>
  /** Resolves to the exit code. */
  end(signal?: NodeJS.Signals): Promise<number | null>
}

export type StartOptions = {
  readonly folder?: string
  readonly flags?: readonly string[]
  readonly env?: NodeJS.ProcessEnv
  /** Source of a module that is loaded before the server. */
  readonly before?: string
}

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'boxwright-server-'))

/** Starts the real server as a process of its own; rejects with its words when it does not listen. */
export async function startServer(options: StartOptions = {}): Promise<ServerProcess> {
  const { folder = newFolder(), flags = [], env = {}, before } = options
  const loaded =
    before === undefined
      ? []
      : ['--import', `data:text/javascript,${encodeURIComponent(before)}`]
  const args = [...loaded, program, '--data', folder, '--listen', '127.0.0.1:0', ...flags]
  const child = spawn(process.execPath, args, {
    env: { ...process.env, NODE_NO_WARNINGS: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exit = new Promise<number | null>(resolve => child.once('exit', resolve))
  let said = ''
  let complaints = ''
  child.stderr.on('data', (text: Buffer) => void (complaints += text.toString()))
  const listens = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => {
      said += text.toString()
      if (said.includes('sha256:')) resolve()
    })
    void exit.then(code => reject(new Error(`ended with ${code}: ${complaints}`)))
  })
  await listens
  const [, url = '', certificate = ''] =
    /^Boxwright Server listens on (https:\S+)\nCertificate sha256:([0-9a-f]{64})\n$/.exec(
      said,
    ) ?? []
  return {
    folder,
    url,
    certificate,
    child,
    complaints: () => complaints,
    invite: (name, ...more) => inviteBy(folder, name, ...more),
    end(signal = 'SIGTERM') {
      child.kill(signal)
      return exit
    },
  }
}

/** Runs `--invite` on a folder. */
export async function inviteBy(
  folder: string,
  name: string,
  ...flags: readonly string[]
): Promise<Invitation> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [program, '--data', folder, '--invite', name, ...flags],
    { env: { ...process.env, NODE_NO_WARNINGS: '1' } },
  )
  const invitation = readInvitation(stdout)
  if (typeof invitation === 'string') throw new Error(`No invitation: ${stdout}`)
  return invitation
}

export const dropFolder = (folder: string): void =>
  rmSync(folder, { recursive: true, force: true })
