import { Button } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { clsx } from 'clsx'
import { readTypedDomains } from '../../../shared/domains/typed-domains.ts'
import type { UnfinishedFormRow } from '../../../shared/orders/form.ts'
import { countOf } from '../../../shared/text/count-of.ts'
import { isolated } from '../../../shared/text/isolated.ts'
import { clockTime } from '../../words/times.ts'
import classes from './UnfinishedOffers.module.css'

type Props = {
  readonly forms: readonly UnfinishedFormRow[]
  readonly onContinue: (form: UnfinishedFormRow) => void
  readonly onDiscard: (form: UnfinishedFormRow) => void
}

/** What was typed and neither became an order nor was thrown away. */
export function UnfinishedOffers({ forms, onContinue, onDiscard }: Props) {
  return (
    <ul className={clsx(classes.offers, 'lines-between')} aria-label="Unfinished orders">
      {forms.map(form => (
        <li
          key={form.id}
          className="row wrap"
          style={{ gap: '6px 8px', padding: '8px 8px 8px 12px' }}
        >
          <IconHistory size={16} stroke={1.7} aria-hidden className="quiet firm" />
          <span className="miw-0" style={{ flex: '1 1 200px' }}>
            An order was not finished
            <span className="quiet">{contentWords(form)}</span>
          </span>
          <div className="flex push firm gap-4">
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

function contentWords({ customer, values }: UnfinishedFormRow): string {
  const { names } = readTypedDomains(values.domains)
  const who = customer && isolated(customer.name)
  const parts = [who, names.length > 0 && countOf(names.length, 'domain')]
  const said = parts.filter(part => typeof part === 'string')
  return said.length === 0 ? '' : ` · ${said.join(', ')}`
}
