import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { CallAnswer, CallName } from '../../shared/border/calls.ts'
import { hasLocalDoor, isOwnFolder, localDoorPath } from './local-door.ts'
import { NoPlace, type Place } from './place.ts'

/** The app or server that has this data folder open; null: none listens. */
export async function openRunning(dataFolder: string): Promise<Place | null> {
  if (!hasLocalDoor) return null
  const path = localDoorPath(dataFolder)
  if (!isOwnFolder(join(path, '..'))) return null
  const socket = await connected(path)
  if (socket === null) return null
  const lines = createInterface({ input: socket })[Symbol.asyncIterator]()
  return {
    isWorking: true,
    async call(name, args, savePath) {
      socket.write(`${JSON.stringify({ name, args, savePath })}\n`)
      const line = await lines.next()
      if (line.done === true)
        throw new NoPlace(
          'Boxwright ended before it answered. It is not known whether this was done. Look first, then try again.',
        )
      return answerOf<typeof name>(line.value)
    },
    async close() {
      socket.end()
    },
  }
}

function answerOf<Name extends CallName>(line: string): CallAnswer<Name> {
  const read: unknown = JSON.parse(line)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- from the app of the same user and folder
  return read as CallAnswer<Name>
}

function connected(path: string): Promise<Socket | null> {
  return new Promise(done => {
    const socket = connect(path)
    socket.once('connect', () => done(socket))
    // a socket of an app that ended is still there, and nobody answers
    socket.once('error', () => done(null))
  })
}
