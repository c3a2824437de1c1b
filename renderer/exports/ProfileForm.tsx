import { Modal, Select, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { CallArgs } from '../../shared/border/calls.ts'
import type { SequencerProfile } from '../../shared/exports/profile.ts'
import { useCall, useDo } from '../app/bridge.ts'
import { DialogForm } from '../ui/form/DialogForm.tsx'
import { NumberField } from '../ui/form/NumberField.tsx'
import { showDone } from '../ui/show.ts'
import { ErrorState } from '../ui/states/ErrorState.tsx'
import { LoadingLines } from '../ui/states/Late.tsx'
import classes from './Exports.module.css'
import {
  type ProfileValues,
  profileOf,
  profileProblems,
  profileValues,
} from './profile-values.ts'

type Owner = CallArgs<'exports.profile'>
type Props = {
  readonly owner: Owner
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** What sequencers are told of the mailboxes of a customer or of a plan. */
export function ProfileDialog({ owner, title, isOpen, onClose }: Props) {
  return (
    <Modal opened={isOpen} onClose={onClose} title={title} size={520}>
      <Loaded owner={owner} onClose={onClose} />
    </Modal>
  )
}

type FormProps = Pick<Props, 'owner' | 'onClose'>

function Loaded(props: FormProps) {
  const profile = useCall('exports.profile', props.owner, { staleTime: 0, gcTime: 0 })
  if (profile.isError)
    return <ErrorState error={profile.error} onRetry={() => void profile.refetch()} />
  if (profile.data === undefined) return <LoadingLines count={5} />
  return <ProfileForm {...props} profile={profile.data} />
}

const warmUps = [
  { value: '', label: 'Left to the sequencer' },
  { value: 'on', label: 'On' },
  { value: 'off', label: 'Off' },
] as const satisfies readonly { value: ProfileValues['hasWarmUp']; label: string }[]

function ProfileForm({
  owner,
  onClose,
  profile,
}: FormProps & { readonly profile: SequencerProfile }) {
  const save = useDo('exports.saveProfile', {
    isQuiet: true,
    onSuccess() {
      showDone('Sequencer settings saved')
      onClose()
    },
  })
  const form = useForm<ProfileValues>({
    initialValues: profileValues(profile),
    validateInputOnBlur: true,
    validate: profileProblems,
  })
  const field = form.getInputProps
  return (
    <DialogForm
      label="Save settings"
      failure={save.error?.failure}
      isBusy={save.isPending}
      onClose={onClose}
      onSubmit={form.onSubmit(values =>
        save.mutate(
          { ...owner, profile: profileOf(values) },
          { onError: ({ failure }) => form.setErrors(failure.fields ?? {}) },
        ),
      )}
    >
      <div>
        {owner.planId === undefined
          ? 'Exports take these along. What is empty is taken from the plan of the order.'
          : 'Exports take these along for orders of this plan. What a customer has of its own counts first.'}
      </div>
      <div className={classes.fields}>
        <NumberField {...field('dailyLimit')} label="E-mails a day" placeholder="40" />
        <NumberField {...field('replyRate')} label="Reply rate" placeholder="30" unit="%" />
        <Select {...field('hasWarmUp')} label="Warm-up" data={warmUps} allowDeselect={false} />
        <NumberField {...field('warmUpMost')} label="Warm-up: most a day" placeholder="30" />
        <NumberField {...field('warmUpStart')} label="Warm-up: first day" placeholder="5" />
        <NumberField
          {...field('warmUpIncrease')}
          label="Warm-up: more each day"
          placeholder="2"
        />
        <TextInput
          {...field('trackingDomain')}
          label="Tracking domain"
          placeholder="track.example.com"
        />
        <TextInput {...field('tags')} label="Tags" placeholder="acme, cold" />
      </div>
      <Textarea {...field('signature')} label="Signature" autosize minRows={3} maxRows={8} />
    </DialogForm>
  )
}
