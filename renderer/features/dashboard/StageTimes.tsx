import { useId } from 'react'
import type { StageTime } from '../../../shared/dashboard.ts'
import { duration } from '../../times.ts'
import { countOf, stageWords } from '../../words.ts'
import classes from './Dashboard.module.css'

/** How long half of the domains stood in a stage at most: bars and numbers in one table. */
export function StageTimes({ times }: { readonly times: readonly StageTime[] }) {
  const id = useId()
  const longest = Math.max(1, ...times.map(one => one.medianSeconds ?? 0))
  return (
    <section className={classes.block} aria-labelledby={id}>
      <header className={classes.blockHead}>
        <div>
          <h2 id={id} className={classes.blockTitle}>
            Time in each stage
          </h2>
          <p className={classes.blockNote}>Median of the last 30 days</p>
        </div>
      </header>
      <table className={classes.stages}>
        <thead className={classes.heard}>
          <tr>
            <th scope="col">Stage</th>
            <th scope="col">Median</th>
            <th scope="col">Bar</th>
            <th scope="col">Domains</th>
          </tr>
        </thead>
        <tbody>
          {times.map(({ stage, medianSeconds, count }) => (
            <tr key={stage}>
              <th scope="row">{stageWords[stage]}</th>
              <td className={classes.number}>
                {medianSeconds === undefined ? '–' : shortly(medianSeconds)}
              </td>
              <td className={classes.barCell} aria-hidden>
                {medianSeconds !== undefined && (
                  <span
                    className={classes.bar}
                    style={{ '--part': `${(medianSeconds / longest) * 100}%` }}
                  />
                )}
              </td>
              <td className={classes.quietNumber}>{countOf(count, 'domain')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const shortly = (seconds: number): string => (seconds < 1 ? '< 1 s' : duration(seconds))
