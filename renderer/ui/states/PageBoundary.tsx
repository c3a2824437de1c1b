import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Component, type ErrorInfo, type ReactNode } from 'react'
import { reportBug } from '../../app/report-bug.ts'
import { Page } from '../Page.tsx'
import { EmptyState } from './EmptyState.tsx'

type Props = {
  /** Address of the page; at another address the children are drawn again. */
  readonly address?: string
  readonly children: ReactNode
}
type State = { readonly isBroken: boolean; readonly address?: string | undefined }

/** Keeps a defect to the page that has it; React offers this to classes alone. */
export class PageBoundary extends Component<Props, State> {
  static getDerivedStateFromError(): Partial<State> {
    return { isBroken: true }
  }

  static getDerivedStateFromProps({ address }: Props, state: State): State | null {
    return address === state.address ? null : { isBroken: false, address }
  }

  override state: State = { isBroken: false, address: this.props.address }

  override componentDidCatch(error: unknown, { componentStack }: ErrorInfo): void {
    reportBug(error, componentStack ?? null)
  }

  override render(): ReactNode {
    if (!this.state.isBroken) return this.props.children
    return (
      <Page title="This page stopped">
        <div role="alert">
          <EmptyState
            icon={IconAlertTriangle}
            title="Something went wrong in Boxwright"
            words="Orders are still worked on. Reload the page; if it happens again, the log says more."
            action={<Button onClick={() => window.location.reload()}>Reload the page</Button>}
          />
        </div>
      </Page>
    )
  }
}
