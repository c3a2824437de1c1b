import { clsx } from 'clsx'
import { Link } from 'wouter'
import { useCall } from '../app/bridge.ts'
import classes from './StatusBar.module.css'

/** What is done to the database file, or what is wrong with it; nothing when all is well. */
export function DataLine() {
  const status = useCall('data.status', {}).data
  if (status === undefined) return null
  const { busy, lastCheck, backupTrouble } = status
  if (busy?.kind === 'check')
    return (
      <Link to="/settings/data" className={clsx(classes.data, 'firm')} role="status">
        Checking the database
        <span aria-hidden>{` ${busy.percent} %`}</span>
      </Link>
    )
  if (lastCheck?.isWhole === false)
    return (
      <Link
        to="/settings/data"
        className={clsx(classes.data, 'firm')}
        style={{ color: 'var(--bw-failed)' }}
      >
        The database is damaged
      </Link>
    )
  if (backupTrouble === undefined) return null
  return (
    <Link
      to="/settings/data"
      className={clsx(classes.data, 'firm')}
      style={{ color: 'var(--bw-person)' }}
    >
      No backup was made
    </Link>
  )
}
