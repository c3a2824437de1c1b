import { Button, TextInput } from '@mantine/core'
import { providerAddresses, type SettingsView } from '../../shared/settings/settings.ts'
import { useDo } from '../app/bridge.ts'
import classes from '../ui/Block.module.css'
import { Block } from '../ui/Block.tsx'
import { NumberField } from '../ui/form/NumberField.tsx'
import { PracticeNote } from '../ui/Note.tsx'
import { showDone } from '../ui/show.ts'
import { TestResult } from '../ui/TestResult.tsx'
import { SaveBar } from './SaveBar.tsx'
import { StoredPassword } from './StoredPassword.tsx'
import { useSettingsForm } from './use-settings-form.ts'

/** The one Mailin account that this desktop works for. */
export function MailinSection({ settings }: { readonly settings: SettingsView }) {
  const { hasPassword: _has, isPasswordLost: _lost, ...mailin } = settings.mailin
  const isPractice = settings.mode === 'practice'
  const state = useSettingsForm('mailin', { ...mailin, password: '' })
  const { field } = state
  const isMoved = state.isTyped('baseUrl')
  return (
    <Block
      onSubmit={state.submit}
      title="Mailin account"
      help="Boxwright transfers domains and creates mailboxes with it."
    >
      {isPractice && <PracticeNote what="address and login are" />}
      <TextInput
        {...field(
          'baseUrl',
          'Empty for the usual address. One without a path gets /api/v1/public.',
        )}
        label="Base URL"
        placeholder={isPractice ? '' : providerAddresses.mailin}
        disabled={isPractice}
        spellCheck={false}
      />
      <div className={classes.two}>
        <TextInput
          {...field('email')}
          label="E-mail address"
          type="email"
          disabled={isPractice}
          autoComplete="off"
        />
        <StoredPassword
          state={state}
          stored={settings.mailin}
          isMoved={isMoved}
          isPractice={isPractice}
          missing={mailin.email !== '' && 'None is stored: orders wait for it.'}
        />
        <TextInput
          {...field('deviceName', 'Mailin shows it in its list of logins.')}
          label="Device name"
        />
        <NumberField
          {...field('timeoutSeconds', 'How long an answer may take.')}
          label="Time-out"
          unit="s"
        />
        <NumberField
          {...field('minGapMs', 'At least this long between two requests.')}
          label="Gap"
          unit="ms"
        />
        <NumberField {...field('batchSize', 'Mailboxes in one request.')} label="Batch size" />
      </div>
      <SaveBar state={state}>
        <MailinTest beforeTest={state.submit} isDirty={state.isDirty} />
      </SaveBar>
    </Block>
  )
}

type Props = {
  readonly isDirty: boolean
  /** Saves what is typed; the test looks at what is stored. */
  readonly beforeTest: () => Promise<boolean>
}

/** Logs in at Mailin and says in words how it went. */
function MailinTest({ isDirty, beforeTest }: Props) {
  const test = useDo('settings.testMailin')
  const forget = useDo('settings.clearMailinToken', {
    onSuccess: () => showDone('The next request logs in anew'),
  })
  const run = async () => {
    if (!isDirty || (await beforeTest())) test.mutate({})
  }
  return (
    <>
      <Button variant="default" loading={test.isPending} onClick={() => void run()}>
        {isDirty ? 'Save and test login' : 'Test login'}
      </Button>
      <Button
        variant="subtle"
        color="gray"
        loading={forget.isPending}
        onClick={() => forget.mutate({})}
      >
        Log in anew
      </Button>
      <TestResult
        result={test.data}
        words={{ good: 'Login works', bad: 'Login does not work' }}
      />
    </>
  )
}
