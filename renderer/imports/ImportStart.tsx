import { Button, Textarea } from '@mantine/core'
import { Dropzone } from '@mantine/dropzone'
import { IconAlertTriangle, IconFileCheck, IconFileSpreadsheet } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { maxImportBytes } from '../../shared/imports/import.ts'
import { guessColumns } from '../../shared/imports/orders/guess-columns.ts'
import { isolated } from '../../shared/text/isolated.ts'
import { useCall } from '../app/bridge.ts'
import { clockTime } from '../words/times.ts'
import classes from './Import.module.css'
import { openReport, openTable } from './import-session.ts'
import { createdWords, interruptedWords, isInterrupted } from './interrupted.ts'
import { type ImportSource, readFile } from './read-file.ts'

/** Where a file comes in: dropped, chosen, or pasted from a spreadsheet. */
export function ImportStart() {
  const preferences = useCall('preferences.get', {})
  const [problem, setProblem] = useState<string | null>(null)
  const [pasted, setPasted] = useState('')

  const read = useMutation({
    mutationFn: async (source: ImportSource) => {
      const table = await readFile(source)
      if (!table.ok) return setProblem(table.failure)
      const before = preferences.data?.importColumns ?? {}
      openTable(table.value, source, guessColumns(table.value, before))
    },
  })
  const take = async (file: File | undefined) => {
    if (file === undefined) return
    const content = new Uint8Array(await file.arrayBuffer())
    read.mutate({ name: file.name, content, answers: {} })
  }
  return (
    <div className="stack gap-16" style={{ maxWidth: 760 }}>
      <LastImportOffer />
      <Dropzone
        loading={read.isPending}
        onDrop={([file]) => void take(file)}
        onReject={() =>
          setProblem(
            'Drop one text file, such as CSV, of at most 5 MB. Save a workbook as CSV.',
          )
        }
        multiple={false}
        maxSize={maxImportBytes}
        accept={{
          'text/csv': ['.csv', '.tsv', '.txt'],
          'text/plain': ['.csv', '.tsv', '.txt'],
        }}
        className={classes.drop}
        inputProps={{ 'aria-label': 'Choose a CSV file' }}
      >
        <IconFileSpreadsheet size={28} stroke={1.4} aria-hidden className="quiet" />
        <div className="heading">Drop a CSV file here, or press to choose one</div>
        <div className="quiet">
          Up to 5,000 rows and 5 MB. A row is an order, or a domain of one.
        </div>
      </Dropzone>
      {problem !== null && (
        <p role="alert" className="error">
          {problem}
        </p>
      )}
      <Textarea
        label="Or paste rows from a spreadsheet"
        description="With the row of titles."
        value={pasted}
        onChange={event => setPasted(event.currentTarget.value)}
        minRows={4}
        maxRows={10}
        autosize
        spellCheck={false}
        placeholder={'Customer e-mail\tDomains\tFirst name 1\tLast name 1\tPrefix 1'}
        classNames={{ input: 'mono' }}
      />
      <div>
        <Button
          variant="default"
          loading={read.isPending}
          onClick={() =>
            pasted.trim() === ''
              ? setProblem('Nothing is pasted yet.')
              : read.mutate({ name: 'Pasted rows', content: pasted, answers: {} })
          }
        >
          Read the pasted rows
        </Button>
      </div>
    </div>
  )
}

/** What the import before came to, also when the app ended in the middle of it. */
function LastImportOffer() {
  const { data } = useCall('imports.last', {}, { staleTime: 0 })
  if (data?.last === undefined) return null
  const { last } = data
  const when = clockTime(last.startedAt)
  const hasRest = isInterrupted(last)
  const Icon = hasRest ? IconAlertTriangle : IconFileCheck
  return (
    <section className={classes.offer} aria-label="Last import">
      <Icon
        size={16}
        stroke={1.7}
        aria-hidden
        className={hasRest ? classes.missingIcon : 'quiet'}
      />
      <span className={classes.offerWords}>
        {hasRest ? interruptedWords(last) : `Last import: ${isolated(last.name)}`}
        <span className="quiet">
          {hasRest ? `. Go on with the rest · ${when}` : ` · ${when} · ${createdWords(last)}`}
        </span>
      </span>
      <Button variant="default" size="xs" onClick={openReport}>
        {hasRest ? 'See the rest' : 'See the report'}
      </Button>
    </section>
  )
}
