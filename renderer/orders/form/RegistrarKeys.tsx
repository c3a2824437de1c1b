import {
  Checkbox,
  PasswordInput,
  type PasswordInputProps,
  Textarea,
  TextInput,
} from '@mantine/core'
import { isPublicIpv4 } from '../../../shared/domains/ip-address.ts'
import {
  clientIpOf,
  type RegistrarId,
  registrars,
} from '../../../shared/registrars/catalogue.ts'
import type { IpAllowance } from '../../../shared/registrars/descriptor.ts'
import type { OwnKey } from '../../../shared/registrars/keys.ts'
import { useCall } from '../../app/bridge.ts'
import { useMode } from '../../app/use-mode.ts'
import { AllowedIpsLink } from './AllowedIpsLink.tsx'
import classes from './Section.module.css'
import type { OrderFormState } from './use-order-form.ts'

/** What of a form its keys need; forms besides the order's have keys, too. */
type KeyFields = Pick<OrderFormState, 'field' | 'storedKeysFor'>
type Props = { readonly state: KeyFields; readonly id: RegistrarId }

/** The keys of one registrar: short ones beside each other, long ones below, then the tick. */
export function RegistrarKeys({ state, id }: Props) {
  const { keys, ip } = registrars[id]
  const isStored = state.storedKeysFor === id
  const isPractice = useMode() === 'practice'
  const firstHint = isStored
    ? keys.length === 2
      ? 'Leave both empty to keep the stored keys.'
      : 'Leave all of them empty to keep what is stored.'
    : isPractice && 'In practice any text of three characters or more works.'
  const input = (key: Omit<OwnKey, 'registrar'>, at: number) => (
    <KeyInput
      key={key.field}
      of={key}
      props={state.field(
        `credentials.${key.field}`,
        (at === 0 && firstHint) || (key.hint ?? undefined),
      )}
      isStored={isStored}
    />
  )
  return (
    <>
      <div className={classes.two}>{keys.map((key, at) => !key.isLong && input(key, at))}</div>
      {keys.map((key, at) => key.isLong && input(key, at))}
      {ip !== null && <IpTick state={state} id={id} ip={ip} />}
    </>
  )
}

type KeyInputProps = {
  readonly of: Omit<OwnKey, 'registrar'>
  readonly props: ReturnType<OrderFormState['field']>
  readonly isStored: boolean
}

function KeyInput({ of: { label, isSecret, isLong }, props, isStored }: KeyInputProps) {
  if (isSecret && !isLong) return <SecretInput {...props} label={label} isStored={isStored} />
  const shared = {
    ...props,
    ...(isStored && { placeholder: 'Kept' }),
    label,
    autoComplete: 'off',
    spellCheck: false,
  }
  return isLong ? (
    <Textarea {...shared} autosize minRows={2} maxRows={6} classNames={{ input: 'mono' }} />
  ) : (
    <TextInput {...shared} />
  )
}

function IpTick({ state, id, ip }: Props & { readonly ip: IpAllowance }) {
  const settings = useCall('settings.get', {})
  const named = settings.data === undefined ? '' : clientIpOf(settings.data.registrars, id)
  // a registrar never sees an address of a local network
  const address = isPublicIpv4(named) ? named : ''
  return (
    <Checkbox
      {...state.field(`credentials.${ip.field}`, undefined, 'checkbox')}
      // the help stays beside an error, because it says where to mend it
      description={
        <>
          {ip.where} <AllowedIpsLink page={ip.page}>Open that page</AllowedIpsLink>
        </>
      }
      label={
        address === ''
          ? 'The IP address of this computer is whitelisted in the account'
          : `The IP address ${address} is whitelisted in the account`
      }
    />
  )
}

type SecretInputProps = PasswordInputProps & {
  /** A key is stored, and stays as long as nothing is typed. */
  readonly isStored: boolean
}

/** A key that is never shown again once it is stored. */
function SecretInput({ isStored, ...props }: SecretInputProps) {
  return (
    <PasswordInput
      {...props}
      // Mantine's `PasswordInput` does not set it, unlike its other inputs
      aria-invalid={Boolean(props.error) || undefined}
      autoComplete="off"
      spellCheck={false}
      classNames={{ innerInput: 'mono' }}
      {...(isStored && { placeholder: 'Kept' })}
    />
  )
}
