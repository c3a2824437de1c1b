import { Select } from '@mantine/core'
import type { CallArgs } from '../../../shared/border/calls.ts'
import type { Customer } from '../../../shared/customers/customer.ts'
import { letterLanguages, letterLanguageWords } from '../../../shared/letters/language.ts'
import { hostingPlatforms } from '../../../shared/orders/order.ts'
import { planLabels } from '../../../shared/plans/plan-labels.ts'
import type { ExportFormat } from '../../../shared/settings/settings.ts'
import { useCall, useDo } from '../../app/bridge.ts'
import { useFormats } from '../../exports/use-formats.ts'
import { platformWords } from '../../words/words.ts'

/** What a new order of the customer starts with; each is saved as it is chosen. */
export function Defaults({ customer }: { readonly customer: Customer }) {
  const { id, name, email, defaults } = customer
  const plans = useCall('plans.list', { page: 1, pageSize: 500 })
  const shown = plans.data?.rows.filter(one => one.isActive || one.id === defaults.planId) ?? []
  const labels = planLabels(shown)
  const formats = useFormats()
  const save = useDo('customers.save')
  const put = (change: CallArgs<'customers.save'>['defaults']) =>
    save.mutate({ id, name, email, defaults: change })
  return (
    <section aria-labelledby="defaults">
      <h2 id="defaults">New orders start with</h2>
      <div className="stack gap-12 mt-8">
        <Select
          label="Registrar"
          placeholder="As usual"
          clearable
          data={hostingPlatforms.map(value => ({ value, label: platformWords[value] }))}
          value={defaults.platform ?? null}
          onChange={platform => put({ platform })}
        />
        <Select<number>
          label="Plan"
          placeholder="None"
          clearable
          data={shown.map(one => ({ value: one.id, label: labels.get(one.id) ?? one.name }))}
          value={defaults.planId ?? null}
          onChange={planId => put({ planId })}
        />
        <Select<ExportFormat>
          label="Export format"
          description="Stands first where mailboxes of the customer are exported."
          error={
            formats.isGone(defaults.exportFormat) &&
            'The format was deleted, so none stands first. Choose another one.'
          }
          placeholder="None"
          clearable
          data={formats.options.map(({ value, title }) => ({ value, label: title }))}
          value={formats.isGone(defaults.exportFormat) ? null : (defaults.exportFormat ?? null)}
          onChange={exportFormat => put({ exportFormat })}
        />
        <Select
          label="Language of letters"
          placeholder="As usual"
          clearable
          data={letterLanguages.map(value => ({ value, label: letterLanguageWords[value] }))}
          value={defaults.letterLanguage ?? null}
          onChange={letterLanguage => put({ letterLanguage })}
        />
      </div>
    </section>
  )
}
