import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** The same server, so many milliseconds away in each direction. */
export async function distant(url: string, ms: number) {
  const { hostname, port } = new URL(url)
  const server = createServer(near => {
    const far = connect(Number(port), hostname)
    pass(near, far)
    pass(far, near)
  })
  await new Promise<void>(done => {
    server.listen(0, '127.0.0.1', done)
  })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on a port
  const { port: own } = server.address() as AddressInfo
  return { url: `https://127.0.0.1:${own}`, close: () => server.close() }

  function pass(from: Socket, to: Socket): void {
    from.on('data', part => setTimeout(() => to.writable && to.write(part), ms))
    from.on('close', () => setTimeout(() => to.destroy(), ms))
    from.on('error', () => to.destroy())
  }
}
