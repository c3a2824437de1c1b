import type { UnreachableReason } from '../../../shared/team/team.ts'
import { momentText } from '../../../shared/text/locale.ts'

/** The versions of this app and, where it is known, of the server. */
export type Versions = { readonly own: string; readonly server?: string | undefined }

const versionOf = (version: string | undefined): string =>
  version === undefined ? '' : ` (${version})`

const sentences: Readonly<Record<UnreachableReason, (versions: Versions) => string>> = {
  'no-answer': () => 'The server does not answer. Boxwright goes on trying by itself.',
  'other-certificate': () =>
    'Something else answers at the address of the server: its certificate is another one, so nothing was sent. Ask an admin whether the server was set up anew. If so, leave it and join again by a new invitation.',
  revoked: () =>
    'The server does not know this computer any more: it was removed from the team. Leave the server to go back to your own orders, or ask an admin for a new invitation.',
  'no-token': () =>
    'The keychain of this computer does not give the key to the server. Unlock it, then start Boxwright again. If it is lost, leave the server and join by a new invitation.',
  'client-too-old': ({ own, server }) =>
    `Boxwright on this computer (${own}) is older than the server${versionOf(server)}. Update Boxwright on this computer.`,
  'server-too-old': ({ own, server }) =>
    `The server${versionOf(server)} is older than Boxwright on this computer (${own}). Ask an admin to update the server.`,
}

/** What is the matter with a server that was joined, and what to do. */
export const unreachableText = (reason: UnreachableReason, versions: Versions): string =>
  sentences[reason](versions)

/** For what only reads. `since`: milliseconds since 1970. */
export const notReachedSince = (since: number): string =>
  `The server has not been reached since ${momentText(new Date(since))}. Boxwright goes on trying by itself.`

export const nothingSent =
  'The server cannot be reached, so nothing was sent to it. Try again once it can be reached.'

export const notKnown =
  'It is not known whether this was saved. The server was cut off before it answered. Look at it once the server can be reached, before you do it again.'
