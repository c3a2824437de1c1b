import { X509Certificate } from 'node:crypto'
import { chmodSync, existsSync, readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { createSecureContext } from 'node:tls'
import { writeNewFile } from '../../db/core/ordinary-file.ts'
import { dayMs } from '../../shared/text/duration.ts'
import { ownFile } from '../backups/own-folder.ts'

/** What a server shows to who connects. */
export type ServerCertificate = {
  readonly cert: string
  readonly key: string
  /** SHA-256 of the certificate, hexadecimal. */
  readonly fingerprint: string
}

/** A certificate that cannot be used; the message says which file and why. */
export class CertificateRefused extends Error {
  override readonly name = 'CertificateRefused'
}

/** Days for which the own certificate is good: apps have pinned it, so it is never made anew. */
const ownDays = 3650

/** Reads the certificate that an admin gave. Throws `CertificateRefused`. */
export function readCertificate(files: {
  readonly certificate: string
  readonly key: string
}): ServerCertificate {
  return checked(read(files.certificate), read(files.key), files)
}

/** The server's own certificate, made at the first start. Throws `CertificateRefused`. */
export async function ownCertificate(folder: string): Promise<ServerCertificate> {
  const files = {
    certificate: join(folder, 'server-certificate.pem'),
    key: join(folder, 'server-key.pem'),
  }
  // the key comes last, so a half that a kill left is made anew
  if (!existsSync(files.key)) await makeOwn(files)
  chmodSync(files.key, ownFile)
  return readCertificate(files)
}

async function makeOwn(files: { readonly certificate: string; readonly key: string }) {
  // loads a lot, and is needed once
  const { generate } = await import('selfsigned')
  const made = await generate([{ name: 'commonName', value: 'Boxwright Server' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() - dayMs),
    notAfterDate: new Date(Date.now() + ownDays * dayMs),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 2, value: hostname() },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  })
  writeNewFile(files.certificate, made.cert)
  writeNewFile(files.key, made.private)
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new CertificateRefused(`${file} cannot be read (${why}).`, { cause: error })
  }
}

function checked(
  cert: string,
  key: string,
  files: { readonly certificate: string; readonly key: string },
): ServerCertificate {
  let parsed: X509Certificate
  try {
    parsed = new X509Certificate(cert)
  } catch (error) {
    throw new CertificateRefused(
      `${files.certificate} is not a certificate in PEM, which begins with -----BEGIN CERTIFICATE-----.`,
      { cause: error },
    )
  }
  if (Date.parse(parsed.validTo) < Date.now())
    throw new CertificateRefused(
      `The certificate ${files.certificate} has expired: it was valid until ${parsed.validTo}.`,
    )
  try {
    // refuses a key of another certificate
    createSecureContext({ cert, key })
  } catch (error) {
    throw new CertificateRefused(
      `${files.key} is not the key of ${files.certificate}, or it is protected by a passphrase.`,
      { cause: error },
    )
  }
  return { cert, key, fingerprint: parsed.fingerprint256.replaceAll(':', '').toLowerCase() }
}
