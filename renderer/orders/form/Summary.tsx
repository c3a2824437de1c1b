import { clsx } from 'clsx'
import { useMemo } from 'react'
import { countOf } from '../../words/words.ts'
import { AddressList } from './AddressList.tsx'
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

/** What will come of the form as it stands, and the one button. */
export function Summary({ state, ...actions }: Props) {
  const { values, reading } = state
  const preview = useMemo(() => previewOf(values, reading), [values, reading])
  return (
    <aside className={classes.summary} aria-label="What will happen">
      <div className={clsx(classes.scroll, 'lines-between')}>
        <section className={classes.block}>
          <p className="tabular lh-20 fz-14">
            {countOf(preview.domains, 'domain')} × {preview.perDomain} ={' '}
            <strong className="fw-600">
              {countOf(preview.planned, 'mailbox', 'mailboxes')}
            </strong>
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
