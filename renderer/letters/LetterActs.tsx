import { Button } from '@mantine/core'
import { Link } from 'wouter'
import type { LetterRow } from '../../shared/letters/letter.ts'
import { useDo } from '../app/bridge.ts'
import { customerAddress } from '../app/place/addresses.ts'
import { showDone } from '../ui/show.ts'
import { useUndoable } from '../ui/use-undoable.ts'

/** Acts on a letter in its current state; a letter that has left gets none. */
export function LetterActs({ letter }: { readonly letter: LetterRow }) {
  const { id, status, customerId } = letter
  const release = useDo('letters.release', { onSuccess: () => showDone('Letter released') })
  const again = useDo('letters.sendAgain', {
    onSuccess: () => showDone('The letter is tried again'),
  })
  const discard = useUndoable('letters.discard', () => 'Letter discarded; it is never sent')
  const sendNow = useDo('letters.sendNow', {
    onSuccess: () => showDone('The letter is tried now'),
  })
  if (status === 'waiting')
    return (
      <Button loading={sendNow.isPending} onClick={() => sendNow.mutate({ id })}>
        Send now
      </Button>
    )
  if (status !== 'held' && status !== 'failed') return null
  return (
    <>
      <Button
        variant="subtle"
        color="red"
        loading={discard.isPending}
        onClick={() => discard.mutate({ id })}
      >
        Discard letter
      </Button>
      {status === 'failed' && customerId !== undefined && (
        <Button component={Link} to={customerAddress(customerId)} variant="default">
          Correct the address
        </Button>
      )}
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
