import { clsx } from 'clsx'
import type { DayFigures } from '../../shared/dashboard/dashboard.ts'
import { numberText } from '../../shared/text/locale.ts'
import classes from './Dashboard.module.css'
import { dayWords, type Series } from './figures.ts'

type Props = {
  readonly title: string
  readonly days: readonly DayFigures[]
  readonly series: readonly Series[]
}

/** The numbers behind a chart, newest day first. */
export function DayTable({ title, days, series }: Props) {
  return (
    <div
      className="box scrolls"
      style={{ height: 180 }}
      role="region"
      aria-label={`${title} by day`}
      tabIndex={0}
    >
      <table className={clsx(classes.table, classes.days)}>
        <thead>
          <tr>
            <th scope="col">Day</th>
            {series.map(({ figure, words }) => (
              <th key={figure} scope="col" className={classes.number}>
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...days].reverse().map(day => (
            <tr key={day.day}>
              <th scope="row">{dayWords(day.day)}</th>
              {series.map(({ figure }) => (
                <td key={figure} className={classes.number}>
                  {numberText(day[figure])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
