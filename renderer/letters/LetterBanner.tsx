import { Button } from '@mantine/core'
import { useLocation } from 'wouter'
import type { MailStatus } from '../../shared/letters/letter.ts'
import { useCall } from '../app/bridge.ts'
import { MeaningIcon } from '../ui/MeaningIcon.tsx'
import { clockTime } from '../words/times.ts'
import { countOf } from '../words/words.ts'

/** Why letters do not leave, and the one thing to do. */
export function LetterBanner() {
  const [, navigate] = useLocation()
  const { data } = useCall('letters.status', {})
  const words = data === undefined ? null : bannerWords(data.mail)
  if (words === null) return null
  return (
    <section className="row firm gap-12 strip person-soft" aria-label="Mail server">
      <MeaningIcon meaning="person" size={16} />
      <span className="grow">{words}</span>
      <Button variant="default" size="xs" onClick={() => navigate('/settings/mail')}>
        {data?.mail.configured === true ? 'Check the mail server' : 'Set the mail server'}
      </Button>
    </section>
  )
}

function bannerWords({ configured, waiting, trouble }: MailStatus): string | null {
  const wait = countOf(waiting, 'letter waits', 'letters wait')
  if (!configured) return waiting > 0 ? `${wait}: no mail server is set.` : null
  if (trouble === undefined) return null
  const next = trouble.until === undefined ? '' : ` Next try at ${clockTime(trouble.until)}.`
  return `${waiting > 0 ? `${wait}. ` : ''}${trouble.detail}${next}`
}
