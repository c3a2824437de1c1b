import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { countOf } from '../../shared/text/count-of.ts'
import { useCall, useDo } from '../app/bridge.ts'
import { ConfirmDialog } from '../ui/form/ConfirmDialog.tsx'
import { showDone } from '../ui/show.ts'

/** Sends every letter that is held for review, once staff confirm it. */
export function SendHeld({ isSmall = false }: { readonly isSmall?: boolean }) {
  const [isAsking, setAsking] = useState(false)
  const { held = 0, overtaken = 0 } = useCall('letters.status', {}).data?.mail ?? {}
  const [takesAll, setTakesAll] = useState(false)
  const release = useDo('letters.releaseAll', {
    onSuccess: ({ count }) => {
      setAsking(false)
      showDone(`${countOf(count, 'letter')} released`)
    },
  })
  const leaving = takesAll ? held : held - overtaken
  return (
    <>
      {held > 0 && (
        <Button
          variant={isSmall ? 'subtle' : 'default'}
          size={isSmall ? 'xs' : 'sm'}
          onClick={() => {
            setTakesAll(overtaken === held)
            setAsking(true)
          }}
        >
          {`Send ${countOf(held, 'held letter')}`}
        </Button>
      )}
      <ConfirmDialog
        isOpen={isAsking}
        title="Send held letters"
        label={`Send ${countOf(leaving, 'letter')}`}
        isBusy={release.isPending}
        onConfirm={() => release.mutate({ leaveOvertaken: !takesAll })}
        onClose={() => setAsking(false)}
      >
        They leave at once, each to its recipient, without another look. A letter that has left
        cannot be called back.
        {overtaken > 0 && (
          <Checkbox
            mt="md"
            checked={takesAll}
            onChange={event => setTakesAll(event.currentTarget.checked)}
            label={`Send ${overtakenWords(overtaken)}, too`}
            description="Not true any more: the order has gone on since. What is left out stays under Messages."
          />
        )}
      </ConfirmDialog>
    </>
  )
}

const overtakenWords = (count: number) =>
  count === 1
    ? 'the one that events have overtaken'
    : `the ${countOf(count, 'letter')} that events have overtaken`
