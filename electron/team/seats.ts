import type { BorderFailure } from '../../shared/border/failure.ts'
import type { Result } from '../../shared/border/result.ts'
import type { Mode } from '../../shared/settings/settings.ts'
import { createSerialQueue } from '../border/serial-queue.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { type Restored, WorkspaceLeft, type Workspaces } from '../workspace/workspaces.ts'
import type { Link } from './link/link.ts'

/** Where the window's calls are answered: by an own database, or by a server that was joined. */
export type Seat =
  | { readonly kind: 'own'; readonly workspaces: Workspaces }
  | { readonly kind: 'server'; readonly link: Link }

/** While a server is joined, live mode is the server's: no database of it is opened here. */
class LiveIsServers extends Error {
  override readonly name = 'LiveIsServers'
}

export type SeatsOptions = {
  readonly mode: Mode
  /** The server that was joined; null: none. */
  readonly link: Link | null
  /** Opens the own databases; `guard` throws for a mode that may not be opened now. */
  readonly openOwn: (mode: Mode, guard: (mode: Mode) => void) => Promise<Workspaces>
  /** Called when another seat has become the present one. */
  readonly onChange: (mode: Mode) => void
}

export type Seats = {
  current(): Seat
  mode(): Mode
  /** The present workspace; null: the window shows a server's. */
  own(): Workspace | null
  /** The present workspace; throws `WorkspaceLeft` where the window shows a server's. */
  workspace(): Workspace
  /** The server that was joined, also while practice is open; null: none. */
  link(): Link | null
  /** Resolves when no database is being replaced: calls wait for it. */
  whenOpen(): Promise<void>
  switchMode(mode: Mode): Promise<void>
  restore(name: string): Promise<Result<Restored, BorderFailure>>
  /** Shows this server from now on, in live mode. */
  join(link: Link): Promise<void>
  /** Goes back to the own databases; rejects, and stays, when this mode's does not open. */
  leave(mode: Mode): Promise<void>
  close(): Promise<void>
}

export async function openSeats(options: SeatsOptions): Promise<Seats> {
  const { openOwn, onChange } = options
  let link = options.link
  const guard = (mode: Mode) => {
    if (mode === 'live' && link !== null) throw new LiveIsServers()
  }
  let seat = await openFirst(options, guard)
  // one after the other: two at once would open a database twice
  const enqueue = createSerialQueue()

  const mode = (): Mode => (seat.kind === 'server' ? 'live' : seat.workspaces.current().mode)
  const own = () => (seat.kind === 'server' ? null : seat.workspaces.current())

  /** Takes another seat, and closes what belonged to the former one alone. */
  async function take(next: Seat): Promise<void> {
    const previous = seat
    seat = next
    try {
      onChange(mode())
    } finally {
      if (previous.kind === 'own') await previous.workspaces.close()
    }
  }

  async function switchMode(wanted: Mode): Promise<void> {
    if (seat.kind === 'own') {
      if (wanted !== 'live' || link === null) return seat.workspaces.switchMode(wanted)
      return take({ kind: 'server', link })
    }
    if (wanted === 'live') return
    await take({ kind: 'own', workspaces: await openOwn(wanted, guard) })
  }

  async function leave(wanted: Mode): Promise<void> {
    const left = link
    link = null
    try {
      if (seat.kind === 'server')
        await take({ kind: 'own', workspaces: await openOwn(wanted, guard) })
    } catch (error) {
      if (seat.kind === 'server') link = left
      throw error
    }
  }

  return {
    current: () => seat,
    mode,
    own,
    workspace() {
      const workspace = own()
      if (workspace === null) throw new WorkspaceLeft()
      return workspace
    },
    link: () => link,
    whenOpen: async () => (seat.kind === 'own' ? seat.workspaces.whenOpen() : undefined),
    switchMode: wanted => enqueue(() => switchMode(wanted)),
    restore(name) {
      if (seat.kind === 'server') return Promise.reject(new WorkspaceLeft())
      return seat.workspaces.restore(name)
    },
    join: joined =>
      enqueue(async () => {
        link = joined
        await take({ kind: 'server', link: joined })
      }),
    leave: wanted => enqueue(() => leave(wanted)),
    async close() {
      await enqueue(() => Promise.resolve())
      link?.close()
      if (seat.kind === 'own') await seat.workspaces.close()
    },
  }
}

async function openFirst(
  { mode, link, openOwn }: SeatsOptions,
  guard: (mode: Mode) => void,
): Promise<Seat> {
  if (mode === 'live' && link !== null) return { kind: 'server', link }
  try {
    return { kind: 'own', workspaces: await openOwn(mode, guard) }
  } catch (error) {
    // practice does not open, and staff go on in live mode
    if (error instanceof LiveIsServers && link !== null) return { kind: 'server', link }
    throw error
  }
}
