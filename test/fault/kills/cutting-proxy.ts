import { connect, createServer, type Socket } from 'node:net'

/** Where a connection breaks; `none`: nowhere. */
export const cuts = ['none', 'before', 'request', 'answer', 'answer-middle'] as const
export type Cut = (typeof cuts)[number]

export type CuttingProxy = {
  readonly port: number
  readonly counts: ReadonlyMap<Cut, number>
  close(): void
}

const requestLine = /^(?:GET|POST|PUT|DELETE) /

/**
 * Stands before the providers and cuts connections: before a request reaches them, in the middle
 * of it, after it was handled but before the answer, or in the middle of the answer.
 */
export async function openCuttingProxy(
  target: number,
  choose: () => Cut,
): Promise<CuttingProxy> {
  const counts = new Map<Cut, number>()
  const open = new Set<Socket>()

  function serve(client: Socket): void {
    const provider = connect(target, '127.0.0.1')
    let cut: Cut = 'none'
    const breakBoth = (): void => {
      client.resetAndDestroy()
      provider.resetAndDestroy()
    }
    for (const socket of [client, provider]) {
      open.add(socket)
      socket.on('error', breakBoth)
      socket.on('close', () => {
        open.delete(socket)
        client.destroy()
        provider.destroy()
      })
    }
    client.on('data', chunk => {
      const text = chunk.toString('latin1')
      if (requestLine.test(text)) {
        cut = choose()
        counts.set(cut, (counts.get(cut) ?? 0) + 1)
      }
      if (cut === 'before') return breakBoth()
      // the providers refuse what was meant for another host
      const request = text.replace(`127.0.0.1:${client.localPort}`, `127.0.0.1:${target}`)
      if (cut !== 'request') provider.write(request, 'latin1')
      else provider.write(half(request), 'latin1', breakBoth)
    })
    provider.on('data', chunk => {
      if (cut === 'answer') breakBoth()
      else if (cut === 'answer-middle')
        client.write(half(chunk.toString('latin1')), 'latin1', breakBoth)
      else client.write(chunk)
    })
  }

  const server = createServer(serve).listen(0, '127.0.0.1')
  await new Promise(resolve => void server.once('listening', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port')
  return {
    port: address.port,
    counts,
    close() {
      server.close()
      for (const socket of open) socket.destroy()
    },
  }
}

const half = (text: string): string => text.slice(0, Math.floor(text.length / 2))
