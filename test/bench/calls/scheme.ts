import { seeded } from '../../support/seeded.ts'
import { createSimulatedClock } from '../../support/simulated-clock.ts'
import { type Kind, namesOf, openCore, prefixes, reveal } from './world.ts'

const tickMs = 5 * 60_000
const pollMs = 10_000
const mostPolls = 30

/**
 * The flow document's own scheme on the same core: each domain is looked up, at each tick those
 * that are not active once more; one creating request per domain; its job polled every ten
 * seconds. Neither gap nor quota delays it. Returns how many calls Mailin got.
 */
export async function runScheme(kind: Kind, count: number): Promise<number> {
  const clock = createSimulatedClock()
  const core = openCore(() => clock.world(), seeded(1))
  const names = namesOf(kind, count)
  if (kind === 'active') reveal(core, names)
  // the login
  let calls = 1

  const lookUp = (name: string): boolean => {
    calls += 1
    return core.domains.byName(name)?.areNameServersActive === true
  }
  const transfer = (name: string): void => {
    calls += 1
    const { nameServers } = core.domains.byName(name) ?? answerOf(name)
    core.registrar.write(name, { provider: 'custom', hosts: nameServers })
  }
  const answerOf = (name: string) => {
    const answer = core.domains.transfer(name)
    if (answer.kind !== 'started') throw new Error(`${name} was not taken.`)
    return answer
  }
  const create = async (name: string): Promise<void> => {
    calls += 1
    const creation = core.mailboxes.create(
      prefixes.map(({ prefix, firstName }) => ({
        address: `${prefix}@${name}`,
        name: firstName,
        password: 'S3cret!xyz',
      })),
    )
    if (creation.kind === 'refused') throw new Error(`${name} was refused.`)
    for (let polls = 0; polls < mostPolls; polls += 1) {
      await clock.advance(pollMs)
      calls += 1
      if (core.jobs.byUuid(creation.uuid)?.stage === 'completed') return
    }
  }

  let waiting: readonly string[] = []
  for (const name of names) {
    if (lookUp(name)) await create(name)
    else waiting = [...waiting, name]
  }
  for (const name of waiting) transfer(name)
  while (waiting.length > 0) {
    await clock.advance(tickMs)
    const active = waiting.filter(lookUp)
    for (const name of active) await create(name)
    waiting = waiting.filter(name => !active.includes(name))
  }
  return calls
}
