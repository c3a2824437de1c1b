import { VisuallyHidden } from '@mantine/core'
import { clsx } from 'clsx'
import { useId } from 'react'
import type { StageTime } from '../../shared/dashboard/dashboard.ts'
import { countOf } from '../../shared/text/count-of.ts'
import { duration } from '../../shared/text/duration.ts'
import { stageWords } from '../words/words.ts'
import classes from './Dashboard.module.css'

/** The median time that domains take in each stage, as bars and numbers in one table. */
export function StageTimes({ times }: { readonly times: readonly StageTime[] }) {
  const id = useId()
  const longest = Math.max(1, ...times.map(one => one.medianSeconds ?? 0))
  return (
    <section className="miw-0" aria-labelledby={id}>
      <header className="flex between at-start gap-16 mb-12">
        <div>
          <h2 id={id}>Time in each stage</h2>
          <p className="cut small quiet mt-2">Median of the last 30 days</p>
        </div>
      </header>
      <table className={classes.table}>
        <VisuallyHidden component="thead">
          <tr>
            <th scope="col">Stage</th>
            <th scope="col">Median</th>
            <th scope="col">Bar</th>
            <th scope="col">Domains</th>
          </tr>
        </VisuallyHidden>
        <tbody>
          {times.map(({ stage, medianSeconds, count }) => (
            <tr key={stage}>
              <th scope="row" style={{ width: 104 }}>
                {stageWords[stage]}
              </th>
              <td className={classes.number} style={{ width: 56 }}>
                {medianSeconds === undefined ? '–' : shortly(medianSeconds)}
              </td>
              <td style={{ paddingInline: 16 }} aria-hidden>
                {medianSeconds !== undefined && (
                  <span
                    className={classes.bar}
                    style={{ '--part': `${(medianSeconds / longest) * 100}%` }}
                  />
                )}
              </td>
              <td className={clsx(classes.number, 'quiet fz-12')} style={{ width: 96 }}>
                {countOf(count, 'domain')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const shortly = (seconds: number): string => (seconds < 1 ? '< 1 s' : duration(seconds * 1000))
