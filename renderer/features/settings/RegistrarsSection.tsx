import { Select, TextInput } from '@mantine/core'
import { providerAddresses, type SettingsView } from '../../../shared/settings.ts'
import { keptDaysChoices, keptDaysOf } from '../../keys-kept.ts'
import { Block } from './Block.tsx'
import { PracticeNote } from './Note.tsx'
import { SaveBar } from './SaveBar.tsx'
import { useSettingsForm } from './use-settings-form.ts'

/** Where the registrars answer, and how long an order keeps its keys for them. */
export function RegistrarsSection({ settings }: { readonly settings: SettingsView }) {
  const isPractice = settings.mode === 'practice'
  const state = useSettingsForm('registrars', settings.registrars)
  const { field } = state
  const keysKept = field(
    'keysKeptDays',
    'Of orders that are completed or cancelled. Keys remembered for a customer stay until you forget them there.',
  )
  return (
    <Block
      onSubmit={state.submit}
      title="Registrars"
      help="The keys belong to each order; here is where they are used. After a change of an address, stored keys wait until you confirm it under Needs attention."
    >
      {isPractice && <PracticeNote what="these addresses are" />}
      <TextInput
        {...field(
          'spaceshipBaseUrl',
          'Empty for the usual address. One without a path gets /api/v1.',
        )}
        label="Spaceship base URL"
        placeholder={isPractice ? '' : providerAddresses.spaceship}
        disabled={isPractice}
        spellCheck={false}
      />
      <TextInput
        {...field(
          'namecheapBaseUrl',
          'Empty for the usual address. One without a path gets /xml.response.',
        )}
        label="Namecheap base URL"
        placeholder={isPractice ? '' : providerAddresses.namecheap}
        disabled={isPractice}
        spellCheck={false}
      />
      <TextInput
        {...field(
          'namecheapClientIp',
          'The public IPv4 address that customers whitelist. When empty, the one that Namecheap last named.',
        )}
        label="Namecheap client IP"
        placeholder="203.0.113.7"
        disabled={isPractice}
        maw={292}
      />
      <Select
        {...keysKept}
        value={String(keysKept.value)}
        onChange={value => keysKept.onChange(keptDaysOf(value ?? 'always'))}
        label="Forget the keys of an order"
        data={keptDaysChoices(settings.registrars.keysKeptDays)}
        allowDeselect={false}
        maw={292}
      />
      <SaveBar state={state} />
    </Block>
  )
}
