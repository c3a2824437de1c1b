import {
  Badge,
  Button,
  createTheme,
  Input,
  InputWrapper,
  Menu,
  Modal,
  Notification,
  SegmentedControl,
  Select,
  Tabs,
  Tooltip,
} from '@mantine/core'
import { dark, gray, indigo } from '../ui/palette.ts'

/** All controls of the default size are 32 px high, so that they stand in one line. */
const controlHeight = '32px'

export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: { light: 6, dark: 6 },
  colors: { indigo, gray, dark },
  white: '#ffffff',
  black: '#191d23',
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "'JetBrains Mono Variable', ui-monospace, monospace",
  fontSizes: { xs: '12px', sm: '13px', md: '13px', lg: '14px', xl: '20px' },
  lineHeights: { xs: '1.3334', sm: '1.5385', md: '1.5385', lg: '1.4286', xl: '1.4' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  defaultRadius: 'md',
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '28px' },
      h2: { fontSize: '14px', lineHeight: '20px' },
      h3: { fontSize: '13px', lineHeight: '20px' },
    },
  },
  shadows: {
    xs: 'none',
    sm: 'var(--bw-float-shadow)',
    md: 'var(--bw-float-shadow)',
    lg: 'var(--bw-float-shadow)',
    xl: 'var(--bw-float-shadow)',
  },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: Button.extend({
      defaultProps: { size: 'sm' },
      styles: { label: { fontWeight: 500 } },
      vars: (_theme, props) => ({
        root:
          props.size === 'sm'
            ? { '--button-height': controlHeight, '--button-padding-x': '12px' }
            : {},
      }),
    }),
    Input: Input.extend({
      vars: (_theme, props) => ({
        wrapper:
          props.size === undefined || props.size === 'sm'
            ? { '--input-height': controlHeight, '--input-fz': '13px' }
            : {},
      }),
    }),
    InputWrapper: InputWrapper.extend({
      defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] },
      styles: {
        label: { fontSize: '13px', lineHeight: '20px', fontWeight: 500, marginBottom: 4 },
        description: { fontSize: '12px', lineHeight: '16px', marginTop: 4 },
        error: { fontSize: '12px', lineHeight: '16px', marginTop: 4 },
      },
    }),
    Badge: Badge.extend({ defaultProps: { tt: 'none', fw: 500, radius: 'sm' } }),
    Tooltip: Tooltip.extend({
      defaultProps: {
        openDelay: 400,
        withArrow: false,
        fz: 12,
        transitionProps: { duration: 120 },
      },
    }),
    Modal: Modal.extend({
      defaultProps: {
        centered: true,
        transitionProps: { duration: 150 },
        radius: 'lg',
        closeButtonProps: { 'aria-label': 'Close' },
      },
      styles: { title: { fontSize: '14px', lineHeight: '20px', fontWeight: 600 } },
    }),
    Notification: Notification.extend({
      defaultProps: { closeButtonProps: { 'aria-label': 'Close' } },
    }),
    Menu: Menu.extend({
      defaultProps: {
        transitionProps: { duration: 120 },
        shadow: 'md',
        // a focus placeholder is no menu item, and screen readers complain about it
        withInitialFocusPlaceholder: false,
      },
    }),
    Select: Select.extend({
      defaultProps: {
        // pressing the chosen option keeps it; clearing has a button of its own
        allowDeselect: false,
        // Enter after typing takes the first option that fits
        selectFirstOptionOnChange: true,
      },
    }),
    SegmentedControl: SegmentedControl.extend({ defaultProps: { size: 'sm' } }),
    Tabs: Tabs.extend({ defaultProps: { keepMounted: false } }),
  },
})
