import { Button } from '@mantine/core'
import { IconAlertTriangle, IconFileCheck } from '@tabler/icons-react'
import { isolated } from '../../shared/text/isolated.ts'
import { useCall } from '../app/bridge.ts'
import { clockTime } from '../words/times.ts'
import classes from './Import.module.css'
import { openReport } from './import-session.ts'
import { createdWords, interruptedWords, isInterrupted } from './interrupted.ts'

/** What the import before came to, also when the app ended in the middle of it. */
export function LastImportOffer() {
  const { data } = useCall('imports.last', {}, { staleTime: 0 })
  if (data?.last === undefined) return null
  const { last } = data
  const when = clockTime(last.startedAt)
  const hasRest = isInterrupted(last)
  const Icon = hasRest ? IconAlertTriangle : IconFileCheck
  return (
    <section className={classes.offer} aria-label="Last import">
      <Icon
        size={16}
        stroke={1.7}
        aria-hidden
        className={hasRest ? classes.missingIcon : 'quiet'}
      />
      <span className={classes.offerWords}>
        {hasRest ? interruptedWords(last) : `Last import: ${isolated(last.name)}`}
        <span className="quiet">
          {hasRest ? `. Go on with the rest · ${when}` : ` · ${when} · ${createdWords(last)}`}
        </span>
      </span>
      <Button variant="default" size="xs" onClick={openReport}>
        {hasRest ? 'See the rest' : 'See the report'}
      </Button>
    </section>
  )
}
