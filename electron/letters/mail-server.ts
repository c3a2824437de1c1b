import { z } from 'zod'
import { fail, ok, type Result } from '../../shared/border/result.ts'

/** The server that letters are handed to. */
export type MailServer =
  /** The practice server in this process, the only one that is spoken to in plain text. */
  | { readonly kind: 'practice'; readonly port: number; readonly from: Sender }
  | {
      readonly kind: 'smtp'
      readonly host: string
      readonly port: number
      /** True: TLS from the first byte. False: STARTTLS, which is then required. */
      readonly secure: boolean
      /** '' for a server that asks for no login. */
      readonly user: string
      readonly password: string
      readonly from: Sender
    }

export type Sender = { readonly name: string; readonly address: string }

export type MailSettings = {
  readonly host: string
  readonly port: number
  readonly secure: boolean
  readonly user: string
  /** `orders@agency.example` or `Agency <orders@agency.example>`; '': the user's address. */
  readonly from: string
}

const addressSchema = z.email().max(254)

/** Whether it is one plain address, which cannot begin another header, command or recipient. */
export const isMailAddress = (text: string): boolean => addressSchema.safeParse(text).success

/** Reads a sender's name and address; null: there is not exactly one address. */
export function readSender(text: string): Sender | null {
  if (isMailAddress(text)) return { name: '', address: text }
  const parts = /^(?<name>[^<>\p{Cc}]*)<(?<address>[^<>]+)>$/u.exec(text.trim())?.groups
  if (parts === undefined) return null
  const { name = '', address = '' } = parts
  return isMailAddress(address) ? { name: name.trim().replaceAll('"', ''), address } : null
}

/**
 * The server of the settings, or what they lack. Calls `password` last, as it may throw
 * VaultLocked.
 */
export function readMailServer(
  { host, port, secure, user, from }: MailSettings,
  password: () => string,
): Result<MailServer, string> {
  if (host === '') return fail('No mail server is set. Enter its host in Settings.')
  const sender = readSender(from === '' ? user : from)
  if (sender === null)
    return fail('No sender is set. Enter the address that letters come from in Settings.')
  return ok({
    kind: 'smtp',
    host,
    port,
    secure,
    user,
    password: user === '' ? '' : password(),
    from: sender,
  })
}
