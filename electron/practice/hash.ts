import { hash } from 'node:crypto'

export const sha256 = (text: string): string => hash('sha256', text, 'hex')

/** The same whole number in [0, size) for the same text, on every machine. */
export const hashBelow = (size: number, text: string): number =>
  Number.parseInt(sha256(text).slice(0, 8), 16) % size

/** The hash of a password, salted by the address, so that no password is stored in plain text. */
export const passwordHashOf = (address: string, password: string): string =>
  sha256(`${address}:${password}`)
