import { Button } from '@mantine/core'
import { useDo } from '../app/bridge.ts'
import { TestResult } from './TestResult.tsx'

type Props = {
  /** Practice has a server of its own. */
  readonly isPractice: boolean
  readonly isDirty: boolean
  /** Saves what is typed; the test looks at what is stored. */
  readonly beforeTest: () => Promise<boolean>
}

/** Tries the mail server as letters would, and says in words how it went. */
export function MailTest({ isPractice, isDirty, beforeTest }: Props) {
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
