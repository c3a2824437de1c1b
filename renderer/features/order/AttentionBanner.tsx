import { Button } from '@mantine/core'
import type { DomainFailure, Order } from '../../../shared/rows.ts'
import { MeaningIcon } from '../../components/MeaningIcon.tsx'
import { failureText } from '../../failure-text.ts'
import { needsPerson } from '../../stage-track.ts'
import { countOf } from '../../words.ts'
import classes from './AttentionBanner.module.css'
import { useFailureAction } from './use-failure-action.ts'

type Group = { readonly failure: DomainFailure; readonly names: readonly string[] }

/** What needs a person, one line per cause, each with the one thing to do. */
export function AttentionBanner({ order }: { readonly order: Order }) {
  const actionFor = useFailureAction(order)
  const groups = groupByCause(order)
  if (groups.length === 0) return null
  return (
    <section className={classes.banner} aria-label="Needs a person">
      {groups.map(({ failure, names }) => {
        const text = failureText(failure.code, failure)
        const action = actionFor(failure, names.length === 1 ? names[0] : undefined)
        return (
          <div key={`${failure.code} ${failure.provider}`} className={classes.cause}>
            <MeaningIcon meaning="person" size={16} />
            <div className={classes.text}>
              <p className={classes.what} title={failure.detail}>
                {text.what}
                <span className={classes.where} title={names.slice(0, 20).join('\n')}>
                  {names.length === 1 ? names[0] : countOf(names.length, 'domain')}
                </span>
              </p>
              <p className={classes.todo}>{text.todo}</p>
            </div>
            {action !== null && (
              <Button variant="default" size="xs" onClick={action.run}>
                {action.label}
              </Button>
            )}
          </div>
        )
      })}
    </section>
  )
}

function groupByCause(order: Order): readonly Group[] {
  const groups = new Map<string, { failure: DomainFailure; names: string[] }>()
  for (const domain of order.domains) {
    const { failure } = domain
    if (failure === undefined || !needsPerson(domain)) continue
    const key = `${failure.code} ${failure.provider} ${failure.ip ?? ''}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { failure, names: [domain.name] })
    else group.names.push(domain.name)
  }
  return [...groups.values()].sort((one, other) => other.names.length - one.names.length)
}
