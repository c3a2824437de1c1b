import { Button } from '@mantine/core'
import { useState } from 'react'
import { useCall, useDo } from '../../../app/bridge.ts'
import classes from '../../../shell/PauseBanner.module.css'
import { MeaningIcon } from '../../../ui/MeaningIcon.tsx'
import { CancelOrders } from './CancelOrders.tsx'
import { cancelRestLabel, unfinishedLine } from './words.ts'

/** Above every page: a cancellation of many was cut off, and what becomes of its rest. */
export function UnfinishedCancellation() {
  const { data } = useCall('cancellations.unfinished', {})
  const drop = useDo('cancellations.drop')
  const [cancelling, setCancelling] = useState<readonly number[] | null>(null)
  const unfinished = data?.unfinished
  return (
    <>
      {unfinished !== undefined && (
        <section
          className="row wrap firm gap-8-12 strip person-soft"
          aria-label="Cancelling was cut off"
        >
          <MeaningIcon meaning="person" size={16} />
          <div className={classes.text}>
            <p className="fw-500">{unfinishedLine(unfinished)}</p>
            <p className="on-person">
              {unfinished.removeMailboxes
                ? 'Their mailboxes are removed at Mailin, as was chosen.'
                : 'Their mailboxes stay, as was chosen.'}
            </p>
          </div>
          <div className="flex wrap to-end at-start gap-8">
            <Button
              variant="default"
              size="xs"
              onClick={() => drop.mutate({ id: unfinished.id })}
            >
              {unfinished.orderIds.length === 1 ? 'Keep the order' : 'Keep the orders'}
            </Button>
            <Button size="xs" onClick={() => setCancelling(unfinished.orderIds)}>
              {cancelRestLabel(unfinished)}
            </Button>
          </div>
        </section>
      )}
      <CancelOrders
        ids={cancelling}
        {...(unfinished !== undefined && { removesMailboxes: unfinished.removeMailboxes })}
        onClose={() => setCancelling(null)}
        onCancelled={() => setCancelling(null)}
      />
    </>
  )
}
