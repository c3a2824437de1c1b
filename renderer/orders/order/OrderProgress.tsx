import { clsx } from 'clsx'
import { isResting, isStopped } from '../../../shared/orders/life.ts'
import type { Order } from '../../../shared/orders/order-view.ts'
import { countOf } from '../../../shared/text/count-of.ts'
import { numberText } from '../../../shared/text/locale.ts'
import { passedByStage, workStages } from '../../ui/stage-track.ts'
import { stageWords } from '../../words/words.ts'
import classes from './OrderProgress.module.css'

/** The whole order as one bar of five steps: how many domains have passed each. */
export function OrderProgress({ order }: { readonly order: Order }) {
  const domains = order.domains.filter(one => one.state !== 'superseded')
  const isShown = order.isAutomated && !isStopped(order) && !isResting(order)
  if (!isShown || domains.length < 2) return null
  const passed = passedByStage(domains)
  return (
    <dl
      className="grid gap-4 mb-16"
      style={{ gridTemplateColumns: 'repeat(5, minmax(0, 1fr))' }}
    >
      {workStages.map((stage, index) => {
        const here = domains.filter(one => one.stage === stage)
        const done = passed[index] ?? 0
        const needing = here.filter(one => one.needsPerson).length
        return (
          <div key={stage} className={clsx(classes.stage, 'miw-0')}>
            <dt className="cut fw-500">{stageWords[stage]}</dt>
            <dd
              className="small flex quiet tabular wrap gap-8 clipped nowrap"
              style={{ height: 16 }}
            >
              <span className="firm">{`${numberText(done)} of ${numberText(domains.length)}`}</span>
              {here.length - needing > 0 && (
                <span>{`${numberText(here.length - needing)} here`}</span>
              )}
              {needing > 0 && (
                <span className="person" title={countOf(needing, 'domain')}>
                  {`${numberText(needing)} stuck`}
                </span>
              )}
            </dd>
            <div className={classes.bar} aria-hidden>
              <span className={classes.fill} style={{ width: share(done, domains.length) }} />
              <span
                className={classes.stuck}
                style={{ width: share(needing, domains.length) }}
              />
            </div>
          </div>
        )
      })}
    </dl>
  )
}

function share(part: number, whole: number): string {
  return `${(part / whole) * 100}%`
}
