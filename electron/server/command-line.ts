import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Role, roles } from '../../shared/team/team.ts'
import { type Listen, parseAddress, parseListen, usualListen } from './addresses.ts'

export type CommandLine = {
  readonly folder: string
  /** null: as the last time, or the usual one. */
  readonly listen: Listen | null
  /** `https://…` under which other computers find the server, too. */
  readonly addresses: readonly string[]
  /** Paths of a certificate and its key; null: the server's own. */
  readonly certificate: { readonly certificate: string; readonly key: string } | null
  /** A backup to begin with; null: none. */
  readonly restore: { readonly backup: string; readonly mayReplace: boolean } | null
  readonly invite: {
    readonly name: string
    readonly role: Role
    readonly maySeePasswords: boolean
  } | null
}

export const usage = `Boxwright Server

  node out/server/server.js --data <folder> [--listen <address:port>]
      Serves the team. <folder>: where orders, secrets and backups are kept.
      --listen       0.0.0.0:8470 unless said otherwise; port 0: a free one
      --address      a name or https://… under which others find it; may come several times
      --certificate, --key
                     PEM files, instead of a certificate of its own

  node out/server/server.js --data <folder> --invite <name> [--role admin|staff] [--no-passwords]
      Prints an invitation for one device, also while the server runs.

  node out/server/server.js --data <folder> --restore <backup file> [--replace]
      Puts a backup, such as one of a desk, in the place of the database, and ends.
      Asks for the recovery code of its stored secrets. No server may run meanwhile.

  Environment: BOXWRIGHT_PASSPHRASE_FILE, a file with the passphrase of the stored secrets.
`

/** What was asked for on the command line; a text: why it cannot be read. */
export function readCommandLine(args: readonly string[]): CommandLine | string {
  const read = values(args)
  if (typeof read === 'string') return read
  const { data, listen, certificate, key, invite, role = 'admin' } = read
  if (data === undefined || data === '') return 'Say where the data are: --data <folder>.'
  const listens = listen === undefined ? null : parseListen(listen)
  if (listen !== undefined && listens === null)
    return `"${listen}" is not an address and a port, such as 127.0.0.1:8470.`
  const addresses: string[] = []
  for (const text of read.address ?? []) {
    const address = parseAddress(text, listens ?? usualListen)
    if (address === null) return `"${text}" is not an address, such as boxwright.example:8470.`
    addresses.push(address)
  }
  if ((certificate === undefined) !== (key === undefined))
    return 'A certificate needs its key: give both --certificate and --key.'
  const wanted = roles.find(one => one === role)
  if (wanted === undefined) return `"${role}" is not a role. Roles: ${roles.join(', ')}.`
  const name = invite?.trim()
  if (name !== undefined && (name === '' || name.length > 80))
    return 'Say who is invited: --invite "Ada Lovelace". At most 80 letters.'
  return {
    folder: resolve(data),
    listen: listens,
    addresses,
    certificate: certificate === undefined || key === undefined ? null : { certificate, key },
    restore:
      read.restore === undefined
        ? null
        : { backup: resolve(read.restore), mayReplace: read.replace === true },
    invite:
      name === undefined
        ? null
        : { name, role: wanted, maySeePasswords: read['no-passwords'] !== true },
  }
}

function values(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        data: { type: 'string' },
        listen: { type: 'string' },
        address: { type: 'string', multiple: true },
        certificate: { type: 'string' },
        key: { type: 'string' },
        invite: { type: 'string' },
        restore: { type: 'string' },
        replace: { type: 'boolean' },
        role: { type: 'string' },
        'no-passwords': { type: 'boolean' },
      },
    }).values
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
