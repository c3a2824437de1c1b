import { useCall } from '../../bridge.ts'
import { keysKeptSentence } from '../../keys-kept.ts'
import classes from './Keys.module.css'

/** What becomes of the keys of this order, by the present setting. */
export function KeysKept() {
  const { data } = useCall('settings.get', {})
  if (data === undefined) return null
  return <p className={classes.kept}>{keysKeptSentence(data.registrars.keysKeptDays)}</p>
}
