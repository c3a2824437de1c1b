import {
  IconBan,
  IconCheck,
  IconClock,
  IconHandStop,
  IconLoader2,
  IconPencil,
  IconX,
  type TablerIcon,
} from '@tabler/icons-react'
import type { Meaning } from './palette.ts'

export const meaningIcons: Record<Meaning, TablerIcon> = {
  waiting: IconClock,
  running: IconLoader2,
  done: IconCheck,
  person: IconHandStop,
  failed: IconX,
  draft: IconPencil,
  cancelled: IconBan,
}
