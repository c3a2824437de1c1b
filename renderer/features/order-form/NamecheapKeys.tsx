import { Checkbox, Textarea, TextInput } from '@mantine/core'
import { isPublicIpv4 } from '../../../shared/ip-address.ts'
import { useCall } from '../../bridge.ts'
import { SecretInput } from './SecretInput.tsx'
import classes from './Section.module.css'
import type { OrderFormState } from './use-order-form.ts'
import { WhitelistLink } from './WhitelistLink.tsx'

export function NamecheapKeys({ state }: { readonly state: OrderFormState }) {
  const { field, keptFor } = state
  const settings = useCall('settings.get', {})
  const named = settings.data?.registrars.namecheapClientIp ?? ''
  // one of a local network is none that Namecheap sees
  const ip = isPublicIpv4(named) ? named : ''
  const isKept = keptFor === 'namecheap'
  const kept = isKept && { placeholder: 'Kept' }
  return (
    <>
      <div className={classes.two}>
        <SecretInput
          {...field(
            'credentials.namecheapApiKey',
            isKept
              ? 'Leave all of them empty to keep what is stored.'
              : settings.data?.mode === 'practice' &&
                  'In practice any text of three characters or more works.',
          )}
          label="API key"
          isKept={isKept}
        />
        <TextInput
          {...field('credentials.platformLogin')}
          {...kept}
          label="User name"
          autoComplete="off"
          spellCheck={false}
        />
      </div>
      <Textarea
        {...field(
          'credentials.backupCodes',
          'For the two-step login, as Namecheap lists them.',
        )}
        {...kept}
        label="Backup codes"
        autosize
        minRows={2}
        maxRows={6}
        autoComplete="off"
        spellCheck={false}
        classNames={{ input: 'mono' }}
      />
      <Checkbox
        {...field('credentials.namecheapIpWhitelisted', undefined, 'checkbox')}
        // stays beside an error: it says where that is mended
        description={
          <>
            At Namecheap under Profile, Tools, API Access.{' '}
            <WhitelistLink>Open that page</WhitelistLink>
          </>
        }
        label={
          ip === ''
            ? 'The IP address of this computer is whitelisted in the account'
            : `The IP address ${ip} is whitelisted in the account`
        }
      />
    </>
  )
}
