import { clsx } from 'clsx'
import { isSavedDraft } from '../../../shared/orders/life.ts'
import { useCall } from '../../app/bridge.ts'
import { Tag } from '../../ui/Tag.tsx'
import { platformWords } from '../../words/words.ts'
import { type Walk, walkOf } from './preview.ts'
import classes from './Summary.module.css'
import type { OrderFormState } from './use-order-form.ts'

type Reason = Extract<Walk, { kind: 'by-hand' }>['because']

const reasons: Record<Reason, string> = {
  'automation-off': 'Automation is switched off in Settings.',
  plan: 'Only plans of the type Private SMTP start by themselves.',
  platform: 'Boxwright cannot set nameservers at another registrar.',
}

/** What happens to the order once it is submitted. */
export function WhatHappens({ state }: { readonly state: OrderFormState }) {
  const { values, plan, order } = state
  const settings = useCall('settings.get', {})
  const walk = walkOf(values, plan, settings.data?.automationEnabled)
  return (
    <section className={classes.block}>
      <h2 className="fz-13 mb-8">What will happen</h2>
      {order !== undefined && !isSavedDraft(order) && (
        <p className={clsx(classes.words, 'quiet')}>
          Domains go on from where they stand, with their failures cleared. A domain that you
          take out is left at once. Mailboxes that exist stay, also where you take out their
          domain or prefix.
        </p>
      )}
      <WalkWords walk={walk} platform={platformWords[values.hostingPlatform ?? 'other']} />
    </section>
  )
}

function WalkWords({ walk, platform }: { readonly walk: Walk; readonly platform: string }) {
  if (walk.kind === 'unknown')
    return (
      <p className={clsx(classes.words, 'quiet')}>Depends on the plan. Choose one to see.</p>
    )
  if (walk.kind === 'by-hand')
    return (
      <>
        <p className={clsx(classes.lead, 'mb-4')}>
          <Tag meaning="waiting">Pending</Tag>
        </p>
        <p className={clsx(classes.words, 'quiet')}>
          Goes to Pending and is worked by hand. {reasons[walk.because]}
        </p>
      </>
    )
  return (
    <>
      <p className={clsx(classes.lead, 'mb-4')}>
        <Tag meaning="running">Starts right away</Tag>
      </p>
      <p className={clsx(classes.words, 'quiet')}>
        Each domain is looked up at Mailin and transferred when it is not there yet. Its
        nameservers are set at {platform}, and once it is active its mailboxes are created.
      </p>
    </>
  )
}
