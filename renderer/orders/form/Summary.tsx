import { UnstyledButton } from '@mantine/core'
import { clsx } from 'clsx'
import { useMemo, useState } from 'react'
import { readable } from '../../../shared/domains/readable.ts'
import { countOf } from '../../../shared/text/count-of.ts'
import { numberText } from '../../../shared/text/locale.ts'
import { named } from './name-some.ts'
import { PriceLine } from './PriceLine.tsx'
import { previewOf } from './preview.ts'
import classes from './Summary.module.css'
import { SummaryActions } from './SummaryActions.tsx'
import { SummaryWarnings } from './SummaryWarnings.tsx'
import type { OrderFormState } from './use-order-form.ts'
import { WhatChanges } from './WhatChanges.tsx'
import { WhatHappens } from './WhatHappens.tsx'

type Props = {
  readonly state: OrderFormState
  readonly onCreate: () => void
  readonly onSaveDraft: () => void
  readonly onShowProblems: () => void
}

/** What would be created from the form, and the button that submits it. */
export function Summary({ state, ...actions }: Props) {
  const { values, reading, own } = state
  const preview = useMemo(() => previewOf(values, reading, own), [values, reading, own])
  return (
    <aside className={classes.summary} aria-label="What will happen">
      <div className={clsx(classes.scroll, 'lines-between')}>
        <section className={classes.block}>
          <p className="tabular lh-20 fz-14">
            {preview.own.length === 0
              ? `${countOf(preview.domains, 'domain')} × ${preview.perDomain} = `
              : `${countOf(preview.domains, 'domain')}, `}
            <strong className="fw-600">
              {countOf(preview.planned, 'mailbox', 'mailboxes')}
            </strong>
            {preview.own.length > 0 && (
              <span className="block quiet fz-12 fw-400 breaks">
                {preview.own.length === 1
                  ? `${preview.own[0] ?? ''} keeps prefixes of its own`
                  : `${countOf(preview.own.length, 'domain')} keep prefixes of their own: ${named(preview.own)}`}
              </span>
            )}
            {preview.domains > 0 && preview.named === 0 && preview.perDomain > 1 && (
              <span className="block quiet fz-12 fw-400">{`Once all ${preview.perDomain} are named`}</span>
            )}
          </p>
          <PriceLine state={state} />
          <SummaryWarnings state={state} preview={preview} />
        </section>
        <AddressList addresses={preview.addresses} />
        <WhatChanges state={state} />
        <WhatHappens state={state} />
      </div>
      <SummaryActions state={state} {...actions} />
    </aside>
  )
}

const shownAtFirst = 8

/** The addresses as they will be, domain by domain. */
function AddressList({ addresses }: { readonly addresses: readonly string[] }) {
  const [isOpen, setOpen] = useState(false)
  const hidden = addresses.length - shownAtFirst
  const shown = isOpen ? addresses : addresses.slice(0, shownAtFirst)
  return (
    <section className={classes.block} aria-label="Addresses">
      <h2 className="fz-13 mb-8">Addresses</h2>
      {addresses.length === 0 ? (
        <p className={clsx(classes.words, 'quiet')}>
          They appear here once there is a domain and a prefix to put in front of it.
        </p>
      ) : (
        // one element: 6000 lines cost as little as eight
        <pre
          className={`${classes.addresses} mono`}
          data-open={isOpen || undefined}
          // Tab reaches a text that scrolls
          tabIndex={isOpen ? 0 : undefined}
        >
          {readable(shown.join('\n'))}
        </pre>
      )}
      {hidden > 0 && (
        <UnstyledButton className="link fz-12 underlines mt-4" onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Show fewer' : `and ${numberText(hidden)} more`}
        </UnstyledButton>
      )}
    </section>
  )
}
