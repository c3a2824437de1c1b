import { TextInput } from '@mantine/core'
import type { SettingsView } from '../../shared/settings/settings.ts'
import { CustomFormats } from '../exports/custom/CustomFormats.tsx'
import { Block } from '../ui/Block.tsx'
import { NumberField } from '../ui/form/NumberField.tsx'
import { SaveBar } from './SaveBar.tsx'
import classes from './Settings.module.css'
import { useSettingsForm } from './use-settings-form.ts'

export function ExportsSection({ settings }: { readonly settings: SettingsView }) {
  const { imapHost, imapPort = '', smtpHost, smtpPort = '' } = settings.defaults
  const state = useSettingsForm('defaults', { imapHost, imapPort, smtpHost, smtpPort })
  const { field } = state
  return (
    <>
      <Block
        onSubmit={state.submit}
        title="Mail hosts"
        help="Written for mailboxes whose hosts Mailin did not name. The formats of sequencers need them."
      >
        <div className={classes.host}>
          <TextInput {...field('imapHost')} label="IMAP host" placeholder="imap.example.com" />
          <NumberField {...field('imapPort')} label="IMAP port" placeholder="993" />
        </div>
        <div className={classes.host}>
          <TextInput {...field('smtpHost')} label="SMTP host" placeholder="smtp.example.com" />
          <NumberField {...field('smtpPort')} label="SMTP port" placeholder="587" />
        </div>
        <SaveBar state={state} />
      </Block>
      <CustomFormats />
    </>
  )
}
