import { create } from 'zustand'

type Values = Readonly<Record<string, string | number | boolean>>
type Drafts = { readonly values: Readonly<Record<string, Values | undefined>> }

/** What is typed in Settings and not saved, by mode and group: a look elsewhere keeps it. */
const useSettingsDrafts = create<Drafts>(() => ({ values: {} }))

export const settingsDraft = (key: string): Values | undefined =>
  useSettingsDrafts.getState().values[key]

/** undefined: nothing is unsaved. */
export function draftSettings(key: string, values: Values | undefined) {
  useSettingsDrafts.setState(before => ({ values: { ...before.values, [key]: values } }))
}
