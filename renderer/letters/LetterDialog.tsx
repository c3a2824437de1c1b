import { Button, Group, Modal } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import {
  type LetterDetail,
  type LetterRow,
  letterStateName,
} from '../../shared/letters/letter.ts'
import { numberText } from '../../shared/text/locale.ts'
import { useCall } from '../app/bridge.ts'
import { OutsideText } from '../ui/OutsideText.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { Tag } from '../ui/Tag.tsx'
import { clockTime } from '../words/times.ts'
import { letterStatusWords, overtakingWords } from '../words/words.ts'
import { EditLetter } from './EditLetter.tsx'
import { LetterActs } from './LetterActs.tsx'
import { LetterWords } from './LetterWords.tsx'
import classes from './Messages.module.css'

type FrameProps = {
  readonly isOpen: boolean
  readonly subject: string
  readonly facts: readonly (readonly [string, ReactNode])[]
  readonly text: string
  readonly acts?: ReactNode
  /** Stands in place of text and acts while the letter is edited. */
  readonly form?: ReactNode
  readonly onClose: () => void
}

/** A letter as it is read: facts, text, and what can be done with it. */
export function LetterFrame(props: FrameProps) {
  const { isOpen, subject, facts, text, acts, form, onClose } = props
  return (
    <Modal opened={isOpen} onClose={onClose} title={<OutsideText text={subject} />} size={640}>
      <dl className="facts" style={{ '--names': '80px' }}>
        {facts.map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{typeof value === 'string' ? <OutsideText text={value} /> : value}</dd>
          </div>
        ))}
      </dl>
      {form ?? (
        <>
          {/* Tab reaches a text that scrolls */}
          <pre className={classes.text} tabIndex={0}>
            {text}
          </pre>
          <Group justify="flex-end" gap="xs" mt="lg">
            <Button variant="default" onClick={onClose} mr="auto" data-autofocus>
              Close
            </Button>
            {acts}
          </Group>
        </>
      )}
    </Modal>
  )
}

type Props = {
  /** The letter as it was when the dialog opened. */
  readonly letter: LetterRow
  readonly isOpen: boolean
  readonly onClose: () => void
}

export function LetterDialog({ letter: opened, isOpen, onClose }: Props) {
  // the open letter is read again, also when it is no longer in the list
  const { data } = useCall('letters.get', { id: opened.id }, { enabled: isOpen })
  const letter = data ?? opened
  const [isEditing, setEditing] = useState(false)
  const isEditable = letter.status === 'held'
  const close = () => {
    setEditing(false)
    onClose()
  }
  return (
    <LetterFrame
      isOpen={isOpen}
      subject={letter.subject}
      facts={factsOf(letter)}
      text={letter.text}
      acts={
        <>
          {isEditable && (
            <Button variant="default" onClick={() => setEditing(true)}>
              Edit letter
            </Button>
          )}
          <LetterActs letter={letter} />
        </>
      }
      form={
        isEditing && isEditable ? (
          <EditLetter letter={letter} onClose={() => setEditing(false)} />
        ) : undefined
      }
      onClose={close}
    />
  )
}

function factsOf(letter: LetterDetail): readonly (readonly [string, ReactNode])[] {
  const state = (
    <Tag meaning={letterStatusWords[letter.status].meaning} look="plain">
      {letterStateName(letter)}
    </Tag>
  )
  return [
    ['To', letter.to],
    ...(letter.nextTo === undefined
      ? []
      : [['Goes to', `${letter.nextTo}, the present address`] as const]),
    ['State', state],
    ...(letter.overtaken === undefined
      ? []
      : [['Overtaken', overtakingWords[letter.overtaken]] as const]),
    ...(letter.error === undefined ? [] : [['Because', letter.error] as const]),
    ...(letter.triedAt === undefined || letter.status === 'sent'
      ? []
      : [['Last try', <LastTry key="tried" letter={letter} at={letter.triedAt} />] as const]),
    ...(letter.loginsCause === undefined
      ? []
      : [['Waits for', `Logins of its mailboxes. ${letter.loginsCause}`] as const]),
    ...(letter.status === 'waiting' &&
    letter.dueAt !== undefined &&
    letter.loginsSince === undefined
      ? [['Next try', clockTime(letter.dueAt)] as const]
      : []),
    ...(letter.editedAt === undefined
      ? []
      : [['Edited', <RelativeTime key="edited" at={letter.editedAt} />] as const]),
    ['Words', <LetterWords key="words" letter={letter} />],
    letter.sentAt === undefined
      ? (['Written', <RelativeTime key="at" at={letter.createdAt} />] as const)
      : (['Sent', <RelativeTime key="at" at={letter.sentAt} />] as const),
    ...(letter.orderId === undefined
      ? []
      : [
          [
            'Order',
            <Link key="order" to={`/orders/${letter.orderId}`}>
              {letter.orderId}
            </Link>,
          ] as const,
        ]),
  ]
}

function LastTry({ letter, at }: { readonly letter: LetterRow; readonly at: string }) {
  return (
    <span>
      <RelativeTime at={at} />
      {letter.attempts > 1 && `, after ${numberText(letter.attempts)} in all`}
    </span>
  )
}
