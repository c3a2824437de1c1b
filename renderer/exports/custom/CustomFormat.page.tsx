import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { CustomFormat } from '../../../shared/exports/custom-format.ts'
import { isolated } from '../../../shared/text/isolated.ts'
import { useCall, useDo } from '../../app/bridge.ts'
import { formatAddress } from '../../app/place/addresses.ts'
import { useMode } from '../../app/use-mode.ts'
import { Page } from '../../ui/Page.tsx'
import { showDone } from '../../ui/show.ts'
import { ErrorState } from '../../ui/states/ErrorState.tsx'
import { LoadingLines } from '../../ui/states/Late.tsx'
import { borderFailureText } from '../../words/border-failure-text.ts'
import { FormatColumns } from './FormatColumns.tsx'
import { FormatFacts } from './FormatFacts.tsx'
import {
  draftOf,
  draftProblems,
  type FormatDraft,
  formatOfDraft,
  putDraft,
  useDraft,
  withSample,
} from './format-draft.ts'
import { SampleDrop } from './SampleDrop.tsx'

const backHref = '/settings/exports'

/** Makes a format of a target's sample, or changes one; `id` is the part of the address. */
export function CustomFormatPage({ id: part }: { readonly id: string }) {
  const formats = useCall('exports.formats', {})
  const mode = useMode()
  const isNew = part === 'new'
  const saved = formats.data?.find(one => String(one.id) === part)
  if (isNew || saved !== undefined)
    return <FormatView key={`${mode} ${part}`} draftKey={`${mode} ${part}`} saved={saved} />
  return (
    <Page title="Format">
      {formats.isError ? (
        <ErrorState error={formats.error} onRetry={() => void formats.refetch()} />
      ) : formats.data === undefined ? (
        <LoadingLines />
      ) : (
        <p>
          This format was deleted. <Link href={backHref}>Go to the formats</Link>
        </p>
      )}
    </Page>
  )
}

type ViewProps = {
  readonly draftKey: string
  /** Missing for a new format. */
  readonly saved: (CustomFormat & { readonly id: number }) | undefined
}

function FormatView({ draftKey, saved }: ViewProps) {
  const [, navigate] = useLocation()
  const [isReading, setReading] = useState(false)
  const [isAsked, setAsked] = useState(false)
  const kept = useDraft(draftKey)
  const draft = kept ?? (saved === undefined ? undefined : draftOf(saved))
  const save = useDo('exports.saveFormat', { isQuiet: true })
  const found = draft === undefined ? {} : draftProblems(draft)
  const refused = save.error?.failure
  const problems = {
    ...(isAsked ? found : {}),
    ...(refused?.fields?.['format.name'] !== undefined && {
      name: refused.fields['format.name'],
    }),
  }
  const failure = refused?.fields === undefined ? refused : undefined
  const change = (next: FormatDraft | undefined) => {
    putDraft(draftKey, next)
    save.reset()
  }

  function submit(form: HTMLFormElement) {
    if (draft === undefined) return
    setAsked(true)
    if (Object.keys(found).length > 0) {
      // after the errors are drawn
      requestAnimationFrame(() => {
        const first = form.querySelector<HTMLElement>('[aria-invalid="true"], [role="alert"]')
        first?.scrollIntoView({ block: 'center' })
        first?.focus()
      })
      return
    }
    save.mutate(
      { ...(saved !== undefined && { id: saved.id }), format: formatOfDraft(draft) },
      {
        onSuccess({ id }) {
          putDraft(draftKey, undefined)
          setAsked(false)
          showDone(`${isolated(draft.name.trim())} saved; exports offer it from now on`)
          if (saved === undefined) navigate(formatAddress(id), { replace: true })
        },
      },
    )
  }

  return (
    <Page
      title={saved === undefined ? 'New format' : isolated(saved.name)}
      subtitle={<Link href={backHref}>Settings, Exports</Link>}
      actions={
        draft !== undefined && (
          <>
            {kept !== undefined && (
              <Button variant="default" onClick={() => change(undefined)}>
                {saved === undefined ? 'Start anew' : 'Undo changes'}
              </Button>
            )}
            <Button variant="default" onClick={() => setReading(true)}>
              Read another sample
            </Button>
            <Button
              type="submit"
              form="format"
              variant={kept === undefined ? 'default' : 'filled'}
              loading={save.isPending}
            >
              Save format
            </Button>
          </>
        )
      }
    >
      {draft === undefined ? (
        <SampleDrop onRead={sample => change(withSample(sample))} />
      ) : (
        <form
          id="format"
          className="stack gap-16 readable-errors"
          noValidate
          onSubmit={event => {
            event.preventDefault()
            submit(event.currentTarget)
          }}
        >
          {failure !== undefined && (
            <p role="alert" className="failed">
              {`${borderFailureText(failure).what}. ${borderFailureText(failure).todo}`}
            </p>
          )}
          <FormatFacts draft={draft} problems={problems} onChange={change} />
          <FormatColumns draft={draft} problems={problems} onChange={change} />
        </form>
      )}
      <Modal
        opened={isReading}
        onClose={() => setReading(false)}
        title="Read another sample"
        size={520}
      >
        <p className="mb-12">
          Its titles take the place of these. A column whose title stays keeps what it has.
        </p>
        <SampleDrop
          onRead={sample => {
            change(withSample(sample, draft))
            setReading(false)
          }}
        />
      </Modal>
    </Page>
  )
}
