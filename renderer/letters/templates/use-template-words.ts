import { useState } from 'react'
import {
  type TemplateWords,
  templateProblem,
  templateWords,
} from '../../../shared/letters/template.ts'
import type { Template } from '../../../shared/letters/template-contract.ts'
import { useDo } from '../../app/bridge.ts'
import { useMode } from '../../app/use-mode.ts'
import { showDone } from '../../ui/show.ts'
import { putDraft, useDraft } from './drafts.ts'

export type Part = keyof TemplateWords
export type TypedWords = ReturnType<typeof useTemplateWords>

/** The words as they are typed, what is wrong with them, and saving them. */
export function useTemplateWords({ kind, language, subject, body }: Template) {
  const key = `${useMode()} ${kind} ${language}`
  const saved = { subject, body }
  const typed = useDraft(key) ?? saved
  const [isAsked, setAsked] = useState(false)
  const save = useDo('letters.saveTemplate', { isQuiet: true })
  const refused = save.error?.failure
  const isDirty = typed.subject !== subject || typed.body !== body

  const problems: Readonly<Record<Part, string | undefined>> = {
    subject: problemOf('subject'),
    body: problemOf('body'),
  }

  function problemOf(part: Part): string | undefined {
    const text = typed[part]
    const unfit = templateWords[part].safeParse(text).error?.issues[0]?.message
    return templateProblem(kind, part, text) ?? unfit ?? undefined
  }

  function put(words: TemplateWords) {
    const isSaved = words.subject === subject && words.body === body
    putDraft(key, isSaved ? undefined : words)
    save.reset()
  }

  return {
    typed,
    isDirty,
    isFit: problems.subject === undefined && problems.body === undefined,
    /** What is wrong with a part; of one that is empty, once it was to be saved. */
    problem: (part: Part) =>
      typed[part] === '' && !isAsked ? undefined : (problems[part] ?? refused?.fields?.[part]),
    failure: refused?.fields === undefined ? refused : undefined,
    isSaving: save.isPending,
    put,
    change: (part: Part, text: string) => put({ ...typed, [part]: text }),
    submit() {
      if (!isDirty) return showDone('Nothing has changed')
      setAsked(true)
      if (problems.subject !== undefined || problems.body !== undefined) return
      save.mutate(
        { kind, language, ...typed },
        {
          onSuccess: () => {
            putDraft(key, undefined)
            setAsked(false)
            showDone('Saved; letters are written in these words from now on')
          },
        },
      )
    },
  }
}
