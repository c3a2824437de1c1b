import { numberText } from '../../shared/text/locale.ts'
import '@mantine/charts/styles.css'
import { BarChart } from '@mantine/charts'
import { UnstyledButton } from '@mantine/core'
import { useId, useState } from 'react'
import type { DayFigures } from '../../shared/dashboard/dashboard.ts'
import { DayTable } from './DayTable.tsx'
import { dayWords, type Series, totalOf } from './figures.ts'

type Props = {
  readonly title: string
  readonly days: readonly DayFigures[]
  readonly series: readonly Series[]
}

/** Thirty days as bars, or as the table behind them; both take the same room. */
export function DayChart({ title, days, series }: Props) {
  const id = useId()
  const [isTable, setTable] = useState(false)
  const totals = series.map(
    one => `${numberText(totalOf(days, one))} ${one.words.toLowerCase()}`,
  )
  return (
    <section className="miw-0" aria-labelledby={id}>
      <header className="flex between at-start gap-16 mb-12">
        <div>
          <h2 id={id}>{title}</h2>
          <p className="cut small quiet mt-2">{`Last 30 days: ${totals.join(', ')}`}</p>
        </div>
        <UnstyledButton
          className="link fz-12 lh-20 firm underlines"
          aria-pressed={isTable}
          onClick={() => setTable(!isTable)}
        >
          {isTable ? 'Show chart' : 'Show table'}
        </UnstyledButton>
      </header>
      <div style={{ height: 180 }}>
        {isTable ? (
          <DayTable title={title} days={days} series={series} />
        ) : (
          <BarChart
            h={180}
            aria-hidden
            data={days.map(day => ({ ...day, day: dayWords(day.day) }))}
            dataKey="day"
            series={series.map(({ figure, words, color }) => ({
              name: figure,
              label: words,
              color,
            }))}
            gridAxis="x"
            tickLine="none"
            withLegend={series.length > 1}
            legendProps={{ verticalAlign: 'top', height: 28, itemSorter: null }}
            // screen readers read the numbers in the table
            barChartProps={{ margin: { top: 8 }, accessibilityLayer: false }}
            maxBarWidth={14}
            valueFormatter={numberText}
            yAxisProps={{ width: 36, allowDecimals: false }}
            xAxisProps={{ minTickGap: 24 }}
            barProps={{ isAnimationActive: false, radius: [2, 2, 0, 0] }}
            tooltipAnimationDuration={0}
          />
        )}
      </div>
    </section>
  )
}
