import { UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { clsx } from 'clsx'
import { useCall } from '../../app/bridge.ts'
import { Fold } from './Fold.tsx'
import classes from './PracticeDomains.module.css'

type Props = {
  readonly names: readonly string[]
  readonly onInsert: (name: string) => void
}

/** In practice mode: what a domain does is chosen by how its name starts. */
export function PracticeDomains({ names, onInsert }: Props) {
  const [isOpen, { toggle }] = useDisclosure(false)
  const { data } = useCall('app.info', {})
  if (data?.mode !== 'practice' || data.scenarios.length === 0) return null
  return (
    <Fold
      title="Practice domains"
      hint="Names that make things go wrong on purpose"
      isOpen={isOpen}
      onToggle={toggle}
    >
      <ul className="box lines-between clipped">
        {data.scenarios.map(({ word, title, what }) => {
          const name = freeName(word, names)
          return (
            <li key={word}>
              <UnstyledButton
                className={clsx(classes.scenario, 'lights-up')}
                aria-label={`Insert ${name}: ${title}`}
                onClick={() => onInsert(name)}
              >
                <span className="mono">{name}</span>
                <span className="small quiet">{what}</span>
              </UnstyledButton>
            </li>
          )
        })}
      </ul>
    </Fold>
  )
}

/** `slow-1.com`, or the first number that is not in the list yet. */
function freeName(word: string, names: readonly string[]): string {
  let number = 1
  while (names.includes(`${word}-${number}.com`)) number += 1
  return `${word}-${number}.com`
}
