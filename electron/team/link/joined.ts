import { hostname } from 'node:os'
import type { BorderFailure } from '../../../shared/border/failure.ts'
import { fail, ok, type Result } from '../../../shared/border/result.ts'
import type { Mode } from '../../../shared/settings/settings.ts'
import { refusal } from '../../border/refusal.ts'
import type { Keychain } from '../../vault/data-key.ts'
import { contractHash } from '../contract-hash.ts'
import { joinServer } from './join.ts'
import { type Link, type LinkOptions, openLink } from './link.ts'
import { openServerStore } from './stored-server.ts'
import { watchNetwork } from './watch-network.ts'

/** What a link needs of the app. */
export type LinkParts = Pick<
  LinkOptions,
  'acts' | 'clock' | 'onChange' | 'onEvents' | 'onFresh'
> & {
  /** The app's user-data folder. */
  readonly folder: string
  readonly keychain: () => Keychain
  /** Of this app. */
  readonly version: string
}

export type JoinArgs = {
  readonly invitation: string
  readonly deviceName?: string | undefined
  /** The mode to which leaving goes back. */
  readonly modeBefore: Mode
}

/** The link to the server that was joined before. */
export function openStored(parts: LinkParts): Link {
  const store = openServerStore(parts.folder, parts.keychain)
  const stored = store.read()
  const server = stored === 'damaged' ? null : stored
  // read once: asking a keychain may cost a question of the system
  let token: string | null | undefined
  const readToken = () => {
    token ??= server === null ? null : store.tokenOf(server)
    return token
  }
  return watched(parts, {
    ...parts,
    server,
    token: readToken,
    own: { version: parts.version, contract: contractHash() },
  })
}

/** Joins the server of an invitation, and keeps what lets this computer in from now on. */
export async function join(
  parts: LinkParts,
  { invitation, deviceName, modeBefore }: JoinArgs,
): Promise<Result<Link, BorderFailure>> {
  const own = { version: parts.version, contract: contractHash() }
  const joined = await joinServer(invitation, deviceName ?? nameOfThis(), own)
  if (!joined.ok) return joined
  const { token, ...rest } = joined.value
  const store = openServerStore(parts.folder, parts.keychain)
  try {
    store.keep({ ...rest, modeBefore }, token)
    return ok(openStored(parts))
  } catch {
    // what cannot be kept is given back
    const server = { ...rest, modeBefore, token: { in: 'file' } } as const
    const link = openLink({ ...parts, server, token: () => token, own })
    await link.leave()
    link.close()
    store.forget()
    return fail(refusal('storage', notKept))
  }
}

const notKept =
  'The disk did not take the key to the server, so it was not joined. Free some space, then ask an admin for a new invitation.'

/** The mode in which the server was joined; null: it is not known. */
export function modeBeforeIn({ folder, keychain }: LinkParts): Mode | null {
  const stored = openServerStore(folder, keychain).read()
  return stored === null || stored === 'damaged' ? null : stored.modeBefore
}

export const forgetServer = ({ folder, keychain }: LinkParts): void =>
  openServerStore(folder, keychain).forget()

/** A link that tries again at once when the network changes. */
function watched({ clock }: LinkParts, options: LinkOptions): Link {
  const link = openLink(options)
  const stop = watchNetwork(clock, () => link.nudge())
  return {
    ...link,
    close() {
      stop()
      link.close()
    },
  }
}

const nameOfThis = (): string => hostname().trim().slice(0, 80) || 'Computer'
