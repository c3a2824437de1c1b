import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import type { Template, TemplateVersion } from '../../../shared/letters/template-contract.ts'
import { countOf } from '../../../shared/text/count-of.ts'
import { useCall } from '../../app/bridge.ts'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { ErrorState } from '../../ui/states/ErrorState.tsx'
import { LoadingLines } from '../../ui/states/Late.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { Paging } from '../../ui/table/Paging.tsx'
import letter from '../Messages.module.css'

const pageSize = 10

type Props = {
  readonly template: Template
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onUse: (version: TemplateVersion) => void
}

/** What the words were before, and how many letters were written in them. */
export function Versions({ isOpen, onClose, ...list }: Props) {
  return (
    <Modal opened={isOpen} onClose={onClose} title="Versions" size={640}>
      <VersionList {...list} />
    </Modal>
  )
}

function VersionList({ template, onUse }: Pick<Props, 'template' | 'onUse'>) {
  const { kind, language } = template
  const [page, setPage] = useState(1)
  const versions = useCall('letters.templateVersions', { kind, language, page, pageSize })
  if (versions.isError)
    return <ErrorState error={versions.error} onRetry={() => void versions.refetch()} />
  if (versions.data === undefined) return <LoadingLines count={3} />
  const { rows, total } = versions.data
  return (
    <>
      <ol className="stack gap-16" aria-label="Versions, the newest first">
        {rows.map(version => (
          <li key={version.id}>
            <Version version={version} onUse={() => onUse(version)} />
          </li>
        ))}
      </ol>
      <Paging page={page} pageSize={pageSize} total={total} onPage={setPage} />
    </>
  )
}

type VersionProps = { readonly version: TemplateVersion; readonly onUse: () => void }

function Version({ version, onUse }: VersionProps) {
  const { subject, body, isBuiltIn, isCurrent, createdAt, letterCount } = version
  return (
    <article>
      <div className="row wrap gap-8-12 mb-4">
        <RelativeTime at={createdAt} />
        {isCurrent && <Tag meaning="done">In use</Tag>}
        <span className="quiet">
          {isBuiltIn ? 'Built-in words restored' : countOf(letterCount, 'letter')}
        </span>
        {!isCurrent && (
          <Button className="push" variant="default" size="xs" onClick={onUse}>
            Use these words
          </Button>
        )}
      </div>
      <div className={letter.letter} style={{ maxHeight: 180 }} tabIndex={0}>
        <p className="fw-600 mb-8">{subject}</p>
        <pre className={letter.plain}>{body}</pre>
      </div>
    </article>
  )
}
