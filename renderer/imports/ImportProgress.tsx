import { Button, Progress } from '@mantine/core'
import { numberText } from '../../shared/text/locale.ts'
import classes from './Import.module.css'
import { type ImportRun, stopImport } from './run-import.ts'

/** How far the import is; it may be stopped between two orders. */
export function ImportProgress({ run }: { readonly run: ImportRun }) {
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
        Stop after this order
      </Button>
    </div>
  )
}
