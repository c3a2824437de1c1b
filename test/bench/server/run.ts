import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPractice } from '../../../electron/practice/practice.ts'
import { readInvitation } from '../../../electron/team/invitation.ts'
import { runScript } from '../../../tools/process/run-script.ts'
import { type ServerProcess, startServer } from '../../server/server-process.ts'
import { wireClient } from '../../server/wire-client.ts'
import { writeBenchKey } from '../data/bench-key.ts'
import { largeDatabaseFile } from '../data/open-large.ts'
import { at, inMs, printTable } from '../queries/measure.ts'
import { type Acted, actInTurn, acts } from './acts.ts'
import { distant } from './distant.ts'
import { inProcess } from './in-process.ts'
import { loopOf, type Noted, noteLoop } from './note-loop.ts'

const head = [
  'Desks',
  'calls/s',
  'call p50, ms',
  'p95',
  'p99',
  'event p50, ms',
  'p95',
  'loop p99, ms',
  'longest',
  'memory, MiB',
]

const deskCounts = [1, 5, 20, 50] as const
/** Milliseconds between two acts of a desk. */
const everyMs = 2000
const phaseMs = Number(process.argv[2] ?? 20_000)
const aims = { callP95Ms: 60, eventP95Ms: 500 } as const

type Client = ReturnType<typeof wireClient>
type Device = ReturnType<Client['device']>

/** `npm run bench:server`: 100,000 orders, 1 to 50 desks. Nothing fails by a figure. */
await runScript(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'boxwright-bench-server-'))
  const live = join(folder, 'live')
  const notes = join(folder, 'loop.json')
  mkdirSync(live)
  copyFileSync(await largeDatabaseFile(), join(live, 'boxwright.db'))
  writeBenchKey(live)
  const practice = await startPractice({ journalFile: null })
  const server = await startServer({ folder, before: noteLoop(notes) })
  try {
    const client = wireClient(server)
    const admin = await client.joined((await server.invite('Bench')).secret)
    await useProviders(admin, practice)
    const desks: Device[] = [admin]
    const rows: string[][] = []
    for (const count of deskCounts) {
      while (desks.length < count) desks.push(await joinAnother(client, admin, desks.length))
      rows.push(await phase(`${count}`, desks.slice(0, count), notes))
    }
    const far = await distant(server.url, 10)
    const farDesk = wireClient({ ...server, url: far.url }).device(admin.token)
    rows.push(await phase('1, 20 ms away', [farDesk], notes))
    far.close()
    await server.end()
    const here = await inProcess(folder)
    const own = await actInTurn((name, args) => here.call(name, args), acts.length * 25)
    await here.close()
    printTable([head, ...rows, rowOf('in process, one after the other', own, [], null)])
    judge(rows)
    return 0
  } finally {
    await end(server)
    await practice.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})

async function end(server: ServerProcess): Promise<void> {
  if (server.child.exitCode === null) await server.end('SIGKILL')
}

/** The engine works on what waits in the database, with the simulated providers. */
async function useProviders(
  admin: Device,
  practice: Awaited<ReturnType<typeof startPractice>>,
): Promise<void> {
  const { mailinBaseUrl: baseUrl, email, password } = practice
  const { reply } = await admin.reply('settings.save', { mailin: { baseUrl, email, password } })
  if (reply?.kind === 'question')
    await admin.post('/answer', { ticket: reply.ticket, answer: true })
  const { waiting } = await admin.call('engine.status', {})
  console.log(`${waiting} domains wait in the database; its engine works on them meanwhile`)
}

async function joinAnother(client: Client, admin: Device, number: number): Promise<Device> {
  const who = { name: `Desk ${number}`, role: 'staff', maySeePasswords: false } as const
  const { invitation } = await admin.call('staff.invite', who)
  const read = readInvitation(invitation)
  if (typeof read === 'string') throw new Error(read)
  return client.joined(read.secret)
}

/** All desks act for a while, each once in `everyMs`, and listen. Returns a row of the table. */
async function phase(name: string, desks: readonly Device[], notes: string): Promise<string[]> {
  const acted: Acted[] = []
  const delays: number[] = []
  const submitted = new Map<number, number>()
  const streams = await Promise.all(desks.map(desk => desk.listen()))
  for (const stream of streams) {
    const seen = new Set<number>()
    stream.response.on('data', () => {
      for (const id of ordersIn(stream.told.splice(0))) {
        const since = submitted.get(id)
        if (since === undefined || seen.has(id)) continue
        seen.add(id)
        delays.push(performance.now() - since)
      }
    })
  }
  const start = performance.now()
  await Promise.all(
    desks.map(async (desk, number) => {
      await pause((number / desks.length) * everyMs)
      for (let turn = number; performance.now() - start < phaseMs; turn += 1) {
        const begun = performance.now()
        const one = await actInTurn((call, args) => desk.call(call, args), 1, turn)
        for (const done of one) {
          if (done.orderId !== undefined) submitted.set(done.orderId, performance.now())
          acted.push(done)
        }
        await pause(everyMs - (performance.now() - begun))
      }
    }),
  )
  await pause(1500)
  for (const stream of streams) stream.end()
  return rowOf(name, acted, delays, loopOf(notes, phaseMs))
}

function pause(ms: number): Promise<void> {
  return new Promise(done => {
    setTimeout(done, Math.max(0, ms))
  })
}

function ordersIn(told: readonly { readonly kind: string }[]): readonly number[] {
  return told.flatMap(one =>
    'events' in one && Array.isArray(one.events)
      ? one.events.flatMap((event: { name: string; data: { id?: number } }) =>
          event.name === 'order:changed' && event.data.id !== undefined ? [event.data.id] : [],
        )
      : [],
  )
}

function rowOf(
  name: string,
  acted: readonly Acted[],
  delays: readonly number[],
  loop: Noted | null,
): string[] {
  const times = acted.map(one => one.ms).sort((one, other) => one - other)
  const events = [...delays].sort((one, other) => one - other)
  const cell = (value: number) => (Number.isNaN(value) ? '–' : inMs(value))
  return [
    name,
    loop === null ? '–' : (acted.length / (phaseMs / 1000)).toFixed(1),
    ...[0.5, 0.95, 0.99].map(share => cell(at(times, share))),
    ...[0.5, 0.95].map(share => cell(at(events, share))),
    ...(loop === null
      ? ['–', '–', '–']
      : [inMs(loop.p99Ms), inMs(loop.longestMs), loop.memoryMiB.toFixed(0)]),
  ]
}

function judge(rows: readonly string[][]): void {
  const last = rows[deskCounts.length - 1] ?? []
  const said = (what: string, value: number, aim: number) =>
    console.log(`${what}: ${value} ms (aim ${aim}: ${value <= aim ? 'met' : 'MISSED'})`)
  said('50 desks, calls p95', Number(last[3]), aims.callP95Ms)
  said('50 desks, events p95', Number(last[6]), aims.eventP95Ms)
}
