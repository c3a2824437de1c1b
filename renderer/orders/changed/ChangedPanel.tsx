import { Button, Group } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { OrderEdit } from '../../../shared/orders/edits.ts'
import { useActor } from '../../app/team/use-team.ts'
import { MeaningIcon } from '../../ui/MeaningIcon.tsx'
import { OutsideText } from '../../ui/OutsideText.tsx'
import { tonesOf } from '../../ui/palette.ts'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { peopleWords, personWords } from '../../words/people.ts'
import { OrderNow } from './OrderNow.tsx'

type Props = {
  readonly orderId: number
  /** The latest first. */
  readonly edits: readonly OrderEdit[]
  readonly isSaving: boolean
  /** `hasLooked`: the next try is meant for the order as it is now. */
  readonly onBack: (hasLooked: boolean) => void
  readonly onSaveOver: () => void
}

/** Who changed what while staff typed, and the choice between looking at it and saving over it. */
export function ChangedPanel({ orderId, edits, isSaving, onBack, onSaveOver }: Props) {
  const [isLooking, setLooking] = useState(false)
  const me = useActor()?.id
  const first = useRef<HTMLButtonElement>(null)
  // what had the focus is hidden now
  useEffect(() => first.current?.focus(), [])
  return (
    <section aria-label="Changed meanwhile">
      <div
        className="flex gap-8 soft-ground rounded"
        style={{ ...tonesOf('person'), padding: '10px 12px' }}
        role="alert"
      >
        <MeaningIcon meaning="person" size={16} isStill />
        <div className="grow miw-0">
          <p className="fw-500">
            {`${peopleWords(
              edits.map(({ by }) => by),
              me,
            )} changed this order meanwhile`}
          </p>
          <p className="on-person">What you entered is kept here, and not saved yet.</p>
        </div>
      </div>
      <ul className="lines-between mt-8" aria-label="What was changed">
        {edits.map(({ at, by, description }) => (
          <li key={`${at} ${description}`} style={{ padding: '8px 0' }}>
            <OutsideText text={description} />
            <span className="quiet block">
              {`${personWords(by, me)} · `}
              <RelativeTime at={at} />
            </span>
          </li>
        ))}
      </ul>
      {isLooking && <OrderNow id={orderId} />}
      <Group justify="flex-end" gap="xs" mt="lg">
        <Button
          ref={first}
          variant="default"
          disabled={isSaving}
          onClick={() => (isLooking ? onBack(true) : setLooking(true))}
        >
          {isLooking ? 'Back to what I entered' : 'Look at it first'}
        </Button>
        <Button loading={isSaving} onClick={onSaveOver}>
          Save mine over it
        </Button>
      </Group>
    </section>
  )
}
