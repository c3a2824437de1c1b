import { Button } from '@mantine/core'
import { useLocation } from 'wouter'

type Props = {
  readonly label: string
  readonly isBusy?: boolean
  /** Beside another act that helps more. */
  readonly isQuiet?: boolean
  readonly onPress: () => void
}

/** A button beside a cause. */
export function Act({ label, isBusy = false, isQuiet = false, onPress }: Props) {
  return (
    <Button
      variant={isQuiet ? 'subtle' : 'default'}
      size="xs"
      loading={isBusy}
      onClick={onPress}
    >
      {label}
    </Button>
  )
}

type LeadProps = { readonly label: string; readonly to: string }

/** Leads to where a cause is mended. */
export function Lead({ label, to }: LeadProps) {
  const [, navigate] = useLocation()
  return <Act label={label} onPress={() => navigate(to)} />
}
