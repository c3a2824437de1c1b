import type { StoredForm } from '../../../shared/orders/form.ts'
import { OutsideText } from '../../ui/OutsideText.tsx'
import classes from './DetailsTab.module.css'

export function PrefixTable({ prefixes }: Pick<StoredForm, 'prefixes'>) {
  if (prefixes.length === 0) return <p className="quiet">No prefix entered yet.</p>
  return (
    <>
      {prefixes.map(({ prefix = '', firstName = '', lastName = '' }, index) => (
        // prefixes of an unfinished draft may be empty or repeat
        <div key={`${prefix} ${index}`} className={classes.fact}>
          <dt className="mono">{`${prefix}@`}</dt>
          <dd className={classes.value}>
            <OutsideText text={`${firstName} ${lastName}`.trim() || 'No name yet'} />
          </dd>
        </div>
      ))}
    </>
  )
}
