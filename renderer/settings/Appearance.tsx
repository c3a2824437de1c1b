import {
  Input,
  type MantineColorScheme,
  SegmentedControl,
  Switch,
  useMantineColorScheme,
} from '@mantine/core'
import { useWindow } from '../app/window-store.ts'
import { Block } from '../ui/Block.tsx'

const schemes: Record<MantineColorScheme, string> = {
  light: 'Light',
  dark: 'Dark',
  auto: 'As the system',
}
const isScheme = (value: string): value is MantineColorScheme => value in schemes

/** Colours and density of the window: preferences, the same in both modes. */
export function Appearance() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const areTablesDense = useWindow(state => state.areTablesDense)
  const makeTablesDense = useWindow(state => state.makeTablesDense)
  return (
    <Block title="Appearance">
      <Input.Wrapper label="Colours" labelElement="div">
        <div>
          <SegmentedControl
            aria-label="Colours"
            data={Object.entries(schemes).map(([value, label]) => ({ value, label }))}
            value={colorScheme}
            onChange={value => {
              if (isScheme(value)) setColorScheme(value)
            }}
          />
        </div>
      </Input.Wrapper>
      <Switch
        label="Compact tables"
        checked={areTablesDense}
        onChange={event => makeTablesDense(event.currentTarget.checked)}
      />
    </Block>
  )
}
