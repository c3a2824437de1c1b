import { SegmentedControl } from '@mantine/core'
import { useLocation } from 'wouter'
import { letterLanguages, letterLanguageWords } from '../../../shared/letters/language.ts'
import type { TemplateRow } from '../../../shared/letters/template-contract.ts'
import { useCall } from '../../app/bridge.ts'
import { templateAddress } from '../../app/place/addresses.ts'
import { changeQuery, useQuery } from '../../app/place/history.ts'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { ErrorState } from '../../ui/states/ErrorState.tsx'
import { LoadingLines } from '../../ui/states/Late.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { RowTable } from '../../ui/table/RowTable.tsx'
import type { Column } from '../../ui/table/TableRow.tsx'
import { kindWords } from './kind-words.ts'

const columns: readonly Column<TemplateRow>[] = [
  { key: 'kind', title: 'Letter', width: '210px', cell: row => kindWords[row.kind].title },
  {
    key: 'when',
    title: 'Written',
    cell: row => <span className="quiet">{kindWords[row.kind].when}</span>,
  },
  { key: 'to', title: 'To', width: '110px', cell: row => kindWords[row.kind].to },
  {
    key: 'words',
    title: 'Words',
    width: '120px',
    cell: row =>
      row.isChanged ? (
        <Tag meaning="draft" look="plain">
          Changed
        </Tag>
      ) : (
        <span className="quiet">Built in</span>
      ),
  },
  {
    key: 'changed',
    title: 'Last changed',
    width: '120px',
    align: 'right',
    cell: row => (row.changedAt === undefined ? null : <RelativeTime at={row.changedAt} />),
  },
]

/** Every letter that Boxwright writes, and whose words it has in a language. */
export function TemplateList() {
  const [, navigate] = useLocation()
  const asked = useQuery()['language']
  const usual = useCall('settings.get', {}).data?.letters.language
  const language = letterLanguages.find(one => one === asked) ?? usual
  const templates = useCall(
    'letters.templates',
    { language: language ?? letterLanguages[0] },
    { enabled: language !== undefined },
  )
  return (
    <>
      <div className="row wrap gap-12-16 firm page-sides strip line-below">
        <SegmentedControl
          size="xs"
          aria-label="Language"
          value={language ?? ''}
          onChange={value => changeQuery({ language: value })}
          data={letterLanguages.map(value => ({ value, label: letterLanguageWords[value] }))}
        />
        {language !== undefined && (
          <span className="quiet">
            {language === usual
              ? 'For every customer to whom no other language was chosen.'
              : 'For customers to whom it was chosen, on the customer’s page.'}
          </span>
        )}
      </div>
      {templates.isError ? (
        <ErrorState error={templates.error} onRetry={() => void templates.refetch()} />
      ) : templates.data === undefined ? (
        <LoadingLines />
      ) : (
        <RowTable
          label="Templates"
          columns={columns}
          rows={templates.data}
          rowKey={row => row.kind}
          onOpen={({ kind, language: of }) => navigate(templateAddress(kind, of))}
        />
      )}
    </>
  )
}
