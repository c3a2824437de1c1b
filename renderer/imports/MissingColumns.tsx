import { IconAlertTriangle } from '@tabler/icons-react'
import { fieldWords, type ImportField } from '../../shared/imports/fields.ts'
import classes from './Import.module.css'

type Props = {
  readonly missing: readonly ImportField[]
  /** Every order waits for the tick that lets newcomers in. */
  readonly isEveryoneNew: boolean
}

/** What all orders wait for, said once above them. */
export function MissingColumns({ missing, isEveryoneNew }: Props) {
  const columns = missing.filter(field => field !== 'plan')
  const words = [
    missing.includes('plan') && 'Choose a plan for all orders.',
    columns.length > 0 &&
      `Choose a column for: ${columns.map(field => fieldWords[field].label).join(', ')}.`,
    isEveryoneNew &&
      'No customer has any of these addresses. Correct them, or tick “Create missing customers”.',
  ].filter(sentence => sentence !== false)
  if (words.length === 0) return null
  return (
    <p className="flex firm gap-8 strip line-below person-soft" role="status">
      <IconAlertTriangle size={15} stroke={1.8} aria-hidden className={classes.missingIcon} />
      <span>{words.join(' ')}</span>
    </p>
  )
}
