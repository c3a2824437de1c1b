import { countOf } from '../../shared/text/count-of.ts'
import { useCall, useDo } from '../app/bridge.ts'
import { TestResult } from '../ui/TestResult.tsx'
import { clockTime } from '../words/times.ts'
import { Act, Lead } from './Act.tsx'
import { Section } from './Section.tsx'

/** Says that no letters leave: since when, how many wait, and where to mend it. */
export function MailStopped() {
  const mail = useCall('letters.status', {}).data?.mail
  // checking now tries the mail server, too
  const tryNow = useDo('engine.checkNow')
  const test = useDo('settings.testMail')
  if (mail?.trouble === undefined) return null
  const { configured, waiting, trouble } = mail
  const { detail, since, until } = trouble
  return (
    <Section
      title="Letters cannot leave"
      figure={`${countOf(waiting, 'letter waits', 'letters wait')}, since ${clockTime(since)}`}
      lines={[
        detail,
        until === undefined ? undefined : `Boxwright tries again at ${clockTime(until)}.`,
        test.data && (
          <TestResult
            key="test"
            result={test.data}
            words={{ good: 'A test letter was taken', bad: 'A test letter was not taken' }}
          />
        ),
      ]}
      acts={
        <>
          {configured && (
            <>
              <Act
                label="Send a test letter"
                isQuiet
                isBusy={test.isPending}
                onPress={() => test.mutate({})}
              />
              <Act
                label="Try now"
                isQuiet
                isBusy={tryNow.isPending}
                onPress={() => tryNow.mutate({})}
              />
            </>
          )}
          <Lead
            label={configured ? 'Check the mail server' : 'Set the mail server'}
            to="/settings/mail"
          />
        </>
      }
    />
  )
}
