import { Dropzone } from '@mantine/dropzone'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { readSample, type Sample } from '../../../shared/exports/read-sample.ts'
import { maxImportBytes } from '../../../shared/imports/import.ts'
import { inSlices } from '../../ui/slices.ts'
import classes from './CustomFormat.module.css'

const accepted = ['.csv', '.tsv', '.txt']

type Props = {
  readonly onRead: (sample: Sample) => void
}

/** Where the sample of a target's import comes in; a file that is none is refused in words. */
export function SampleDrop({ onRead }: Props) {
  const [problem, setProblem] = useState<string | null>(null)
  const read = useMutation({
    mutationFn: async (file: File) =>
      inSlices(readSample(new Uint8Array(await file.arrayBuffer()))),
    onSuccess(sample) {
      setProblem(sample.ok ? null : sample.failure)
      if (sample.ok) onRead(sample.value)
    },
    onError: () => setProblem('The file could not be read. Choose it again.'),
  })
  return (
    <div className="stack gap-8">
      <Dropzone
        loading={read.isPending}
        onDrop={([file]) => file !== undefined && read.mutate(file)}
        onReject={() =>
          setProblem(
            'Drop one text file, such as CSV, of at most 5 MB. Save a workbook as CSV.',
          )
        }
        multiple={false}
        maxSize={maxImportBytes}
        accept={{ 'text/csv': accepted, 'text/plain': accepted }}
        className={classes.drop}
        inputProps={{ 'aria-label': 'Choose the sample CSV' }}
      >
        <IconFileSpreadsheet size={28} stroke={1.4} aria-hidden className="quiet" />
        <div className="heading">Drop the sample CSV here, or press to choose it</div>
        <div className="quiet">
          The import page of the program offers one. Only its titles are kept.
        </div>
      </Dropzone>
      {problem !== null && (
        <p role="alert" className="error">
          {problem}
        </p>
      )}
    </div>
  )
}
