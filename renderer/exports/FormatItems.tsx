import { Menu } from '@mantine/core'
import { exportFormatWords } from '../../shared/exports/formats.ts'
import { type ExportFormat, exportFormats } from '../../shared/settings/settings.ts'
import classes from './Exports.module.css'
import { formatWords } from './formats.ts'

type Props = {
  /** The customer's usual one, which stands first. */
  readonly usual?: ExportFormat | undefined
  readonly onChoose: (format: ExportFormat) => void
}

/** Every format as an item of a menu, which scrolls where it is higher than the window. */
export function FormatItems({ usual, onChoose }: Props) {
  const others = exportFormats.filter(format => format !== usual)
  return (
    <div className={classes.formats}>
      {[...(usual === undefined ? [] : [usual]), ...others].map(format => (
        <Menu.Item key={format} onClick={() => onChoose(format)}>
          {exportFormatWords[format]}
          <span className={classes.use}>
            {format === usual ? 'Usual for this customer' : formatWords(format)}
          </span>
        </Menu.Item>
      ))}
    </div>
  )
}
