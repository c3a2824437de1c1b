import type { SettingsView } from '../../shared/settings/settings.ts'
import classes from '../ui/Block.module.css'
import { Block } from '../ui/Block.tsx'
import { NumberField } from '../ui/form/NumberField.tsx'
import { SaveBar } from './SaveBar.tsx'
import { useSettingsForm } from './use-settings-form.ts'

export function CheckingSection({ settings }: { readonly settings: SettingsView }) {
  const state = useSettingsForm('polling', settings.polling)
  const { field } = state
  return (
    <Block
      onSubmit={state.submit}
      title="Checking"
      help="How often Boxwright asks Mailin while something waits."
    >
      <div className={classes.two}>
        <NumberField
          {...field('intervalSeconds', 'For domains that wait for activation.')}
          label="Check domains every"
          unit="s"
        />
        <NumberField
          {...field('jobPollSeconds', 'For mailboxes that are being created.')}
          label="Check mailbox jobs every"
          unit="s"
        />
      </div>
      <SaveBar state={state} />
    </Block>
  )
}
