import { createServer, type Server } from 'node:http'
import { recordBy } from '../../shared/record-of.ts'
import {
  type BaseUrlName,
  baseUrlName,
  registrarIds,
} from '../../shared/registrars/catalogue.ts'
import { practiceAccount } from './accounts.ts'
import { type Core, createCore } from './core.ts'
import { basePaths } from './dispatch.ts'
import { listener } from './listener.ts'
import { rdapPath } from './rdap-face.ts'

export type PracticeOptions = {
  /**
   * File of the state, append-only; a kill at any instant loses no answered call. null: memory
   * only.
   */
  readonly journalFile: string | null
  /** Milliseconds now; default Date.now. */
  readonly now?: () => number
  /** In [0, 1); default Math.random. */
  readonly random?: () => number
  /** How many times faster than practice's own time; default 1. */
  readonly speed?: number
  /** Domains that the user works on; as in `CoreOptions`. */
  readonly atWork?: () => readonly string[]
  /** Default: any free port. */
  readonly port?: number
}

export type Practice = Readonly<Record<BaseUrlName, string>> & {
  readonly mailinBaseUrl: string
  readonly rdapBaseUrl: string
  /** The practice account at Mailin. */
  readonly email: string
  readonly password: string
  /** What the providers know; for tests in the same process. */
  readonly core: Core
  stop(): Promise<void>
}

/**
 * Starts Mailin and the registrars on one loopback port. Rejects when the port is taken; `stop`
 * frees it.
 */
export async function startPractice(options: PracticeOptions): Promise<Practice> {
  const { port: wantedPort = 0, ...coreOptions } = options
  const core = createCore(coreOptions)
  const server = createServer(listener(core))
  const port = await listen(server, wantedPort)
  const origin = `http://127.0.0.1:${port}`
  return {
    ...baseUrlsAt(origin),
    email: practiceAccount.email,
    password: practiceAccount.password,
    core,
    stop: () => close(server),
  }
}

/** The base URL of each simulated provider, by the setting that it stands in for. */
export const baseUrlsAt = (
  origin: string,
): Pick<Practice, 'mailinBaseUrl' | 'rdapBaseUrl' | BaseUrlName> => ({
  mailinBaseUrl: origin + basePaths.mailin,
  rdapBaseUrl: origin + rdapPath,
  ...recordBy(registrarIds, baseUrlName, id => origin + basePaths[id]),
})

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      const address = server.address()
      if (address === null || typeof address === 'string') reject(new Error('No port'))
      else resolve(address.port)
    })
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close(error => (error === undefined ? resolve() : reject(error)))
    server.closeAllConnections()
  })
}
