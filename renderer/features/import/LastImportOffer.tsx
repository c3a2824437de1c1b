import { Button } from '@mantine/core'
import { IconFileCheck } from '@tabler/icons-react'
import { numberText } from '../../../shared/locale.ts'
import { useCall } from '../../bridge.ts'
import { openReport } from '../../stores/import-session.ts'
import { clockTime } from '../../times.ts'
import { countOf } from '../../words.ts'
import classes from './Import.module.css'

/** What the import before came to, also when the app ended in the middle of it. */
export function LastImportOffer() {
  const { data } = useCall('imports.last', {}, { staleTime: 0 })
  if (data?.last === undefined) return null
  const { name, startedAt, entries } = data.last
  const created = entries.filter(({ outcome }) => outcome === 'created').length
  return (
    <section className={classes.offer} aria-label="Last import">
      <IconFileCheck size={16} stroke={1.7} aria-hidden className={classes.quiet} />
      <span className={classes.offerWords}>
        {`Last import: ${name} `}
        <span className={classes.quiet}>
          {`· ${clockTime(startedAt)} · ${numberText(created)} of ${countOf(entries.length, 'order')} created`}
        </span>
      </span>
      <Button variant="default" size="xs" onClick={openReport}>
        See the report
      </Button>
    </section>
  )
}
