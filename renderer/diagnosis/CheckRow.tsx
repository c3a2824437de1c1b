import type { Check } from '../../shared/diagnosis/diagnosis.ts'
import { CopyButton } from '../ui/CopyButton.tsx'
import { MeaningIcon } from '../ui/MeaningIcon.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { checkStateWords } from './words.ts'

/** One check: who was asked, the answer, and the answer that was expected. */
export function CheckRow({ check }: { readonly check: Check }) {
  const { words, meaning } = checkStateWords[check.state]
  return (
    <li className="flex icon-line gap-12" style={{ padding: '12px 0' }}>
      <MeaningIcon meaning={meaning} size={16} />
      <div className="grow">
        <div className="flex baseline gap-8">
          <h3 className="fz-13 lh-20 fw-500">{check.title}</h3>
          <span className="small" style={{ color: `var(--bw-${meaning})` }}>
            {words}
          </span>
          <span className="quiet fz-12 push">
            <RelativeTime at={check.at} />
          </span>
        </div>
        <p className="breaks">{check.finding}</p>
        {(check.seen !== undefined || check.expected !== undefined) && (
          <dl className="facts" style={{ '--names': '64px', marginTop: 6 }}>
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
      <dt className="quiet fz-12 lh-20">{name}</dt>
      <dd className="flex between at-start gap-8">
        {values.length === 0 ? (
          <span className="quiet fz-12 lh-20">None</span>
        ) : (
          <ul className="breaks miw-0">
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
