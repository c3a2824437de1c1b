import { importedKeys } from '../../orders/form.ts'
import { type HostingPlatform, maxInboxesPerDomain, platformNames } from '../../orders/order.ts'
import { type PrefixPattern, prefixBy } from '../../orders/suggested-prefixes.ts'
import { emptyForm, type OrderFormValues } from '../../orders/typed-form.ts'
import type { PlanRow } from '../../plans/plan.ts'
import { plansCalled } from '../../plans/plan-labels.ts'
import { recordBy, recordOf } from '../../record-of.ts'
import { registrarIds, registrars } from '../../registrars/catalogue.ts'
import { emptyKeys } from '../../registrars/keys.ts'
import { isolated } from '../../text/isolated.ts'
import { type NumberStyle, readAmount, readCount } from '../amounts.ts'
import { cleanKey } from '../clean.ts'
import { type ImportField, mailboxes, sharedKeyFields } from '../fields.ts'
import type { ImportLetters } from '../import.ts'
import type { Cells } from './gather-orders.ts'
import { ownKeyField, ownKeys } from './own-keys.ts'

/** What is chosen once for all orders of a file; a filled cell wins. */
export type Choices = {
  readonly planId: number | null
  readonly platform: HostingPlatform
  readonly createsCustomers: boolean
  /** The address of this computer is allowed in the accounts of the file that ask for it. */
  readonly isWhitelisted: boolean
  readonly remembersKeys: boolean
  /** Orders with domains that were delivered before are created too. */
  readonly takesDelivered: boolean
  /** How a prefix that is empty follows from the names; null: it stays empty. */
  readonly prefixPattern: PrefixPattern | null
  /** Which letters customers get; null: as suits the file. */
  readonly letters: ImportLetters | null
}

export type ReadForm = {
  readonly values: OrderFormValues
  readonly plan: PlanRow | undefined
  /** One sentence per cell that the form cannot hold. */
  readonly problems: Readonly<Partial<Record<ImportField, string>>>
}

/** The order form as the cells would have filled it in. */
export function formOfCells(
  cells: Cells,
  choices: Choices,
  plans: readonly PlanRow[],
  /** How the file writes amounts; null when its cells do not tell. */
  numberStyle: NumberStyle | null,
): ReadForm {
  const problems: Partial<Record<ImportField, string>> = {}
  const text = (field: ImportField) => cells[field]?.trim() ?? ''
  const prefixes = mailboxes.map(at => {
    const firstName = text(`firstName${at}`)
    const lastName = text(`lastName${at}`)
    const { prefixPattern } = choices
    const made = prefixPattern === null ? '' : prefixBy(prefixPattern, firstName, lastName)
    const prefix = text(`prefix${at}`) || made
    return { prefix, firstName, lastName, profilePictureLink: '' }
  })
  const filled = prefixes.findLastIndex(row => Object.values(row).some(one => one !== '')) + 1
  const perDomain = text('inboxesPerDomain')
  const inboxesPerDomain = perDomain === '' ? Math.max(filled, 1) : readCount(perDomain)
  if (inboxesPerDomain === null || inboxesPerDomain < 1)
    problems.inboxesPerDomain = 'Enter 1, 2 or 3.'
  else if (inboxesPerDomain > maxInboxesPerDomain)
    problems.inboxesPerDomain = `At most ${maxInboxesPerDomain} mailboxes per domain.`
  else if (filled > inboxesPerDomain)
    problems.inboxesPerDomain = `Names are given for ${filled}. Raise the number, or empty them.`
  const named = plansOf(text('plan'), choices, plans)
  const plan = named.length > 1 ? undefined : named[0]
  if (named.length > 1)
    problems.plan = `${named.length} plans are called ${isolated(text('plan'))}. Choose one of them.`
  else if (plan === undefined)
    problems.plan =
      text('plan') === '' ? 'Choose a plan.' : `No plan is called ${isolated(text('plan'))}.`
  const money = readAmount(text('amount'), numberStyle, text('currency'))
  if (money.kind === 'unclear') problems.amount = money.why
  const platform = platformOf(text('registrar'), choices.platform)
  Object.assign(problems, strayKey(cells, platform))
  return {
    plan,
    problems,
    values: {
      ...emptyForm,
      planId: plan?.id ?? null,
      domains: cells.domains ?? '',
      inboxesPerDomain: problems.inboxesPerDomain === undefined ? (inboxesPerDomain ?? 1) : 1,
      prefixes,
      hostingPlatform: platform,
      otherPlatform: platform === 'other' ? otherName(text('registrar')) : '',
      credentials: credentialsOf(cells, platform, choices),
      rememberKeys: choices.remembersKeys,
      ...recordOf(plainColumns, text),
      amount: money.kind === 'amount' ? money.amount : '',
      currency: text('currency') || (money.kind === 'amount' && money.currency) || '',
    },
  }
}

/** Fields that hold the text of their cell as it is. */
const plainColumns = importedKeys.filter(
  (key): key is Exclude<typeof key, 'domains' | 'inboxesPerDomain' | 'amount'> =>
    key !== 'domains' && key !== 'inboxesPerDomain' && key !== 'amount',
)

function credentialsOf(
  cells: Cells,
  platform: HostingPlatform,
  { isWhitelisted }: Choices,
): OrderFormValues['credentials'] {
  if (platform === 'other') return emptyKeys
  const { keys, ip } = registrars[platform]
  const filled = ownKeys(cells, platform)
  return {
    ...emptyKeys,
    ...recordBy(
      keys,
      key => key.field,
      key => cleanKey(filled[key.field] ?? ''),
    ),
    ...(ip !== null && { [ip.field]: isWhitelisted }),
  }
}

/**
 * A problem for the first shared cell that holds a key which the registrar has no field for;
 * empty when there is none.
 */
function strayKey(cells: Cells, platform: HostingPlatform): Cells {
  const stray = sharedKeyFields.find(
    field =>
      platform !== 'other' &&
      ownKeyField(field, platform) === null &&
      (cells[field] ?? '') !== '',
  )
  if (stray === undefined) return {}
  const words = `${platformNames[platform]} has no such thing. Empty it, or enter it where it belongs.`
  return { [stray]: words }
}

function plansOf(
  name: string,
  { planId }: Choices,
  plans: readonly PlanRow[],
): readonly PlanRow[] {
  return name === '' ? plans.filter(plan => plan.id === planId) : plansCalled(name, plans)
}

function platformOf(word: string, chosen: HostingPlatform): HostingPlatform {
  const plain = word.toLowerCase().replace(/[^a-z]/g, '')
  if (plain === '') return chosen
  return registrarIds.find(id => plain.startsWith(id)) ?? 'other'
}

const otherName = (word: string) => (/^(other|another registrar)$/i.test(word) ? '' : word)
