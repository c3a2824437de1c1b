import { clsx } from 'clsx'
import { stageWords } from '../words/words.ts'
import { meaningIcons } from './meaning-icons.ts'
import classes from './StageTrack.module.css'
import type { TrackNode } from './stage-track.ts'

type Props = {
  /** From `trackOfDomain` or `trackOfOrder`. */
  readonly nodes: readonly TrackNode[]
  readonly size: 'tiny' | 'full'
}

/** Five nodes on a line: stages that are done, the current one, and whether it needs a person. */
export function StageTrack({ nodes, size }: Props) {
  const words = describe(nodes)
  return (
    <span
      className={clsx(classes.track, classes[size])}
      role="img"
      aria-label={words}
      title={words}
    >
      {nodes.map(node => (
        <span key={node.stage} className={classes.node} data-mark={node.mark}>
          {size === 'full' && <NodeIcon mark={node.mark} />}
        </span>
      ))}
    </span>
  )
}

function NodeIcon({ mark }: Pick<TrackNode, 'mark'>) {
  if (mark !== 'done' && mark !== 'person') return null
  const Icon = meaningIcons[mark]
  return <Icon size={11} stroke={2.6} aria-hidden />
}

function describe(nodes: readonly TrackNode[]): string {
  const here = nodes.find(node => node.mark !== 'done')
  if (here === undefined) return 'All steps are done'
  const step = `step ${nodes.indexOf(here) + 1} of ${nodes.length}, ${stageWords[here.stage]}`
  const person = nodes.find(node => node.mark === 'person')
  return person === undefined
    ? `At ${step}`
    : `At ${step}; ${stageWords[person.stage]} needs a person`
}
