import { Button } from '@mantine/core'
import { useDo } from '../app/bridge.ts'
import { showDone } from '../ui/show.ts'
import { TestResult } from './TestResult.tsx'

type Props = {
  readonly isDirty: boolean
  /** Saves what is typed; the test looks at what is stored. */
  readonly beforeTest: () => Promise<boolean>
}

/** Logs in at Mailin and says in words how it went. */
export function MailinTest({ isDirty, beforeTest }: Props) {
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
