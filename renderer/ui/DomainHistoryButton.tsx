import { IconHistory } from '@tabler/icons-react'
import { useLocation } from 'wouter'
import { readable } from '../../shared/domains/readable.ts'
import { historyAddress } from '../app/place/addresses.ts'
import { RowButton } from './table/RowButton.tsx'

/** For rows that are about a domain without being named after it: leads to the domain's page. */
export function DomainHistoryButton({ name }: { readonly name: string }) {
  const [, navigate] = useLocation()
  return (
    <RowButton
      icon={IconHistory}
      words="History of the domain"
      label={`History of ${readable(name)}`}
      onPress={() => navigate(historyAddress(name))}
    />
  )
}
