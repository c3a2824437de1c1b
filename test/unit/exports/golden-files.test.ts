import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { write } from '../../../db/core/database.ts'
import { saveProfile } from '../../../db/exports/profiles.ts'
import { formats } from '../../../electron/exports/formats.ts'
import { writeExport } from '../../../electron/exports/write-export.ts'
import type { SequencerProfile } from '../../../shared/exports/profile.ts'
import { type BuiltInFormat, exportFormats } from '../../../shared/settings/settings.ts'
import { tempFolder } from '../../support/database.ts'
import { addMailbox, openExport } from '../../support/export-fixture.ts'

/** What a target wants of each cell: it stays empty, or is one of these kinds. */
const kinds = {
  address: /^[^\s@,;"]+@[^\s@,;"]+$/,
  text: /^[^\s].*$/,
  host: /^[a-z0-9.-]+$/,
  port: /^[1-9]\d{1,4}$/,
  secret: /^[^\s,;"\\]+$/,
  'true or false': /^(?:true|false)$/,
  slash: /^\/$/,
  empty: /^$/,
} as const
type Kind = keyof typeof kinds

const warmUp = (titles: string): Record<string, Kind> =>
  Object.fromEntries(titles.split(',').map(title => [title, 'empty']))

const instantly: Record<string, Kind> = {
  Email: 'address',
  'First Name': 'text',
  'Last Name': 'text',
  'IMAP Username': 'address',
  'IMAP Password': 'secret',
  'IMAP Host': 'host',
  'IMAP Port': 'port',
  'SMTP Username': 'address',
  'SMTP Password': 'secret',
  'SMTP Host': 'host',
  'SMTP Port': 'port',
  ...warmUp('Daily Limit,Warmup Enabled,Warmup Limit,Warmup Increment'),
}

/** Each target's columns in its order, as its documents or the programs that write for it have them. */
const targets: Partial<Record<BuiltInFormat, Record<string, Kind>>> = {
  instantly,
  smartlead: {
    from_name: 'text',
    from_email: 'address',
    user_name: 'address',
    password: 'secret',
    smtp_host: 'host',
    smtp_port: 'port',
    imap_host: 'host',
    imap_port: 'port',
    ...warmUp(
      'max_email_per_day,custom_tracking_url,warmup_enabled,total_warmup_per_day,daily_rampup,reply_rate_percentage,bcc,signature,different_reply_to_address',
    ),
    imap_user_name: 'address',
    imap_password: 'secret',
  },
  emailbison: {
    Name: 'text',
    Email: 'address',
    Password: 'secret',
    'IMAP Server': 'host',
    'IMAP Port': 'port',
    'SMTP Server': 'host',
    'SMTP Port': 'port',
    'Daily Limit': 'empty',
    'SMTP Secure': 'true or false',
    'IMAP Secure': 'true or false',
  },
  plusvibe: {
    first_name: 'text',
    last_name: 'text',
    email: 'address',
    daily_limit: 'empty',
    username: 'address',
    password: 'secret',
    imap_host: 'host',
    imap_port: 'port',
    smtp_host: 'host',
    smtp_port: 'port',
    smtp_username: 'address',
    smtp_password: 'secret',
    ...warmUp(
      'tags,min_interval,enable_camp_rampup,camp_rampup_start,camp_rampup_increment,enable_warmup,warmup_daily_limit,enable_warmup_rampup,warmup_rampup_start,warmup_rampup_increment',
    ),
  },
  reachinbox: {
    ...instantly,
    ...warmUp(
      'Tracking Domain,Warmup Filter Tag,Warmup On Weekdays,Warmup Open Rate,Warmup Spam Protection Rate,Warmup Mark As Important Rate',
    ),
  },
  snov: {
    'From email': 'address',
    'From name': 'text',
    'SMTP host': 'host',
    'SMTP port': 'port',
    Password: 'secret',
    'IMAP host': 'host',
    'IMAP port': 'port',
  },
  woodpecker: {
    'SMTP email': 'address',
    'SMTP login': 'address',
    'SMTP password': 'secret',
    'SMTP server': 'host',
    'SMTP port': 'port',
    'SMTP from name': 'text',
    'IMAP email': 'address',
    'IMAP password': 'secret',
    'IMAP server': 'host',
    'IMAP port': 'port',
  },
  lemlist: {
    email: 'address',
    firstName: 'text',
    lastName: 'text',
    smtpUsername: 'address',
    smtpPassword: 'secret',
    smtpHost: 'host',
    smtpPort: 'port',
    imapUsername: 'address',
    imapPassword: 'secret',
    imapHost: 'host',
    imapPort: 'port',
  },
  reply: {
    Email: 'address',
    'First Name': 'text',
    'Last Name': 'text',
    'SMTP Host': 'host',
    'SMTP Port': 'port',
    'SMTP Login': 'address',
    'SMTP Password': 'secret',
    'IMAP Host': 'host',
    'IMAP Port': 'port',
    'IMAP Login': 'address',
    'IMAP Password': 'secret',
  },
  'private-smtp': {
    'First Name': 'text',
    'Last Name': 'text',
    'Email Address': 'address',
    Password: 'secret',
    'Org Unit Path [Required]': 'slash',
  },
}
const most: Partial<Record<BuiltInFormat, number>> = { snov: 100, woodpecker: 200 }

const host = 'mail.example'
const password = 'Kx2!pQ#r%t*_Zm9w'

/** Two mailboxes, one with letters beyond ASCII, in the file of a format. */
async function writeTwo(format: BuiltInFormat) {
  const path = join(tempFolder(), `out.${formats[format].file}`)
  const { fixture, exporter } = await openExport(path)
  for (const [email, firstName] of [
    ['jo@acme.com', 'Zoë'],
    ['max@acme.com', 'Max'],
  ] as const)
    addMailbox(fixture, { email, firstName, smtpHost: host, password })
  expect(await writeExport(exporter, { format })).toMatchObject({ value: { count: 2 } })
  return readFileSync(path)
}

const csvFormats = exportFormats.filter(format => formats[format].file === 'csv')

describe.each(csvFormats)('the file for %s', format => {
  it('is the golden one', async () => {
    const text = (await writeTwo(format)).toString('utf8')

    await expect(text.replaceAll('\r\n', '\n')).toMatchFileSnapshot(`golden/${format}.csv`)
  })

  it('passes its target’s import', async () => {
    const bytes = await writeTwo(format)
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    expect(text.startsWith('\ufeff')).toBe(false)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    const { data, errors } = Papa.parse<string[]>(text.trim())
    expect(errors).toEqual([])
    const [header = [], ...rows] = data
    const target = targets[format]
    if (target === undefined) return
    expect(header).toEqual(Object.keys(target))
    // some targets cut at commas without looking at quotes
    expect(text).not.toContain('"')
    for (const row of rows)
      for (const [at, kind] of Object.values(target).entries())
        expect(row[at], header[at]).toMatch(kinds[kind])
  })
})

it.each(['snov', 'woodpecker'] as const)(
  'for %s no file has more mailboxes than it takes',
  async format => {
    const { fixture, exporter, path } = await openExport()
    const limit = most[format] ?? 0
    for (let at = 0; at < limit * 2 + 1; at += 1)
      addMailbox(fixture, { email: `jo${at}@acme.com`, smtpHost: host, password })

    const answer = await writeExport(exporter, { format })

    const paths = ['_1', '_2', '_3'].map(part => path.replace('.csv', `${part}.csv`))
    expect(answer).toMatchObject({ value: { path: paths[0], paths, count: limit * 2 + 1 } })
    const counts = paths.map(
      one => Papa.parse(readFileSync(one, 'utf8').trim()).data.length - 1,
    )
    expect(counts).toEqual([limit, limit, 1])
  },
)

it('JSON has numbers, nulls and passwords as they are', async () => {
  const { fixture, exporter, path } = await openExport(join(tempFolder(), 'out.json'))
  addMailbox(fixture, { email: 'jo@acme.com', firstName: '=1+1', password: '=cmd"\n' })
  for (let at = 0; at < 600; at += 1) addMailbox(fixture, { email: `jo${at}@acme.com` })

  expect(await writeExport(exporter, { format: 'json' })).toMatchObject({
    value: { count: 601 },
  })

  const rows = z.array(z.unknown()).parse(JSON.parse(readFileSync(path, 'utf8')))
  expect(rows).toHaveLength(601)
  expect(rows[0]).toEqual({
    email: 'jo@acme.com',
    password: '=cmd"\n',
    first_name: '=1+1',
    last_name: 'Doe',
    domain: 'acme.com',
    order_id: 1,
    imap_host: null,
    imap_port: 993,
    smtp_host: null,
    smtp_port: 587,
  })
})

it('a workbook has every password as a text', async () => {
  const [sheet] = (await readXlsx(await writeTwo('xlsx'))).sheets

  expect(sheet?.rows.map(row => row.slice(0, 8))).toEqual([
    [
      'email',
      'password',
      'first_name',
      'last_name',
      'domain',
      'order_id',
      'imap_host',
      'imap_port',
    ],
    ['jo@acme.com', password, 'Zoë', 'Doe', 'acme.com', 1, host, 993],
    ['max@acme.com', password, 'Max', 'Doe', 'acme.com', 1, host, 993],
  ])
})

describe('a sequencer profile', () => {
  const plan = {
    dailyLimit: 40,
    hasWarmUp: true,
    warmUpStart: 5,
    warmUpIncrease: 2,
    warmUpMost: 30,
    replyRate: 35,
    signature: 'Jo & Co\n<Sales>',
    trackingDomain: 'track.acme.com',
    tags: 'acme,new',
  }

  /** The first row of an export by its titles, where plan and customer have these profiles. */
  async function rowOf(format: BuiltInFormat, customer: SequencerProfile, ofPlan = plan) {
    const { fixture, exporter, path } = await openExport()
    addMailbox(fixture, { email: 'jo@acme.com', smtpHost: host, password })
    write(fixture.db, tx => {
      saveProfile(tx, { planId: 1 }, ofPlan, 0)
      saveProfile(tx, { customerId: 1 }, customer, 0)
    })
    await writeExport(exporter, { format })
    const text = readFileSync(path, 'utf8').trim()
    return Papa.parse<Record<string, string>>(text, { header: true }).data[0]
  }

  it.each([
    [
      'instantly',
      {
        'Daily Limit': '40',
        'Warmup Enabled': 'TRUE',
        'Warmup Limit': '30',
        'Warmup Increment': '2',
      },
    ],
    [
      'smartlead',
      {
        max_email_per_day: '40',
        custom_tracking_url: 'track.acme.com',
        warmup_enabled: 'true',
        total_warmup_per_day: '30',
        daily_rampup: '2',
        reply_rate_percentage: '35',
        signature: 'Jo &amp; Co<br>&lt;Sales&gt;',
        bcc: '',
      },
    ],
    ['emailbison', { 'Daily Limit': '40', 'SMTP Secure': 'false' }],
    [
      'plusvibe',
      {
        daily_limit: '40',
        tags: 'acme,new',
        enable_warmup: 'yes',
        warmup_daily_limit: '30',
        enable_warmup_rampup: 'yes',
        warmup_rampup_start: '5',
        warmup_rampup_increment: '2',
        min_interval: '',
      },
    ],
    [
      'generic',
      {
        smtp_port: '587',
        daily_limit: '40',
        warmup_enabled: 'true',
        warmup_start: '5',
        warmup_increase: '2',
        warmup_limit: '30',
        reply_rate: '35',
        signature: 'Jo & Co\n<Sales>',
        tracking_domain: 'track.acme.com',
        tags: 'acme,new',
      },
    ],
  ] as const)('fills %s', async (format, cells) => {
    expect(await rowOf(format, {})).toMatchObject(cells)
  })

  it('of the customer counts before that of the plan, field by field', async () => {
    const row = await rowOf('plusvibe', { dailyLimit: 25, hasWarmUp: false })

    expect(row).toMatchObject({
      daily_limit: '25',
      enable_warmup: 'no',
      enable_warmup_rampup: '',
      warmup_daily_limit: '30',
    })
  })
})
