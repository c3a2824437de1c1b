import { Alert, Button, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { calls } from '../../../shared/border/calls.ts'
import { issues } from '../../../shared/problems.ts'
import { isolated } from '../../../shared/text/isolated.ts'
import { useDo } from '../../app/bridge.ts'
import { Block } from '../../ui/Block.tsx'
import { fieldProps } from '../../ui/form/field-props.ts'
import { showDone } from '../../ui/show.ts'
import { borderFailureText } from '../../words/border-failure-text.ts'

/** Joins a server by the line of an invitation. */
export function JoinServer() {
  const join = useDo('team.join', {
    isQuiet: true,
    onSuccess: ({ staff }) =>
      showDone(`You work on the team’s server as ${isolated(staff.name)}`),
    onError: ({ failure }) => form.setErrors(failure.fields ?? {}),
  })
  const form = useForm({
    initialValues: { invitation: '', deviceName: '' },
    validate: ({ invitation, deviceName }) =>
      issues(calls['team.join'].args.safeParse(argsOf(invitation, deviceName))),
  })
  const failure = join.error?.failure
  const text =
    failure !== undefined && failure.fields === undefined ? borderFailureText(failure) : null
  return (
    <Block
      title="Join a server"
      help="Your window then shows the orders of your team. The orders of this computer stay here as they are, are not worked on meanwhile, and come back when you leave the server."
      onSubmit={async () => {
        if (form.validate().hasErrors) return false
        const { invitation, deviceName } = form.values
        join.mutate(argsOf(invitation, deviceName))
        return true
      }}
    >
      <Textarea
        {...fieldProps(form, 'invitation', 'The line that an admin of your team gave you.')}
        label="Invitation"
        autosize
        minRows={2}
        maxRows={6}
        spellCheck={false}
      />
      <TextInput
        {...fieldProps(form, 'deviceName', 'How admins see it in their list.')}
        label="Name of this computer"
        placeholder="As the system calls it"
        maw={320}
      />
      {text !== null && (
        <Alert color="red" variant="light" title={text.what} role="alert">
          {text.todo}
        </Alert>
      )}
      <div>
        <Button type="submit" loading={join.isPending}>
          Join the server
        </Button>
      </div>
    </Block>
  )
}

const argsOf = (invitation: string, deviceName: string) => ({
  invitation,
  ...(deviceName.trim() !== '' && { deviceName }),
})
