import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

export type LetterBox = {
  readonly port: number
  /** Message-IDs of the letters that came in whole. */
  readonly received: readonly string[]
  stop(): void
}

/** A mail server that takes everything, as practice's own does, and outlives the app. */
export async function openLetterBox(): Promise<LetterBox> {
  const received: string[] = []

  async function take(letter: Readable, done: (error?: Error) => void): Promise<void> {
    const message = await text(letter).catch(() => null)
    // broken off by a kill: it has not come in
    if (message === null) return
    received.push(/^message-id: *(\S+)/im.exec(message)?.[1] ?? 'no Message-ID')
    done()
  }

  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 200,
    onData(stream, _session, done) {
      void take(stream, done)
    },
  })
  // a client that is killed in the middle is no event here
  server.on('error', () => undefined)
  const listener = server.listen(0, '127.0.0.1')
  await new Promise(resolve => void listener.once('listening', resolve))
  const address = listener.address()
  if (address === null || typeof address === 'string') throw new Error('No port')
  return {
    port: address.port,
    received,
    stop() {
      server.close()
    },
  }
}
