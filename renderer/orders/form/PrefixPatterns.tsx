import { UnstyledButton } from '@mantine/core'
import { clsx } from 'clsx'
import {
  type PrefixPattern,
  prefixBy,
  prefixPatterns,
} from '../../../shared/orders/suggested-prefixes.ts'
import classes from './PrefixRow.module.css'
import type { PrefixState } from './prefix-state.ts'

/** One press makes the prefixes of all mailboxes from their names. */
export function PrefixPatterns({ state }: { readonly state: PrefixState }) {
  const { form, values } = state
  const rows = values.prefixes.slice(0, values.inboxesPerDomain)
  const made = (pattern: PrefixPattern) =>
    rows.map(row => prefixBy(pattern, row.firstName, row.lastName))
  const useful = prefixPatterns.filter(pattern => made(pattern).some(prefix => prefix !== ''))
  if (useful.length === 0) return null

  const take = (pattern: PrefixPattern) => {
    for (const [at, prefix] of made(pattern).entries()) {
      // a mailbox without a name keeps what it has
      if (prefix === '') continue
      form.setFieldValue(`prefixes.${at}.prefix`, prefix)
      form.clearFieldError(`prefixes.${at}.prefix`)
    }
  }
  return (
    <div
      className="small row quiet wrap gap-4"
      role="group"
      aria-label="Prefixes of all mailboxes"
    >
      <span>All prefixes as</span>
      {useful.map(pattern => (
        <UnstyledButton
          key={pattern}
          className={clsx(classes.suggestion, 'lights-up')}
          title={made(pattern)
            .filter(prefix => prefix !== '')
            .join(', ')}
          onClick={() => take(pattern)}
        >
          {pattern}
        </UnstyledButton>
      ))}
    </div>
  )
}
