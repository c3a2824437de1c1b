import { basename } from 'node:path'
import {
  type ImportLetters,
  importedOrdersAtOnce,
  importLetters,
} from '../../../shared/imports/import.ts'
import type { Choices } from '../../../shared/imports/orders/form-of-cells.ts'
import { rowRange } from '../../../shared/imports/orders/gather-orders.ts'
import { argsOf } from '../../../shared/imports/orders/imported-args.ts'
import { lettersOf } from '../../../shared/imports/orders/letters.ts'
import { isReady, reasonsOf } from '../../../shared/imports/orders/readiness.ts'
import { storedOrder } from '../../../shared/imports/orders/stored-orders.ts'
import { usualRegistrar } from '../../../shared/registrars/catalogue.ts'
import { asLine } from '../../../shared/text/line.ts'
import { ask } from '../ask.ts'
import type { CommandLine } from '../command-line.ts'
import type { Place } from '../place.ts'
import { type Judged, judgeFile } from './judge-file.ts'

export type ImportResult = {
  readonly orders: number
  readonly ready: number
  readonly created: number
  /** Why orders were not, or would not be, created. */
  readonly refused: readonly { readonly rows: string; readonly why: string }[]
}

/** Creates the orders of a file; a text: why none was. */
export async function importFile(
  place: Place,
  { rest, values, mode }: CommandLine,
  tell: (progress: { readonly created: number; readonly of: number }) => void,
): Promise<ImportResult | string> {
  const [path, ...others] = rest
  if (path === undefined || others.length > 0) return 'Say which file: import orders.csv.'
  const letters = importLetters.find(one => one === values.letters) ?? null
  if (values.letters !== undefined && letters === null)
    return `Letters are ${importLetters.join(', ')}.`
  const planId = values.plan === undefined ? null : await findPlan(place, values.plan)
  if (planId === undefined) return `No plan is called "${values.plan}".`
  const choices: Choices = {
    planId,
    platform: usualRegistrar,
    createsCustomers: values['create-customers'] === true,
    isWhitelisted: values['ip-allowed'] === true,
    remembersKeys: true,
    takesDelivered: values.delivered === true,
    prefixPattern: null,
    letters,
  }
  const judged = await judgeFile(place, path, choices, values['accept-guesses'] === true)
  if (typeof judged === 'string') return judged
  const ready = judged.orders.filter(isReady)
  const refused = judged.orders
    .filter(order => !isReady(order))
    .map(order => ({
      rows: rowRange(order.order),
      why: reasonsOf(order, judged.table.titles).join(' '),
    }))
  const result = { orders: judged.orders.length, ready: ready.length, refused }
  const isHeldBack = refused.length > 0 && values['ready-only'] !== true
  if (values['dry-run'] === true || isHeldBack || ready.length === 0)
    return { ...result, created: 0 }
  const name = asLine(basename(path)).slice(0, 300)
  const ran = await create(
    place,
    judged,
    { name, mode, letters: lettersOf(choices, ready) },
    tell,
  )
  return { ...result, created: ran.created, refused: [...refused, ...ran.refused] }
}

/** null: no plan is named; undefined: none has this name. */
async function findPlan(place: Place, name: string): Promise<number | undefined> {
  const { rows } = await ask(place, 'plans.list', {})
  const found = rows.filter(plan => plan.name.toLowerCase() === name.trim().toLowerCase())
  return found.length === 1 ? found[0]?.id : undefined
}

type Run = Pick<CommandLine, 'mode'> & {
  readonly name: string
  readonly letters: ImportLetters
}

/** Creates the ready orders, some at once, with the report that the window shows, too. */
async function create(
  place: Place,
  { orders, table, mapping }: Judged,
  { name, mode, letters }: Run,
  tell: (progress: { readonly created: number; readonly of: number }) => void,
) {
  const args = orders.map(order => (isReady(order) ? argsOf(order, mode) : null))
  const begun = await ask(place, 'imports.begin', {
    name,
    letters,
    orders: orders.map((order, at) => {
      const { why, ...rest } = storedOrder(order, table, mapping)
      return { ...rest, ...(args[at] === null && { why: why ?? notTaken }) }
    }),
  })
  const entries = args.flatMap((order, at) =>
    order === null
      ? []
      : [{ ...order, entry: { importId: begun.id, position: begun.firstPosition + at } }],
  )
  for (let start = 0; start < entries.length; start += importedOrdersAtOnce) {
    await ask(place, 'imports.submitMany', {
      orders: entries.slice(start, start + importedOrdersAtOnce),
    })
    tell({
      created: Math.min(start + importedOrdersAtOnce, entries.length),
      of: entries.length,
    })
  }
  const report = (await ask(place, 'imports.last', {})).last?.entries ?? []
  return {
    created: report.filter(({ outcome }) => outcome === 'created').length,
    refused: report
      .filter(({ outcome }) => outcome === 'refused')
      .map(({ rows, why = notTaken }) => ({ rows, why })),
  }
}

const notTaken = 'The order form would not take this order.'
