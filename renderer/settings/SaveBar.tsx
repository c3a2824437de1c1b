import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { Note } from '../ui/Note.tsx'
import { borderFailureText } from '../words/border-failure-text.ts'
import type { SettingsForm } from './use-settings-form.ts'

type Props = { readonly state: SettingsForm; readonly children?: ReactNode }

/** "Save changes" of one group, and a refusal that belongs to no field. */
export function SaveBar({ state, children }: Props) {
  const { failure, isDirty, isSaving } = state
  const text =
    failure !== undefined && failure.fields === undefined && borderFailureText(failure)
  return (
    <>
      {text !== false && (
        <Note>
          {`${text.what}. ${text.todo}`}
          {failure?.code === 'locked' && (
            <>
              {' '}
              <Link href="/settings/general">Go to Secrets</Link>. What you typed stays here.
            </>
          )}
        </Note>
      )}
      <div className="row wrap gap-8-12">
        <Button type="submit" variant={isDirty ? 'filled' : 'default'} loading={isSaving}>
          Save changes
        </Button>
        {children}
      </div>
    </>
  )
}
