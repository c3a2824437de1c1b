import { Button } from '@mantine/core'
import type { Diagnosis } from '../../../shared/diagnosis.ts'
import type { Order } from '../../../shared/order-view.ts'
import { MeaningIcon } from '../../components/MeaningIcon.tsx'
import { useVerdictAction } from './use-verdict-action.ts'
import classes from './VerdictPanel.module.css'
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
    <section className={classes.verdict} data-meaning={meaning} aria-label="Verdict">
      <MeaningIcon meaning={meaning} size={18} />
      <div className={classes.text}>
        <p className={classes.sentence}>{verdict.sentence}</p>
        {verdict.action?.kind === 'wait' && (
          <p className={classes.waiting}>{verdict.action.label}</p>
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
