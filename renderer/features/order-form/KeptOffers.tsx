import { Button } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { isolated } from '../../../shared/isolated.ts'
import type { KeptForm } from '../../../shared/orders/form.ts'
import { clockTime } from '../../times.ts'
import { countOf } from '../../words.ts'
import classes from './KeptOffers.module.css'
import { readTypedDomains } from './reading.ts'

type Props = {
  readonly forms: readonly KeptForm[]
  readonly onContinue: (form: KeptForm) => void
  readonly onDiscard: (form: KeptForm) => void
}

/** What was typed and neither became an order nor was thrown away. */
export function KeptOffers({ forms, onContinue, onDiscard }: Props) {
  return (
    <ul className={classes.offers} aria-label="Unfinished orders">
      {forms.map(form => (
        <li key={form.id} className={classes.offer}>
          <IconHistory size={16} stroke={1.7} aria-hidden className={classes.icon} />
          <span className={classes.words}>
            An order was not finished
            <span className={classes.quiet}>{contentWords(form)}</span>
          </span>
          <div className={classes.acts}>
            <Button variant="subtle" color="gray" size="xs" onClick={() => onDiscard(form)}>
              Discard
            </Button>
            <Button variant="default" size="xs" onClick={() => onContinue(form)}>
              {`Continue what you typed at ${clockTime(form.savedAt)}`}
            </Button>
          </div>
        </li>
      ))}
    </ul>
  )
}

function contentWords({ customer, values }: KeptForm): string {
  const { names } = readTypedDomains(values.domains)
  const who = customer && isolated(customer.name)
  const parts = [who, names.length > 0 && countOf(names.length, 'domain')]
  const said = parts.filter(part => typeof part === 'string')
  return said.length === 0 ? '' : ` · ${said.join(', ')}`
}
