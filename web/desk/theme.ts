import type { ThemeConfig } from 'antd';

/** Every colour of the desk; each text colour keeps 4.5 on the ground it stands on. */
const palette = {
  text: '#1F2329', secondary: '#4A5362', hint: '#5F6978', page: '#F4F6F8', sheet: '#FFFFFF',
  primary: '#1B4B8A', 'primary-hover': '#163E73', selected: '#E9F0F9', 'selected-hover': '#DCE7F5', row: '#F4F7FB', head: '#EEF1F5',
  bar: '#16263D', 'bar-text': '#FFFFFF', 'bar-hint': '#C9D3E0', border: '#7C8695', hairline: '#D9DEE5', 'bar-focus': '#FFD65C',
  green: '#1B7040', 'green-tint': '#E8F4EC', yellow: '#855400', 'yellow-tint': '#FFF3D1', red: '#B3261E', 'red-hover': '#8F1E18', 'red-tint': '#FCEBE9',
  grey: '#51596B', 'grey-tint': '#ECEEF2', target: '#5B3E99', 'target-tint': '#F1ECFA',
} as const;

const fontFamily =
  '"PingFang SC","Microsoft YaHei UI","Microsoft YaHei","HarmonyOS Sans SC","MiSans","Noto Sans CJK SC","Source Han Sans SC","WenQuanYi Micro Hei",sans-serif';

/** The style sheet reads the same colours as antd does. */
export function paint(): void {
  for (const [name, colour] of Object.entries(palette)) document.documentElement.style.setProperty(`--${name}`, colour);
  document.documentElement.style.setProperty('--fonts', fontFamily);
}

// Shades are set by hand: derived from a dark brand colour antd's tints turn muddy and fall below contrast 4.5.
export const theme: ThemeConfig = {
  cssVar: {},
  hashed: false,
  token: {
    fontFamily,
    fontSize: 14,
    lineHeight: 1.6,
    controlHeight: 32,
    borderRadius: 4,
    motion: false,
    boxShadow: 'none',
    boxShadowTertiary: 'none',
    colorPrimary: palette.primary,
    colorPrimaryHover: palette['primary-hover'],
    colorPrimaryBg: palette.selected,
    colorPrimaryBgHover: palette['selected-hover'],
    colorInfo: palette.primary,
    colorInfoBg: palette.selected,
    colorLink: palette.primary,
    colorLinkHover: palette['primary-hover'],
    colorSuccess: palette.green,
    colorSuccessBg: palette['green-tint'],
    colorWarning: palette.yellow,
    colorWarningBg: palette['yellow-tint'],
    colorError: palette.red,
    colorErrorHover: palette['red-hover'],
    colorErrorBg: palette['red-tint'],
    colorText: palette.text,
    colorTextSecondary: palette.secondary,
    colorTextTertiary: palette.hint,
    colorTextQuaternary: palette.hint,
    colorTextPlaceholder: palette.hint,
    colorTextDisabled: palette.hint,
    colorBgLayout: palette.page,
    colorBorder: palette.border,
    colorBorderSecondary: palette.hairline,
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
  },
};
