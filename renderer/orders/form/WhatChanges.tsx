import { IconKey, IconMinus, IconPencil, IconPlus, type TablerIcon } from '@tabler/icons-react'
import { clsx } from 'clsx'
import { isSavedDraft } from '../../../shared/orders/life.ts'
import { countOf } from '../../../shared/text/count-of.ts'
import { named } from './name-some.ts'
import { isUnchanged, type OrderDiff, orderDiff } from './order-diff.ts'
import classes from './Summary.module.css'
import type { OrderFormState } from './use-order-form.ts'

/** What the resubmission changes, before it is sent. */
export function WhatChanges({ state }: { readonly state: OrderFormState }) {
  const { order, values, reading, usesSavedKeys } = state
  if (order === undefined || isSavedDraft(order)) return null
  const diff = orderDiff(order, values, reading, usesSavedKeys)
  return (
    <section className={classes.block} aria-label="What changes">
      <h2 className="fz-13 mb-8">What changes</h2>
      {isUnchanged(diff) ? (
        <p className={clsx(classes.words, 'quiet')}>
          Nothing. The order is tried again as it is.
        </p>
      ) : (
        <ul className="stack gap-4">
          {linesOf(diff).map(({ icon: Icon, words }) => (
            <li
              key={words}
              className="small flex icon-line-small breaks gap-6"
              style={{ '--icon': 'var(--mantine-color-dimmed)' }}
            >
              <Icon size={14} stroke={1.8} aria-hidden />
              <span>{words}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

type Line = { readonly icon: TablerIcon; readonly words: string }

function linesOf(diff: OrderDiff): readonly Line[] {
  const { domainsAdded, domainsLeaving, prefixesAdded, prefixesLeaving, extra, keys, others } =
    diff
  const line = (icon: TablerIcon, words: string) => ({ icon, words })
  return [
    ...(domainsAdded.length > 0
      ? [line(IconPlus, `${counted(domainsAdded, 'domain')} added: ${named(domainsAdded)}`)]
      : []),
    ...(domainsLeaving.length > 0
      ? [
          line(
            IconMinus,
            `${counted(domainsLeaving, 'domain')} taken out: ${named(domainsLeaving)}`,
          ),
        ]
      : []),
    ...(prefixesAdded.length > 0
      ? [line(IconPlus, `New prefix on every domain: ${named(prefixesAdded)}`)]
      : []),
    ...(prefixesLeaving.length > 0
      ? [line(IconMinus, `Prefix no longer asked for: ${named(prefixesLeaving)}`)]
      : []),
    ...(extra > 0
      ? [line(IconPencil, `${countOf(extra, 'mailbox', 'mailboxes')} kept as extra`)]
      : []),
    ...(keys === 'unchanged' ? [] : [line(IconKey, keyWords[keys])]),
    ...(others.length > 0 ? [line(IconPencil, `Changed: ${others.join(', ')}`)] : []),
  ]
}

const keyWords: Record<Exclude<OrderDiff['keys'], 'unchanged'>, string> = {
  typed: 'The registrar keys that you typed replace the stored ones',
  remembered: 'The keys remembered for the customer replace the stored ones',
}

const counted = (names: readonly string[], what: string) => countOf(names.length, what)
