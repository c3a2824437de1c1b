import { Menu } from '@mantine/core'
import { type ExportFormat, exportFormats } from '../../shared/settings/settings.ts'
import { exportFormatWords } from '../words/words.ts'
import classes from './Exports.module.css'
import { exportUses } from './formats.ts'

type Props = {
  /** The customer's usual one, which stands first. */
  readonly usual?: ExportFormat | undefined
  readonly onChoose: (format: ExportFormat) => void
}

/** Every format as an item of a menu. */
export function FormatItems({ usual, onChoose }: Props) {
  const others = exportFormats.filter(format => format !== usual)
  return [...(usual === undefined ? [] : [usual]), ...others].map(format => (
    <Menu.Item key={format} onClick={() => onChoose(format)}>
      {exportFormatWords[format]}
      <span className={classes.use}>
        {format === usual ? 'Usual for this customer' : exportUses[format]}
      </span>
    </Menu.Item>
  ))
}
