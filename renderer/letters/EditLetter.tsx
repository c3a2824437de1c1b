import { Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { z } from 'zod'
import type { LetterRow } from '../../shared/letters/letter.ts'
import { editedLetter } from '../../shared/letters/template.ts'
import { issues } from '../../shared/problems.ts'
import { useDo } from '../app/bridge.ts'
import { DialogForm } from '../ui/form/DialogForm.tsx'
import { showDone } from '../ui/show.ts'

const schema = z.strictObject(editedLetter)

type Props = { readonly letter: LetterRow; readonly onClose: () => void }

/** Changes the words of a letter that is held for review. */
export function EditLetter({ letter: { id, subject, text }, onClose }: Props) {
  const save = useDo('letters.edit', { isQuiet: true })
  const form = useForm({
    initialValues: { subject, text },
    validate: values => issues(schema.safeParse(values)),
  })
  return (
    <div style={{ marginTop: 16 }}>
      <DialogForm
        label="Save letter"
        failure={save.error?.failure}
        isBusy={save.isPending}
        onClose={onClose}
        onSubmit={form.onSubmit(values =>
          save.mutate(
            { id, ...values },
            {
              onSuccess: () => {
                showDone('Letter saved; it is still held')
                onClose()
              },
              onError: ({ failure }) => form.setErrors(failure.fields ?? {}),
            },
          ),
        )}
      >
        <TextInput {...form.getInputProps('subject')} label="Subject" />
        <Textarea
          {...form.getInputProps('text')}
          label="Text"
          autosize
          minRows={8}
          maxRows={18}
          data-autofocus
        />
      </DialogForm>
    </div>
  )
}
