import { basename, resolve } from 'node:path'
import { type Reader, write } from '../../db/core/database.ts'
import { readCustomer } from '../../db/customers/customers.ts'
import { customerOf, findOrder } from '../../db/orders/orders.ts'
import type { CallAnswer, ParsedArgs } from '../../shared/border/calls.ts'
import { fail, ok } from '../../shared/border/result.ts'
import type { LetterLanguage } from '../../shared/letters/language.ts'
import { localDay } from '../../shared/text/day.ts'
import { notFound, refusal } from '../border/refusal.ts'
import { languageFor } from '../letters/compose-letter.ts'
import { postOrderLetter } from '../letters/order-letters.ts'
import { systemClock } from '../scheduler/clock.ts'
import { guideOf } from './customer-guide.ts'
import { safeName } from './file-name.ts'
import { contentOf, counted } from './mailbox-file.ts'
import { makePassphrase } from './passphrase.ts'
import {
  type ExportContext,
  leftOutOf,
  type PreparedExport,
  prepareExport,
} from './prepare-export.ts'
import { createTally, readMailboxes, type Tally } from './read-mailboxes.ts'
import { recordExport } from './record-export.ts'
import { writeZip, type ZipEntry } from './write-zip.ts'

type Asked = ParsedArgs<'exports.handOver'>

/**
 * Asks for a path and writes an encrypted archive for a customer: the mailboxes as an export has
 * them, and a short guide. The passphrase is answered once, and kept nowhere.
 */
export async function handOver(
  context: ExportContext,
  { orderId, customerId, announce = false, ...rest }: Asked,
): Promise<CallAnswer<'exports.handOver'>> {
  const reader = context.workspace().db.reader
  const customer = addressee(reader, { orderId, customerId })
  if (customer === null)
    return fail(notFound(orderId === undefined ? 'This customer' : 'This order'))
  if (announce && customer.email === '')
    return fail(
      refusal('not_applicable', 'The customer has no address, so no letter can be written.'),
    )
  const args = {
    ...rest,
    ...(orderId !== undefined && { orderIds: [orderId] }),
    ...(customerId !== undefined && { customerId }),
  }
  const stem = stemOf(customer.name, orderId)
  const prepared = await prepareExport(context, args, () => `${stem}.zip`)
  if (!prepared.ok) return prepared
  const { workspace, choice } = prepared.value
  const path = resolve(prepared.value.path)
  const passphrase = makePassphrase()
  const tally = createTally()
  const entries = entriesOf(prepared.value, { stem, language: customer.language }, tally)
  const written = await writeZip(path, entries, passphrase)
  if (!written.ok) return written
  const leftOut = leftOutOf(workspace, choice, tally)
  const [fileId = 0] = await recordExport(workspace.db, {
    action: 'credentials_handed_over',
    format: prepared.value.named,
    files: [{ path: context.pathOnDesk(path), written: tally.written }],
  })
  const count = tally.written.length
  const toldOf = orderId ?? latestOrder(tally)
  if (announce) postAnnouncement(workspace, toldOf, { fileId, fileName: basename(path), count })
  return ok({ path: context.pathOnDesk(path), count, fileId, passphrase, leftOut })
}

const latestOrder = ({ written }: Tally) =>
  written.reduce((latest, { orderId }) => Math.max(latest, orderId), 0)

type Addressee = {
  readonly name: string
  readonly email: string
  readonly language: LetterLanguage
}

/** Whom the archive is for; null: there is no such order or customer. */
function addressee(
  tx: Reader,
  { orderId, customerId }: Pick<Asked, 'orderId' | 'customerId'>,
): Addressee | null {
  if (orderId !== undefined && findOrder(tx, orderId) === null) return null
  const row =
    orderId === undefined ? readCustomer(tx, customerId ?? 0) : customerOf(tx, orderId)
  if (row === null) return null
  return { name: row.name, email: row.email, language: languageFor(tx, row.letterLanguage) }
}

/** `order-12_acme-ltd_2026-12-01`, which the files within are named after, too. */
function stemOf(customerName: string, orderId: number | undefined): string {
  const what = orderId === undefined ? 'mailboxes' : `order-${orderId}`
  const words = [what, safeName(customerName), localDay(new Date(systemClock.now()))]
  return words.filter(word => word !== '').join('_')
}

type Naming = {
  readonly stem: string
  readonly language: LetterLanguage
}

/** The files of the archive: the mailboxes in as many as the format wants, then the guide. */
async function* entriesOf(
  prepared: PreparedExport,
  { stem, language }: Naming,
  tally: Tally,
): AsyncGenerator<ZipEntry> {
  const source = readMailboxes(prepared, tally)
  const files: string[] = []
  const count = { rows: 0 }
  for await (const { number, pages } of source.portions(prepared.format.mostRows)) {
    const part = number === null ? '' : `_${number}`
    const name = `${stem}_${prepared.named.fileWord}${part}.${prepared.format.file}`
    files.push(name)
    yield { name, content: contentOf(prepared.format, counted(pages, count)) }
  }
  const guide = guideOf(language, { format: prepared.named, files, count: count.rows })
  yield { name: guide.name, content: bytesOf(guide.text) }
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(new TextEncoder().encode(text))
}

type Announced = { readonly fileId: number; readonly fileName: string; readonly count: number }

function postAnnouncement(
  { db }: PreparedExport['workspace'],
  orderId: number,
  { fileId, fileName, count }: Announced,
): void {
  write(db, tx => {
    const order = findOrder(tx, orderId)
    if (order === null) return
    const facts = { mailboxes: count, fileName }
    const news = { kind: 'credentials-handed-over', facts, occasion: fileId } as const
    postOrderLetter(tx, order, news, systemClock.now())
  })
}
