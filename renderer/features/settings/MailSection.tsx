import { Checkbox, PasswordInput, TextInput } from '@mantine/core'
import type { SettingsView } from '../../../shared/settings.ts'
import { NumberField } from '../../components/NumberField.tsx'
import { Block } from './Block.tsx'
import { MailTest } from './MailTest.tsx'
import { SaveBar } from './SaveBar.tsx'
import classes from './Settings.module.css'
import { useSettingsForm } from './use-settings-form.ts'

const sentences = { port: 'A port is 1 to 65535.' }

/** How letters to customers and to the agency leave. */
export function MailSection({ settings }: { readonly settings: SettingsView }) {
  const { hasPassword, ...mail } = settings.mail
  const state = useSettingsForm('mail', { ...mail, password: '' }, sentences)
  const { field } = state
  return (
    <Block
      onSubmit={state.submit}
      title="Mail server"
      help="Letters go out through it. Without a server they wait in the outbox."
    >
      <div className={classes.host}>
        <TextInput {...field('host')} label="Server" placeholder="smtp.agency.com" />
        <NumberField {...field('port')} label="Port" />
      </div>
      <Checkbox
        {...field(
          'secure',
          'Usual for port 465; port 587 starts plain and upgrades.',
          'checkbox',
        )}
        label="Encrypted from the start"
      />
      <div className={classes.two}>
        <TextInput {...field('user')} label="User name" autoComplete="off" />
        <PasswordInput
          {...field('password', hasPassword && 'Leave empty to keep the stored one.')}
          label="Password"
          placeholder={hasPassword ? 'Kept' : ''}
          autoComplete="new-password"
        />
        <TextInput
          {...field('from', 'What customers see as sender.')}
          label="From"
          placeholder="Agency <orders@agency.com>"
        />
        <TextInput
          {...field('agencyAddress', 'Letters about orders that stand still go here.')}
          label="Address of the agency"
          type="email"
        />
      </div>
      <Checkbox
        {...field('hold', 'They wait in the outbox until somebody sends them.', 'checkbox')}
        label="Hold letters for review"
      />
      <SaveBar state={state}>
        <MailTest beforeTest={state.submit} isDirty={state.isDirty} />
      </SaveBar>
    </Block>
  )
}
