import { useForm } from '@mantine/form'
import { type ReactNode, useEffect, useEffectEvent } from 'react'
import { create } from 'zustand'
import type { CallArgs } from '../../shared/border/calls.ts'
import { issues } from '../../shared/problems.ts'
import { settingsSchema } from '../../shared/settings/settings.ts'
import { CallFailure, useDo } from '../app/bridge.ts'
import { useMode } from '../app/use-mode.ts'
import { fieldProps } from '../ui/form/field-props.ts'
import { showDone } from '../ui/show.ts'

type Group = 'mailin' | 'registrars' | 'polling' | 'mail' | 'letters' | 'defaults'
type Value = string | number | boolean

export type SettingsForm = ReturnType<typeof useSettingsForm>

/**
 * One group of settings that is saved on its own; what is typed is kept while staff look
 * elsewhere. An empty password means "keep".
 */
export function useSettingsForm(group: Group, initialValues: Readonly<Record<string, Value>>) {
  const save = useDo('settings.save', { isQuiet: true })
  const form = useForm<Record<string, Value>>({
    initialValues,
    validateInputOnBlur: true,
    validate: values => byName(issues(settingsSchema.safeParse(change(values)))),
  })

  const key = `${useMode()} ${group}`
  const takeUp = useEffectEvent(() => {
    const draft = settingsDraft(key)
    if (draft !== undefined) form.setValues(draft)
  })
  const putDown = useEffectEvent(() =>
    draftSettings(key, form.isDirty() ? form.getValues() : undefined),
  )
  useEffect(() => {
    takeUp()
    return () => putDown()
  }, [])

  /** Turns paths of the schema into names of fields. */
  function byName(problems: Readonly<Record<string, string>>): Record<string, string> {
    const entries = Object.entries(problems).map(([path, sentence]) => {
      const name = path.startsWith(`${group}.`) ? path.slice(group.length + 1) : path
      return [name, sentence] as const
    })
    return Object.fromEntries(entries)
  }

  function change(values: Readonly<Record<string, Value>>): CallArgs<'settings.save'> {
    const changed = Object.entries(values).filter(
      ([name, value]) => value !== initialOf(name) && !(name === 'password' && value === ''),
    )
    return { [group]: Object.fromEntries(changed) }
  }

  function initialOf(name: string): Value | undefined {
    return form.getInitialValues()[name]
  }

  /** Saves the group. Returns whether the main process took it. */
  async function submit(): Promise<boolean> {
    if (!form.isDirty()) {
      showDone('Nothing has changed')
      return true
    }
    if (form.validate().hasErrors) return false
    const values = form.getValues()
    try {
      await save.mutateAsync(change(values))
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error
      form.setErrors(byName(error.failure.fields ?? {}))
      return false
    }
    const shown = 'password' in values ? { ...values, password: '' } : values
    form.setInitialValues(shown)
    form.setValues(shown)
    form.resetDirty(shown)
    showDone('Changes saved')
    return true
  }

  /** Props of an input; an error takes the place of the help. */
  const field = (name: string, help?: ReactNode, type?: 'input' | 'checkbox') =>
    fieldProps(form, name, help, type)

  return {
    field,
    submit,
    isDirty: form.isDirty(),
    isTyped: (name: string) => form.isDirty(name),
    isSaving: save.isPending,
    failure: save.error?.failure,
  }
}

type Values = Readonly<Record<string, string | number | boolean>>
type Drafts = { readonly values: Readonly<Record<string, Values | undefined>> }

/** Unsaved values of Settings by mode and group: visiting another page does not lose them. */
const useSettingsDrafts = create<Drafts>(() => ({ values: {} }))

const settingsDraft = (key: string): Values | undefined =>
  useSettingsDrafts.getState().values[key]

/** Stores the unsaved values of a group; undefined: there are none. */
function draftSettings(key: string, values: Values | undefined) {
  useSettingsDrafts.setState(before => ({ values: { ...before.values, [key]: values } }))
}
