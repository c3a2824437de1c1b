import { createHash } from 'node:crypto'
import { lstatSync, mkdirSync, rmSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { ownFolder } from '../backups/own-folder.ts'
import { maxArgsLength } from '../border/answer.ts'
import { createSerialQueue } from '../border/serial-queue.ts'
import type { LocalAnswer } from './local-calls.ts'

/** A call of the command line, as one line of JSON; its answer comes back as one line. */
export const localCall = z.strictObject({
  name: z.string(),
  args: z.unknown(),
  savePath: z.string().optional(),
})

/** The command line on Windows would not know whose pipe it talks to. */
export const hasLocalDoor = process.platform !== 'win32'

/** Where the app with this data folder listens: a socket in a folder of the user's own. */
export function localDoorPath(dataFolder: string): string {
  const base = process.env['XDG_RUNTIME_DIR'] ?? tmpdir()
  const name = createHash('sha256').update(resolve(dataFolder)).digest('hex').slice(0, 16)
  return join(base, `boxwright-${userInfo().uid}`, `${name}.sock`)
}

/** Whether the folder is the user's own, and nobody else may enter it. */
export function isOwnFolder(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false })
  return (
    found !== undefined &&
    found.isDirectory() &&
    found.uid === userInfo().uid &&
    (found.mode & 0o077) === 0
  )
}

export type LocalDoor = { close(): void }

/**
 * Answers the command line while the app runs; the lock on the data folder makes this process the
 * only one that does. null: the system does not take the socket, and the command line says so.
 */
export function openLocalDoor(
  dataFolder: string,
  answer: LocalAnswer,
  report: (sentence: string) => void,
): LocalDoor | null {
  if (!hasLocalDoor) return null
  const path = localDoorPath(dataFolder)
  const folder = join(path, '..')
  try {
    mkdirSync(folder, { recursive: true, mode: ownFolder })
    if (!isOwnFolder(folder)) {
      report(`The command line cannot reach this app: ${folder} is not its user’s own.`)
      return null
    }
    rmSync(path, { force: true })
  } catch (error) {
    report(`The command line cannot reach this app: ${String(error)}`)
    return null
  }
  const sockets = new Set<Socket>()
  const server = createServer(socket => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    serve(socket, answer)
  })
  server.on('error', error =>
    report(`The command line cannot reach this app: ${error.message}`),
  )
  server.listen(path)
  return {
    close() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

/** Answers the lines of one connection, one after the other. */
function serve(socket: Socket, answer: LocalAnswer): void {
  let length = 0
  socket.on('data', (chunk: Buffer) => {
    length = chunk.includes('\n') ? 0 : length + chunk.length
    if (length > maxArgsLength * 2) socket.destroy()
  })
  const enqueue = createSerialQueue()
  createInterface({ input: socket }).on('line', line => {
    void enqueue(async () => {
      const answered = await answerLine(line, answer)
      if (!socket.destroyed) socket.write(`${JSON.stringify(answered)}\n`)
    })
  })
}

async function answerLine(line: string, answer: LocalAnswer) {
  const called = localCall.safeParse(parsed(line))
  if (!called.success)
    return {
      ok: false,
      failure: { code: 'invalid_input', message: 'This call cannot be read.' },
    }
  const { name, args, savePath } = called.data
  return answer(name, args, savePath)
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
