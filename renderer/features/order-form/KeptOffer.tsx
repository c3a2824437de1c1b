import { Button } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import type { KeptForm } from '../../../shared/unfinished-form.ts'
import { clockTime } from '../../times.ts'
import { countOf } from '../../words.ts'
import classes from './KeptOffer.module.css'
import { readTypedDomains } from './reading.ts'

type Props = {
  readonly form: KeptForm
  readonly onContinue: () => void
  readonly onDiscard: () => void
}

/** What was typed and neither became an order nor was thrown away. */
export function KeptOffer({ form, onContinue, onDiscard }: Props) {
  const { names } = readTypedDomains(form.values.domains)
  const what = [
    form.customer?.name,
    names.length > 0 ? countOf(names.length, 'domain') : undefined,
  ].filter(part => part !== undefined)
  return (
    <section className={classes.offer} aria-label="Unfinished order">
      <IconHistory size={16} stroke={1.7} aria-hidden className={classes.icon} />
      <span className={classes.words}>
        An order was not finished
        {what.length > 0 && <span className={classes.quiet}>{` · ${what.join(', ')}`}</span>}
      </span>
      <div className={classes.acts}>
        <Button variant="subtle" color="gray" size="xs" onClick={onDiscard}>
          Discard
        </Button>
        <Button variant="default" size="xs" onClick={onContinue}>
          {`Continue what you typed at ${clockTime(form.savedAt)}`}
        </Button>
      </div>
    </section>
  )
}
