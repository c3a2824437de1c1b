import { Button } from '@mantine/core'
import { useState } from 'react'
import type { LetterRow } from '../../../shared/rows.ts'
import { useDo } from '../../bridge.ts'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { showDone } from '../../show.ts'

/** A held letter leaves or is discarded; one that was not sent is sent again or discarded. */
export function LetterActs({ letter }: { readonly letter: LetterRow }) {
  const { id, status } = letter
  const [isAsking, setAsking] = useState(false)
  const release = useDo('letters.release', { onSuccess: () => showDone('Letter released') })
  const again = useDo('letters.sendAgain', {
    onSuccess: () => showDone('The letter is tried again'),
  })
  const discard = useDo('letters.discard', {
    onSuccess: () => {
      setAsking(false)
      showDone('Letter discarded')
    },
  })
  if (status !== 'held' && status !== 'failed') return null
  return (
    <>
      <Button variant="subtle" color="red" onClick={() => setAsking(true)}>
        Discard letter
      </Button>
      {status === 'held' ? (
        <Button loading={release.isPending} onClick={() => release.mutate({ id })}>
          Send letter
        </Button>
      ) : (
        <Button loading={again.isPending} onClick={() => again.mutate({ id })}>
          Send again
        </Button>
      )}
      <ConfirmDialog
        isOpen={isAsking}
        title="Discard this letter?"
        label="Discard 1 letter"
        isDestructive
        isBusy={discard.isPending}
        onConfirm={() => discard.mutate({ id })}
        onClose={() => setAsking(false)}
      >
        {`“${letter.subject}” to ${letter.to} is never sent. It stays in the list as discarded.`}
      </ConfirmDialog>
    </>
  )
}
