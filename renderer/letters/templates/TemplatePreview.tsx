import { Button, SegmentedControl } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import type { LetterPreview, Template } from '../../../shared/letters/template-contract.ts'
import { useCall, useDo } from '../../app/bridge.ts'
import { OutsideText } from '../../ui/OutsideText.tsx'
import { ErrorState } from '../../ui/states/ErrorState.tsx'
import { LoadingLines } from '../../ui/states/Late.tsx'
import { TestResult } from '../../ui/TestResult.tsx'
import { LetterBody } from '../LetterBody.tsx'
import letter from '../Messages.module.css'
import { OrderChoice } from './OrderChoice.tsx'
import classes from './Template.module.css'
import type { TypedWords } from './use-template-words.ts'

type Look = 'html' | 'text'
type Props = { readonly template: Template; readonly words: TypedWords }

const looks = [
  { value: 'html', label: 'Formatted' },
  { value: 'text', label: 'Plain text' },
] as const

/** The letter that the typed words make, of a real order or of an example. */
export function TemplatePreview({ template: { kind, language }, words }: Props) {
  const [orderId, setOrderId] = useState<number | null>(null)
  const [look, setLook] = useState<Look>('html')
  const [typed] = useDebouncedValue(words.typed, 200)
  const args = { kind, language, ...typed, ...(orderId !== null && { orderId }) }
  const preview = useCall('letters.preview', args, {
    // words that cannot be used make no letter; the last one stays
    enabled: words.isFit && typed === words.typed,
    placeholderData: keepPreviousData,
  })
  const test = useDo('letters.sendTest')
  return (
    <section className={classes.preview} aria-labelledby="preview">
      <div className="row wrap between gap-8">
        <h2 id="preview">Preview</h2>
        <SegmentedControl<Look>
          size="xs"
          aria-label="How it is shown"
          data={[...looks]}
          value={look}
          onChange={setLook}
        />
      </div>
      <div className="stack gap-12 mt-8">
        <OrderChoice value={orderId} onChange={setOrderId} />
        {preview.isError ? (
          <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />
        ) : preview.data === undefined ? (
          <LoadingLines count={4} />
        ) : (
          <Shown letter={preview.data} look={look} isOfOrder={orderId !== null} />
        )}
        <div className="row wrap gap-8-12">
          <Button
            variant="default"
            loading={test.isPending}
            disabled={!words.isFit}
            onClick={() => test.mutate(args)}
          >
            Send test letter
          </Button>
          <span className="quiet small">To the address of the agency, or to the sender.</span>
          <TestResult
            result={test.data}
            words={{ good: 'Test letter sent', bad: 'Test letter not sent' }}
          />
        </div>
      </div>
    </section>
  )
}

type ShownProps = {
  readonly letter: LetterPreview
  readonly look: Look
  readonly isOfOrder: boolean
}

function Shown({ letter: { subject, text, isExample }, look, isOfOrder }: ShownProps) {
  return (
    <>
      {isOfOrder && isExample && (
        <p className="quiet">This order has nothing of the kind, so an example is shown.</p>
      )}
      {/* Tab reaches a text that scrolls */}
      <div className={letter.letter} tabIndex={0} role="group" aria-label="Letter">
        <p className="fw-600 mb-12">
          <OutsideText text={subject} />
        </p>
        {look === 'html' ? (
          <LetterBody text={text} />
        ) : (
          <pre className={letter.plain}>{text}</pre>
        )}
      </div>
    </>
  )
}
