import { z } from 'zod'
import type { BorderFailure } from '../../../shared/border/failure.ts'
import { fail, ok, type Result } from '../../../shared/border/result.ts'
import type { Actor } from '../../../shared/team/team.ts'
import { clientHeaders, type JoinRefused } from '../../../shared/team/wire.ts'
import { refusal } from '../../border/refusal.ts'
import { type Invitation, type InvitationTrouble, readInvitation } from '../invitation.ts'
import { OtherCertificate, PinnedAgent } from './pinned-agent.ts'
import { ask, jsonOf } from './request.ts'
import { unreachableText } from './sentences.ts'
import { isToken } from './stored-server.ts'
import { actorSchema } from './told.ts'
import { connectMs } from './wire-client.ts'

/** What this app is, as a server compares it. */
export type OwnVersion = { readonly version: string; readonly contract: string }

export type JoinedServer = {
  /** The one that answered first. */
  readonly addresses: readonly string[]
  readonly certificate: string
  readonly token: string
  readonly staff: Actor
}

const troubles: Readonly<Record<InvitationTrouble, string>> = {
  foreign: 'This is not an invitation. Paste the whole line that an admin gave you.',
  damaged: 'The invitation is not whole. Copy the whole line and paste it again.',
  newer: 'This invitation is of a newer Boxwright. Update Boxwright on this computer first.',
}

const refusals: Readonly<Record<JoinRefused['why'], string>> = {
  unknown: 'The server does not know this invitation. Ask an admin for a new one.',
  used: 'This invitation has been used. Each works once: ask an admin for a new one.',
  expired: 'This invitation has expired. Ask an admin for a new one.',
}

const healthSchema = z.object({
  app: z.literal('boxwright'),
  version: z.string().max(100),
  contract: z.string().max(200),
})
const joinedSchema = z.object({ token: z.string().refine(isToken), staff: actorSchema })
const refusedSchema = z.object({ why: z.enum(['unknown', 'used', 'expired']) })

const inField = (sentence: string): BorderFailure =>
  refusal('invalid_input', sentence, { invitation: sentence })

/** Joins the server of an invitation, after a look whether it is the right one and fits. */
export async function joinServer(
  line: string,
  deviceName: string,
  own: OwnVersion,
): Promise<Result<JoinedServer, BorderFailure>> {
  const invitation = readInvitation(line)
  if (typeof invitation === 'string') return fail(inField(troubles[invitation]))
  const agent = new PinnedAgent(invitation.certificate, connectMs)
  try {
    const found = await findServer(agent, invitation, own)
    if (!found.ok) return found
    return await useInvitation(agent, invitation, found.value, deviceName, own)
  } finally {
    agent.destroy()
  }
}

/** The first address at which the server of the invitation answers. */
async function findServer(
  agent: PinnedAgent,
  { addresses }: Invitation,
  own: OwnVersion,
): Promise<Result<string, BorderFailure>> {
  let isOther = false
  for (const address of addresses) {
    const order = { address, method: 'GET', path: '/health', headers: {} } as const
    const got = await ask(agent, { ...order, answerMs: connectMs }, 10_000)
    if (got.kind !== 'answered') {
      isOther ||= got.error instanceof OtherCertificate
      continue
    }
    const { data } = healthSchema.safeParse(jsonOf(got.text))
    if (got.status !== 200 || data === undefined) continue
    if (data.contract === own.contract) return ok(address)
    return fail(refusal('not_applicable', otherVersion(own.version, data.version)))
  }
  const where = addresses.map(address => new URL(address).host).join(', ')
  return fail(
    refusal(
      'unreachable',
      isOther
        ? `Another server answers at ${where}: its certificate is not that of the invitation, so nothing was sent to it. Ask an admin for a new invitation.`
        : `The server does not answer at ${where}. Ask an admin whether it runs, and whether this computer is in its network.`,
    ),
  )
}

/** Which of the two is to be updated. */
function otherVersion(own: string, server: string): string {
  const order = own.localeCompare(server, 'en', { numeric: true })
  if (order === 0)
    return `Boxwright here and the server are both ${own}, and yet differ. Install the same build on both.`
  const reason = order < 0 ? 'client-too-old' : 'server-too-old'
  return unreachableText(reason, { own, server })
}

async function useInvitation(
  agent: PinnedAgent,
  { addresses, certificate, secret }: Invitation,
  address: string,
  deviceName: string,
  own: OwnVersion,
): Promise<Result<JoinedServer, BorderFailure>> {
  const got = await ask(
    agent,
    {
      address,
      method: 'POST',
      path: '/join',
      headers: {
        [clientHeaders.version]: own.version,
        [clientHeaders.contract]: own.contract,
      },
      body: JSON.stringify({ secret, deviceName }),
      answerMs: 30_000,
    },
    100_000,
  )
  if (got.kind === 'unsent')
    return fail(refusal('unreachable', 'The server was cut off. Try again: nothing was sent.'))
  if (got.kind !== 'answered')
    return fail(
      refusal(
        'unreachable',
        'The server was cut off before it answered, so it is not known whether the invitation was used. Try again; if it was, ask an admin for a new one.',
      ),
    )
  if (got.status === 410) {
    const { data } = refusedSchema.safeParse(jsonOf(got.text))
    return fail(inField(refusals[data?.why ?? 'unknown']))
  }
  if (got.status === 429)
    return fail(
      refusal(
        'not_applicable',
        'The server hears too many tries now. Wait a minute, then try again.',
      ),
    )
  const { data } = joinedSchema.safeParse(jsonOf(got.text))
  if (got.status !== 200 || data === undefined)
    return fail(
      refusal(
        'internal',
        'The answer of the server cannot be read. Ask an admin for a new invitation.',
      ),
    )
  const others = addresses.filter(one => one !== address)
  return ok({ addresses: [address, ...others], certificate, ...data })
}
