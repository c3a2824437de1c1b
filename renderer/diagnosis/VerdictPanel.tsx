import { Button } from '@mantine/core'
import type { Diagnosis } from '../../shared/diagnosis/diagnosis.ts'
import type { Order } from '../../shared/orders/order-view.ts'
import { MeaningIcon } from '../ui/MeaningIcon.tsx'
import { tonesOf } from '../ui/palette.ts'
import { useVerdictAction } from './use-verdict-action.ts'
import { verdictMeaning } from './words.ts'

type Props = {
  readonly order: Order
  readonly diagnosis: Diagnosis
  readonly onLeave: () => void
}

/** The one cause in a sentence, and the one thing to do as a button. */
export function VerdictPanel({ order, diagnosis, onLeave }: Props) {
  const { verdict } = diagnosis
  const doing = useVerdictAction(order, diagnosis, onLeave)
  const meaning = verdictMeaning(verdict)
  return (
    <section
      className="flex icon-line-small rounded soft-ground gap-12"
      style={{ ...tonesOf(meaning), padding: '14px 16px' }}
      aria-label="Verdict"
    >
      <MeaningIcon meaning={meaning} size={18} />
      <div className="miw-0">
        <p className="fz-14 lh-20 fw-500 breaks">{verdict.sentence}</p>
        {verdict.action?.kind === 'wait' && (
          <p className="breaks mt-4">{verdict.action.label}</p>
        )}
        {doing !== null && (
          <Button mt={10} loading={doing.isBusy} onClick={doing.run} data-autofocus>
            {doing.label}
          </Button>
        )}
      </div>
    </section>
  )
}
