import { IconAlertTriangle } from '@tabler/icons-react'
import { type Field, fieldWords } from './fields.ts'
import classes from './Import.module.css'

/** What all orders wait for, said once above them. */
export function MissingColumns({ missing }: { readonly missing: readonly Field[] }) {
  const columns = missing.filter(field => field !== 'plan')
  const words = [
    missing.includes('plan') && 'Choose a plan for all orders.',
    columns.length > 0 &&
      `Choose a column for: ${columns.map(field => fieldWords[field].label).join(', ')}.`,
  ].filter(sentence => sentence !== false)
  if (words.length === 0) return null
  return (
    <p className={classes.missing} role="status">
      <IconAlertTriangle size={15} stroke={1.8} aria-hidden className={classes.missingIcon} />
      <span>{words.join(' ')}</span>
    </p>
  )
}
