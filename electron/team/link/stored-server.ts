import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { readOrdinaryFile, writeNewFile } from '../../../db/core/ordinary-file.ts'
import { modes } from '../../../shared/settings/settings.ts'
import {
  isKeychainThere,
  type Keychain,
  readKeyFile,
  unwrapByKeychain,
  wrapByKeychain,
  writeKeyFile,
} from '../../vault/data-key.ts'
import { joinedFile } from '../joined-file.ts'
import { actorSchema } from './told.ts'

const tokenSchema = z.discriminatedUnion('in', [
  z.object({ in: z.literal('keychain'), store: z.string(), wrapped: z.base64() }),
  /** In a file of its own, `joined-server.key`, which its owner alone may read. */
  z.object({ in: z.literal('file') }),
])

const storedSchema = z.object({
  addresses: z.array(z.url({ protocol: /^https$/ })).min(1),
  certificate: z.string().regex(/^[0-9a-f]{64}$/),
  token: tokenSchema,
  staff: actorSchema,
  /** The mode in which the server was joined, to which leaving goes back. */
  modeBefore: z.enum(modes),
})

/** The server that this computer has joined, as it is kept beside the preferences. */
export type StoredServer = Readonly<Omit<z.output<typeof storedSchema>, 'addresses'>> & {
  /** The one that answered first. */
  readonly addresses: readonly string[]
}

/** Bytes of a token. */
const tokenBytes = 32
const mostBytes = 100_000

/** What is kept of the server; only `keep` makes a file. */
export type ServerStore = {
  /** null: none was joined. `damaged`: the file cannot be read. */
  read(): StoredServer | 'damaged' | null
  /** Seals the token: by the keychain, or where there is none in a file of the owner's alone. */
  keep(server: Omit<StoredServer, 'token'>, token: string): StoredServer
  /** null: the keychain or the file does not give it. */
  tokenOf(server: StoredServer): string | null
  forget(): void
}

export function openServerStore(folder: string, keychain: () => Keychain): ServerStore {
  const file = joinedFile(folder)
  const keyFile = join(folder, 'joined-server.key')

  function seal(token: Buffer): StoredServer['token'] {
    const store = keychain()
    const wrapped = isKeychainThere(store) ? wrapByKeychain(store, token) : null
    if (wrapped !== null)
      return { in: 'keychain', store: wrapped.store, wrapped: wrapped.wrapped }
    writeKeyFile(keyFile, token)
    return { in: 'file' }
  }

  return {
    read() {
      if (!existsSync(file)) return null
      try {
        const text = readOrdinaryFile(file, mostBytes).toString('utf8')
        return storedSchema.safeParse(JSON.parse(text)).data ?? 'damaged'
      } catch {
        return 'damaged'
      }
    },
    keep(server, token) {
      const stored = { ...server, token: seal(Buffer.from(token, 'base64url')) }
      // written by another name first, so that a kill leaves no half
      const unfinished = `${file}.new`
      writeNewFile(unfinished, JSON.stringify(stored, null, 2))
      renameSync(unfinished, file)
      return stored
    },
    tokenOf({ token }) {
      if (token.in === 'file') return readKeyFile(keyFile)?.toString('base64url') ?? null
      const store = keychain()
      if (!isKeychainThere(store) || store.backend !== token.store) return null
      return unwrapByKeychain(store, token.wrapped)?.toString('base64url') ?? null
    },
    forget() {
      rmSync(file, { force: true })
      rmSync(keyFile, { force: true })
    },
  }
}

/** Whether a server has given a token of 256 bits. */
export const isToken = (token: string): boolean =>
  /^[\w-]{43}$/.test(token) && Buffer.from(token, 'base64url').length === tokenBytes
