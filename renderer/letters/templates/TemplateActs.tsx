import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Template } from '../../../shared/letters/template-contract.ts'
import { useDo } from '../../app/bridge.ts'
import { showDone } from '../../ui/show.ts'
import type { TypedWords } from './use-template-words.ts'
import { Versions } from './Versions.tsx'

type Props = { readonly template: Template; readonly words: TypedWords }

/** Saving, undoing, and the words of before. */
export function TemplateActs({ template, words }: Props) {
  const { kind, language, isChanged, changedAt, subject, body } = template
  const [isOpen, setOpen] = useState(false)
  const restore = useDo('letters.restoreTemplate', {
    onSuccess: () => showDone('The built-in words count again; yours are under Versions'),
  })
  return (
    <>
      {changedAt !== undefined && (
        <Button variant="subtle" onClick={() => setOpen(true)}>
          Versions
        </Button>
      )}
      {isChanged && !words.isDirty && (
        <Button
          variant="default"
          loading={restore.isPending}
          onClick={() => restore.mutate({ kind, language })}
        >
          Restore built-in words
        </Button>
      )}
      {words.isDirty && (
        <Button variant="default" onClick={() => words.put({ subject, body })}>
          Undo changes
        </Button>
      )}
      <Button
        type="submit"
        form="template"
        variant={words.isDirty ? 'filled' : 'default'}
        loading={words.isSaving}
      >
        Save changes
      </Button>
      <Versions
        template={template}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onUse={version => {
          words.put({ subject: version.subject, body: version.body })
          setOpen(false)
        }}
      />
    </>
  )
}
