import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** A wire between a desk and a server that a test can cut. It sees nothing but sealed bytes. */
export type CuttingProxy = {
  readonly url: string
  /** Where new connections lead. */
  target: number
  /** Cuts each connection at the next bytes that come back: what was sent has arrived. */
  cutAtAnswer(): void
  /** Resolves when an answer was cut. */
  readonly cuts: () => number
  close(): Promise<void>
}

export async function openCuttingProxy(target: number): Promise<CuttingProxy> {
  const pairs = new Set<readonly [Socket, Socket]>()
  let isArmed = false
  let cuts = 0
  /** Sockets that have passed something on since the proxy was armed. */
  const asked = new WeakSet<Socket>()
  const server = createServer(near => {
    const far = connect(proxy.target, '127.0.0.1')
    const pair = [near, far] as const
    pairs.add(pair)
    const end = () => {
      near.destroy()
      far.destroy()
      pairs.delete(pair)
    }
    near.on('data', bytes => {
      if (isArmed) asked.add(near)
      far.write(bytes)
    })
    far.on('data', bytes => {
      if (isArmed && asked.has(near)) {
        isArmed = false
        cuts += 1
        end()
      } else near.write(bytes)
    })
    for (const socket of pair) socket.on('error', end).on('close', end)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const proxy: CuttingProxy = {
    url: `https://127.0.0.1:${port}`,
    target,
    cutAtAnswer() {
      isArmed = true
    },
    cuts: () => cuts,
    async close() {
      for (const [near, far] of pairs) {
        near.destroy()
        far.destroy()
      }
      server.close()
      await once(server, 'close')
    },
  }
  return proxy
}

export const portOf = (url: string): number => Number(new URL(url).port)

/** A port that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}
