import { Button, Progress } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { countOf } from '../../shared/text/count-of.ts'
import { isolated } from '../../shared/text/isolated.ts'
import { numberText } from '../../shared/text/locale.ts'
import { useCall, useDo } from '../app/bridge.ts'
import { Page } from '../ui/Page.tsx'
import { showDone } from '../ui/show.ts'
import { showUndo } from '../ui/show-undo.tsx'
import { ErrorState } from '../ui/states/ErrorState.tsx'
import { minuteTime } from '../words/times.ts'
import { ColumnQuestions } from './ColumnQuestions.tsx'
import classes from './Import.module.css'
import { ImportReport } from './ImportReport.tsx'
import { ImportReview } from './ImportReview.tsx'
import { ImportStart } from './ImportStart.tsx'
import { closeTable, useImport } from './import-session.ts'
import { type ImportRun, stopImport } from './run-import.ts'
import { templateRows } from './template.ts'
import { useCheckedOrders } from './use-checked-orders.ts'

/** Many orders from one file: read, checked by the rules of the form, created one by one. */
export function ImportOrdersPage() {
  const { table, run, mended, questions, isReportOpen } = useImport()
  const save = useDo('imports.save', {
    onSuccess: ({ path }) => showDone(`The template is written to ${isolated(path)}`),
  })
  if (run !== null && !run.isOver)
    return (
      <Page title="Import orders" subtitle={table?.name}>
        <ImportProgress run={run} />
      </Page>
    )
  if (isReportOpen) return <Report />
  if (table === null)
    return (
      <Page
        title="Import orders"
        actions={
          <Button
            variant="default"
            leftSection={<IconDownload size={16} stroke={1.7} />}
            loading={save.isPending}
            onClick={() => save.mutate({ name: 'order-template', rows: templateRows() })}
          >
            Save a template
          </Button>
        }
      >
        <ImportStart />
      </Page>
    )
  const isAsked = questions.length > 0 || table.mergedColumns.length > 0
  return (
    <Page
      title="Import orders"
      subtitle={`${isolated(table.name)}, ${countOf(table.rows.length, 'row')}`}
      scroll={isAsked ? 'body' : 'own'}
      actions={
        <Button
          variant="default"
          onClick={() => {
            const undo = closeTable()
            if (mended.size > 0) showUndo(`${isolated(table.name)} closed`, undo)
          }}
        >
          Choose another file
        </Button>
      }
    >
      {isAsked ? <ColumnQuestions table={table} questions={questions} /> : <Review />}
    </Page>
  )
}

function Report() {
  const last = useCall('imports.last', {}, { staleTime: 0, refetchOnMount: 'always' })
  const report = last.isFetchedAfterMount ? last.data?.last : undefined
  return (
    <Page
      title="Import orders"
      subtitle={report && `${isolated(report.name)}, ${minuteTime(report.startedAt)}`}
      scroll="own"
      actions={
        <Button variant="default" onClick={closeTable}>
          Import another file
        </Button>
      }
    >
      {report !== undefined && <ImportReport last={report} />}
      {last.isError && <ErrorState error={last.error} onRetry={() => void last.refetch()} />}
    </Page>
  )
}

function Review() {
  return <ImportReview checked={useCheckedOrders()} />
}

/** How far the import is; it may be stopped between orders. */
function ImportProgress({ run }: { readonly run: ImportRun }) {
  const { done, total, isStopping } = run
  return (
    <div className={classes.running}>
      <div className="heading" role="status">
        {`${numberText(done)} of ${numberText(total)} orders created`}
      </div>
      <Progress
        value={total === 0 ? 100 : (done / total) * 100}
        size="sm"
        w="100%"
        transitionDuration={0}
        aria-label="Orders created"
      />
      <div className="quiet">
        You may go to another page meanwhile. Orders that are created stay if you stop.
      </div>
      <Button variant="default" loading={isStopping} onClick={stopImport}>
        Stop the import
      </Button>
    </div>
  )
}
