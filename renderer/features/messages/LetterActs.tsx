import { Button } from '@mantine/core'
import { useState } from 'react'
import type { LetterRow } from '../../../shared/letter.ts'
import { useDo } from '../../bridge.ts'
import { showDone } from '../../show.ts'
import classes from './Messages.module.css'

/** A held letter leaves or is discarded; one that was not sent is sent again or discarded. */
export function LetterActs({ letter }: { readonly letter: LetterRow }) {
  const { id, status } = letter
  const [isAsking, setAsking] = useState(false)
  const release = useDo('letters.release', { onSuccess: () => showDone('Letter released') })
  const again = useDo('letters.sendAgain', {
    onSuccess: () => showDone('The letter is tried again'),
  })
  const discard = useDo('letters.discard', { onSuccess: () => showDone('Letter discarded') })
  if (status !== 'held' && status !== 'failed') return null
  if (isAsking)
    return (
      <>
        <span className={classes.asking} role="status">
          It is never sent, but stays in the list.
        </span>
        <Button variant="default" onClick={() => setAsking(false)} autoFocus>
          Keep letter
        </Button>
        <Button
          color="red.8"
          loading={discard.isPending}
          onClick={() => discard.mutate({ id }, { onSettled: () => setAsking(false) })}
        >
          Discard 1 letter
        </Button>
      </>
    )
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
    </>
  )
}
