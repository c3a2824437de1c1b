import { Checkbox, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import {
  baseUrlName,
  clientIpName,
  type RegistrarId,
  registrarIds,
  registrars,
} from '../../shared/registrars/catalogue.ts'
import type { SettingsView } from '../../shared/settings/settings.ts'
import { countOf } from '../../shared/text/count-of.ts'
import { useCall } from '../app/bridge.ts'
import { Block } from '../ui/Block.tsx'
import { ConfirmDialog } from '../ui/form/ConfirmDialog.tsx'
import { PracticeNote } from '../ui/Note.tsx'
import { showFailure } from '../ui/show.ts'
import { retentionChoices, retentionDaysOf } from '../words/key-retention.ts'
import { SaveBar } from './SaveBar.tsx'
import { type SettingsForm, useSettingsForm } from './use-settings-form.ts'

/** Where the registrars answer, and how long an order keeps its keys for them. */
export function RegistrarsSection({ settings }: { readonly settings: SettingsView }) {
  const isPractice = settings.mode === 'practice'
  const state = useSettingsForm('registrars', settings.registrars)
  const { field } = state
  const keysKept = field(
    'keysKeptDays',
    'Of orders that are completed or cancelled. Keys remembered for a customer stay until you forget them there.',
  )
  const days = retentionDaysOf(String(keysKept.value))
  const isChanged = state.isTyped('keysKeptDays')
  const found = useCall(
    'registrars.countForgettable',
    { days },
    { enabled: isChanged, staleTime: 0 },
  )
  const [asked, setAsked] = useState<number>()
  /**
   * Saves, once staff confirm how many ended orders lose their keys at the next check. Returns
   * whether it was saved.
   */
  async function submit(): Promise<boolean> {
    if (!isChanged) return state.submit()
    const { data, error } = await found.refetch()
    if (data === undefined) {
      if (error !== null) showFailure(error.failure)
      return false
    }
    if (data.count === 0) return state.submit()
    setAsked(data.count)
    return true
  }
  return (
    <Block
      onSubmit={submit}
      title="Registrars"
      help="The keys belong to each order; here is where they are used. After a change of an address, stored keys wait until you confirm it under Needs attention."
    >
      {isPractice && <PracticeNote what="these addresses are" />}
      {registrarIds.map(id => (
        <Addresses key={id} id={id} field={field} isPractice={isPractice} />
      ))}
      <Select
        {...keysKept}
        value={String(keysKept.value)}
        onChange={value => keysKept.onChange(retentionDaysOf(value ?? 'always'))}
        label="Forget the keys of an order"
        data={retentionChoices(settings.registrars.keysKeptDays)}
        allowDeselect={false}
        maw={292}
      />
      <Checkbox
        {...field(
          'asksRdap',
          'When no keys are kept or the domain is elsewhere. rdap.org and the registry are told the name of each such domain and this computer’s address, nothing else.',
          'checkbox',
        )}
        label="Ask RDAP for expiry dates that no registrar tells"
      />
      <SaveBar state={state} />
      <ConfirmDialog
        isOpen={asked !== undefined}
        title="Forget the keys of ended orders?"
        label={`Forget the keys of ${countOf(asked ?? 0, 'order')}`}
        isDestructive
        isBusy={state.isSaving}
        onConfirm={() => void state.submit().finally(() => setAsked(undefined))}
        onClose={() => setAsked(undefined)}
      >
        {countOf(asked ?? 0, 'order has', 'orders have')} ended long enough ago: after this
        change the registrar keys of {asked === 1 ? 'this order' : 'these orders'} are forgotten
        at the next check. This cannot be undone.
      </ConfirmDialog>
    </Block>
  )
}

type AddressesProps = {
  readonly id: RegistrarId
  readonly field: SettingsForm['field']
  readonly isPractice: boolean
}

/** Where one registrar answers, and from which address it is asked. */
function Addresses({ id, field, isPractice }: AddressesProps) {
  const { title, baseUrl } = registrars[id]
  const ipName = clientIpName(id)
  return (
    <>
      <TextInput
        {...field(
          baseUrlName(id),
          `Empty for the usual address. One without a path gets ${new URL(baseUrl).pathname}.`,
        )}
        label={`${title} base URL`}
        placeholder={isPractice ? '' : baseUrl}
        disabled={isPractice}
        spellCheck={false}
      />
      {ipName !== null && (
        <TextInput
          {...field(
            ipName,
            `The public IPv4 address that customers whitelist. When empty, the one that ${title} last named.`,
          )}
          label={`${title} client IP`}
          placeholder="203.0.113.7"
          disabled={isPractice}
          maw={292}
        />
      )}
    </>
  )
}
