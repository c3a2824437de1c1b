import { Button, Checkbox, TextInput } from '@mantine/core'
import { Link } from 'wouter'
import type { SettingsView } from '../../shared/settings/settings.ts'
import { useDo } from '../app/bridge.ts'
import block from '../ui/Block.module.css'
import { Block } from '../ui/Block.tsx'
import { NumberField } from '../ui/form/NumberField.tsx'
import { Note } from '../ui/Note.tsx'
import { TestResult } from '../ui/TestResult.tsx'
import { SaveBar } from './SaveBar.tsx'
import classes from './Settings.module.css'
import { StoredPassword } from './StoredPassword.tsx'
import { useSettingsForm } from './use-settings-form.ts'

/** How letters to customers and to the agency leave. */
export function MailSection({ settings }: { readonly settings: SettingsView }) {
  const { hasPassword: _has, isPasswordLost: _lost, ...mail } = settings.mail
  const isPractice = settings.mode === 'practice'
  const state = useSettingsForm('mail', { ...mail, password: '' })
  const { field } = state
  const isMoved = state.isTyped('host') || state.isTyped('port')
  return (
    <Block
      onSubmit={state.submit}
      title="Mail server"
      help="Letters go out through it. Without a server they wait under Messages."
    >
      {isPractice && (
        <Note>
          No letter of practice mode leaves this computer: what is sent arrives in the{' '}
          <Link href="/messages/inbox">practice inbox</Link>, so server and login are not used.
        </Note>
      )}
      <div className={classes.host}>
        <TextInput
          {...field('host')}
          label="Server"
          placeholder="smtp.agency.com"
          disabled={isPractice}
        />
        <NumberField {...field('port')} label="Port" disabled={isPractice} />
      </div>
      <Checkbox
        {...field(
          'secure',
          'Usual for port 465; port 587 starts plain and upgrades.',
          'checkbox',
        )}
        label="Encrypted from the start"
        disabled={isPractice}
      />
      <div className={block.two}>
        <TextInput
          {...field('user')}
          label="User name"
          autoComplete="off"
          disabled={isPractice}
        />
        <StoredPassword
          state={state}
          stored={settings.mail}
          isMoved={isMoved}
          isPractice={isPractice}
          missing={mail.user !== '' && 'None is stored: letters wait for it.'}
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
        {...field('hold', 'They wait under Messages until somebody sends them.', 'checkbox')}
        label="Hold letters for review"
      />
      <Checkbox
        {...field(
          'checkLogins',
          'That an order is complete, or an import, is written once all of its mailboxes log in by IMAP and SMTP. After an hour it is under Needs attention.',
          'checkbox',
        )}
        label="Check logins before the letter of a completed order"
      />
      <SaveBar state={state}>
        <MailTest isPractice={isPractice} beforeTest={state.submit} isDirty={state.isDirty} />
      </SaveBar>
    </Block>
  )
}

type Props = {
  /** In practice mode the simulated server is tried. */
  readonly isPractice: boolean
  readonly isDirty: boolean
  /** Saves what is typed; the test looks at what is stored. */
  readonly beforeTest: () => Promise<boolean>
}

/** Tries the mail server with a letter, and says in words how it went. */
function MailTest({ isPractice, isDirty, beforeTest }: Props) {
  const test = useDo('settings.testMail')
  const run = async () => {
    if (!isDirty || (await beforeTest())) test.mutate({})
  }
  return (
    <>
      <Button variant="default" loading={test.isPending} onClick={() => void run()}>
        {isDirty ? 'Save and test mail server' : 'Test mail server'}
      </Button>
      <TestResult
        result={test.data}
        words={
          isPractice
            ? { good: 'The practice inbox took a letter', bad: 'The practice inbox took none' }
            : { good: 'Mail server works', bad: 'Mail server does not work' }
        }
      />
    </>
  )
}
