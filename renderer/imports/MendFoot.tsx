import { Button, Tooltip } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'

type Props = {
  /** Keys of the orders before and after this one that need a correction. */
  readonly before: string | undefined
  readonly after: string | undefined
  readonly onClose: () => void
  readonly onGo: (next: string | undefined) => void
}

/** Buttons that lead to the order before and after, and close the dialog. */
export function MendFoot({ before, after, onGo, onClose }: Props) {
  return (
    <div className="row wrap firm gap-8 line-above" style={{ padding: '12px 16px' }}>
      <Button.Group>
        <Step
          label="Previous"
          keys="Ctrl+PageUp"
          isOff={before === undefined}
          onGo={() => onGo(before)}
        />
        <Step
          label="Next"
          keys="Ctrl+PageDown"
          isOff={after === undefined}
          onGo={() => onGo(after)}
        />
      </Button.Group>
      <span className="grow" />
      <Button variant="default" onClick={onClose}>
        Cancel
      </Button>
      <Button type="submit">Apply</Button>
    </div>
  )
}

type StepProps = {
  readonly label: 'Previous' | 'Next'
  readonly keys: string
  readonly isOff: boolean
  readonly onGo: () => void
}

function Step({ label, keys, isOff, onGo }: StepProps) {
  const Icon = label === 'Next' ? IconChevronRight : IconChevronLeft
  const icon = <Icon size={16} stroke={1.7} aria-hidden />
  return (
    <Tooltip label={`Apply, then the ${label.toLowerCase()} order to correct (${keys})`}>
      <Button
        variant="default"
        disabled={isOff}
        {...(label === 'Next' ? { rightSection: icon } : { leftSection: icon })}
        onClick={onGo}
      >
        {label}
      </Button>
    </Tooltip>
  )
}
