import { type CallName, calls, isRepeatable } from '../../shared/border/calls.ts'
import type { Answer } from '../border/answer.ts'
import type { Log } from '../log/log.ts'
import { scopeNow } from './request-scope.ts'

/**
 * Notes in the log about orders who did what from which device, also what leaves no row, such as
 * settings. Of the arguments it names keys, and values only where they are numbers or switches.
 */
export const notingActs =
  (answer: Answer, log: Pick<Log, 'channel'>): Answer =>
  async (actor, name, args) => {
    const answered = await answer(actor, name, args)
    if (actor !== null && isAct(name)) {
      const outcome = answered.ok ? '' : `, refused: ${answered.failure.code}`
      const device = scopeNow()?.asker.deviceName
      const where = device === undefined ? '' : ` on ${device}`
      const message = `${actor.name}${where}: ${name}${particularsOf(args)}${outcome}`
      log.channel.write([{ level: 'info', event: 'staff', message, mode: 'live' }])
    }
    return answered
  }

const isAct = (name: unknown): name is CallName =>
  typeof name === 'string' && Object.hasOwn(calls, name) && isNoted(name)
const isNoted = (name: string) =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its own key
  !isRepeatable(name as CallName) && name !== 'forms.save'

function particularsOf(args: unknown): string {
  if (typeof args !== 'object' || args === null || Array.isArray(args)) return ''
  const all = Object.entries(args).map(([key, value]) =>
    typeof value === 'number' || typeof value === 'boolean'
      ? `${key} ${value}`
      : Array.isArray(value)
        ? `${value.length} ${key}`
        : key,
  )
  return all.length === 0 ? '' : ` (${all.slice(0, 12).join(', ')})`
}
