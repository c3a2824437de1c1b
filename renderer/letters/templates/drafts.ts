import { create } from 'zustand'
import type { TemplateWords } from '../../../shared/letters/template.ts'

type Drafts = { readonly words: Readonly<Record<string, TemplateWords | undefined>> }

const useDrafts = create<Drafts>(() => ({ words: {} }))

/** Words of a template that were typed and not saved: visiting another page does not lose them. */
export const useDraft = (key: string): TemplateWords | undefined =>
  useDrafts(state => state.words[key])

/** Keeps words that were typed; undefined: they are those that are saved. */
export function putDraft(key: string, words: TemplateWords | undefined) {
  useDrafts.setState(before => ({ words: { ...before.words, [key]: words } }))
}
