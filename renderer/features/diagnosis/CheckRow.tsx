import type { Check } from '../../../shared/diagnosis.ts'
import { CopyButton } from '../../components/CopyButton.tsx'
import { MeaningIcon } from '../../components/MeaningIcon.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import classes from './CheckRow.module.css'
import { checkStateWords } from './words.ts'

/** Who was asked, what came, and what should have come. */
export function CheckRow({ check }: { readonly check: Check }) {
  const { words, meaning } = checkStateWords[check.state]
  return (
    <li className={classes.row}>
      <MeaningIcon meaning={meaning} size={16} />
      <div className={classes.text}>
        <div className={classes.head}>
          <h3 className={classes.title}>{check.title}</h3>
          <span className={classes.state} data-meaning={meaning}>
            {words}
          </span>
          <span className={classes.time}>
            <RelativeTime at={check.at} />
          </span>
        </div>
        <p className={classes.finding}>{check.finding}</p>
        {(check.seen !== undefined || check.expected !== undefined) && (
          <dl className={classes.values}>
            <Values name="Found" values={check.seen} />
            <Values name="Expected" values={check.expected} isCopied />
          </dl>
        )}
      </div>
    </li>
  )
}

type ValuesProps = {
  readonly name: string
  readonly values: readonly string[] | undefined
  readonly isCopied?: boolean
}

function Values({ name, values, isCopied = false }: ValuesProps) {
  if (values === undefined) return null
  return (
    <>
      <dt className={classes.name}>{name}</dt>
      <dd className={classes.list}>
        {values.length === 0 ? (
          <span className={classes.none}>None</span>
        ) : (
          <ul className={classes.plain}>
            {values.map(value => (
              <li key={value} className="mono">
                {value}
              </li>
            ))}
          </ul>
        )}
        {isCopied && values.length > 0 && (
          <CopyButton text={values.join('\n')} what="what is expected" />
        )}
      </dd>
    </>
  )
}
