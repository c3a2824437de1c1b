import { Button } from '@mantine/core'
import { useState } from 'react'
import { useCall, useDo } from '../../bridge.ts'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { showDone } from '../../show.ts'
import { countOf } from '../../words.ts'

/** Every letter that waits for a review leaves, once that was confirmed. */
export function SendHeld() {
  const [isAsking, setAsking] = useState(false)
  const held = useCall('letters.status', {}).data?.mail.held ?? 0
  const release = useDo('letters.releaseAll', {
    onSuccess: ({ count }) => {
      setAsking(false)
      showDone(`${countOf(count, 'letter')} released`)
    },
  })
  const label = `Send ${countOf(held, 'held letter')}`
  return (
    <>
      {held > 0 && (
        <Button variant="default" onClick={() => setAsking(true)}>
          {label}
        </Button>
      )}
      <ConfirmDialog
        isOpen={isAsking}
        title={label}
        label={label}
        isBusy={release.isPending}
        onConfirm={() => release.mutate({})}
        onClose={() => setAsking(false)}
      >
        They leave at once, each to its recipient, without another look. A letter that has left
        cannot be called back.
      </ConfirmDialog>
    </>
  )
}
