import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { rawOf } from '../../../db/core/connection.ts'
import type { Database } from '../../../db/core/database.ts'
import { openTestVault } from '../../support/order-fixture.ts'
import { checkDatabase, checkExport, checkOrder } from './check-whole.ts'
import { type Cut, cuts } from './cutting-proxy.ts'
import type { WhatToDo } from './life.ts'
import { type Life, type LifeEnd, openLives } from './lives.ts'
import { ordersOf } from './orders.ts'
import { cancelMoments } from './staff.ts'
import { openWorld, type World } from './world.ts'

export type SurviveOptions = {
  readonly kills: number
  readonly seed: number
  /** The share of kills that come at any time instead of at a point. */
  readonly atAnyTime: number
  /** The share of connections that are cut. */
  readonly cut: number
}

/** What was killed how often, for the line that the test prints. */
export type Survived = {
  readonly kills: number
  readonly orders: number
  /** Kills by the name of their point. */
  readonly killedAt: ReadonlyMap<string, number>
  /** Points that a walk passed, although none of the kills was there. */
  readonly missed: readonly string[]
  readonly cuts: ReadonlyMap<Cut, number>
}

/** Each point is killed at so often before others are chosen by their number. */
const timesEach = 2
/** The n-th point of a life, at most. */
const furthest = 40
/** A kill at any time comes within so many milliseconds after a life began. */
const latestMs = 400
/** Walks in search of points that were passed once and not killed at; some come seldom. */
const mostSearches = 12
/** A call is out for about so long. */
const longestLagMs = 4

/** Walks orders through life after life, each killed, and checks what they leave behind. */
export async function survive(options: SurviveOptions): Promise<Survived> {
  const random = seeded(options.seed)
  const chooseCut = cutter(options.cut, seeded(options.seed + 1))
  const world = await openWorld(options.cut === 0 ? null : chooseCut)
  const lives = await openLives()
  onTestFinished(() => lives.close())
  const killedAt = new Map<string, number>()
  let kills = 0

  const knownFrom = (times: number): string[] =>
    [...killedAt].filter(([, count]) => count >= times).map(([name]) => name)

  function planNext(): LifePlan {
    const [kind, when, lag] = [random(), random(), random() * longestLagMs]
    if (kind < options.atAnyTime) return { after: null, known: [], lag, atMs: when * latestMs }
    const after = 1 + Math.floor(when * furthest)
    return { after, known: knownFrom(timesEach), lag, atMs: null }
  }

  /** Only where nothing was killed yet. */
  const planMissed = (): LifePlan => ({
    after: Number.MAX_SAFE_INTEGER,
    known: knownFrom(1),
    lag: random() * longestLagMs,
    atMs: null,
  })

  async function liveOnce(walk: number, { atMs, ...plan }: LifePlan): Promise<LifeEnd> {
    const { folder, factor, origin, mailPort, providers } = world
    const life = await lives.next({
      folder,
      factor,
      origin,
      walk,
      mailPort,
      plan,
      providers,
    })
    const end = await (atMs === null ? life.end : endWithin(life, atMs))
    if (end.kind === 'ended') throw new Error(`The engine ended by itself: ${end.code}`)
    await life.kill()
    if (end.kind === 'killed') {
      kills += 1
      killedAt.set(end.point, (killedAt.get(end.point) ?? 0) + 1)
      if (kills % 50 === 0) console.log(`${kills} kills, walk ${walk}`)
    }
    return end
  }

  async function walkThrough(walk: number, plan: () => LifePlan): Promise<readonly string[]> {
    for (;;) {
      const end = await liveOnce(walk, plan()).catch(async (error: unknown) => {
        throw new Error(`Walk ${walk}: ${await world.withDatabase(describe)}`, { cause: error })
      })
      checkLeftovers(world, walk)
      if (end.kind === 'whole') return end.points
    }
  }

  let walks = 0
  while (kills < options.kills)
    await walkThrough(++walks, () => (kills < options.kills ? planNext() : unharmed))
  // walks without kills tell which points there are; what only one of two passes comes by chance
  const walkAllKinds = async (): Promise<readonly (readonly string[])[]> => {
    const passed: (readonly string[])[] = []
    for (const _moment of cancelMoments) passed.push(await walkThrough(++walks, () => unharmed))
    return passed
  }
  const [once, again] = [await walkAllKinds(), await walkAllKinds()]
  const passed = new Set(
    once.flatMap((names, kind) => names.filter(name => again[kind]?.includes(name))),
  )
  const isForPoints = options.kills > 0 && options.atAnyTime < 1
  const findMissed = () => (isForPoints ? [...passed].filter(name => !killedAt.has(name)) : [])
  for (let more = 0; findMissed().length > 0 && more < mostSearches; more += 1)
    await walkThrough(++walks, planMissed)
  const orders = await checkAll(world, walks, options.cut > 0)
  return { kills, orders, killedAt, missed: findMissed(), cuts: world.cuts }
}

type LifePlan = WhatToDo['plan'] & { readonly atMs: number | null }
const unharmed: LifePlan = { after: null, known: [], lag: 0, atMs: null }

const cutter = (share: number, random: () => number) => (): Cut => {
  if (random() >= share) return 'none'
  return cuts[1 + Math.floor(random() * (cuts.length - 1))] ?? 'none'
}

function seeded(state: number): () => number {
  let at = state
  return () => {
    at = (at * 1_103_515_245 + 12_345) % 2_147_483_648
    return at / 2_147_483_648
  }
}

async function endWithin(life: Life, ms: number): Promise<LifeEnd> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>(done => {
    timer = setTimeout(() => done(null), ms)
  })
  const end = await Promise.race([life.end, late])
  clearTimeout(timer)
  if (end !== null) return end
  await life.kill()
  return { kind: 'killed', point: 'any time' }
}

/** After each kill: an export is there whole or not at all. */
function checkLeftovers(world: World, walk: number): void {
  const order = ordersOf(walk).find(one => one.after === 'export')
  if (order === undefined || !existsSync(join(world.folder, `export-${walk}.csv`))) return
  checkExport(world.folder, walk, order, world.readProviders())
}

async function checkAll(world: World, walks: number, areCut: boolean): Promise<number> {
  const { folder, received } = world
  const providers = world.readProviders()
  let orders = 0
  await world.withDatabase(db => {
    const vault = openTestVault(db, folder)
    const evidence = { db, vault, providers, received, areCut }
    for (let walk = 1; walk <= walks; walk += 1)
      for (const order of ordersOf(walk)) {
        orders += 1
        checkOrder(evidence, order)
        if (order.after === 'export') checkExport(folder, walk, order, providers)
      }
    checkDatabase(evidence)
  })
  return orders
}

/** For the message when a walk does not come to its end. */
function describe(db: Database): string {
  const queries = [
    `select id, status_manage_by_admin as status, submission from orders
     where status_manage_by_admin not in ('completed', 'cancelled')`,
    `select order_id, name, stage, state, reason, due_at, attempts, failure_detail
     from order_domains where state not in ('finished', 'superseded')`,
    'select order_id, email, asked_by, mailin_mailbox_id, removal_due_at from order_emails where removal_due_at is not null',
    `select id, kind, status, due_at, error_message from letters
     where status in ('waiting', 'sending')`,
  ]
  return queries
    .map(query => JSON.stringify(rawOf(db).prepare(query).all(), null, 1))
    .join('\n')
}
