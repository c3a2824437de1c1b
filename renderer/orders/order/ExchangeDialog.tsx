import { Modal } from '@mantine/core'
import type { ExchangeRow } from '../../../shared/records/records.ts'
import { numberText } from '../../../shared/text/locale.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { exactTime } from '../../words/times.ts'
import { answerOf } from './exchange-columns.tsx'
import classes from './Tabs.module.css'

type Props = { readonly exchange: ExchangeRow | null; readonly onClose: () => void }

/** One request and its raw answer; keys and passwords were taken out before it was kept. */
export function ExchangeDialog({ exchange, onClose }: Props) {
  if (exchange === null) return null
  const { method, path, request, response, createdAt, durationMs } = exchange
  const answer = answerOf(exchange).words
  return (
    <Modal opened onClose={onClose} title={`${method} ${path}`} size={720}>
      <p className="quiet mb-12">
        {exactTime(createdAt)} · {numberText(durationMs)} ms · keys and passwords are left out
      </p>
      <Part title="Request" what="request" text={request} />
      <Part title={`Answer: ${answer}`} what="answer" text={response} />
    </Modal>
  )
}

type PartProps = { readonly title: string; readonly what: string; readonly text: string }

function Part({ title, what, text }: PartProps) {
  return (
    <>
      <div className="row gap-8" style={{ minHeight: 28 }}>
        <h3>{title}</h3>
        {text !== '' && <CopyButton text={text} what={what} />}
      </div>
      {/* Tab reaches a text that scrolls */}
      <pre className={classes.raw} tabIndex={0}>
        {text === '' ? 'Empty' : indented(text)}
      </pre>
    </>
  )
}

/** JSON over several lines; anything else as it came. */
function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    // cut off, XML or HTML
    return text
  }
}
