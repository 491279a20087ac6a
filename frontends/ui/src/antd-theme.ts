import type { ThemeConfig } from 'antd';

const FONT =
  'system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';

/**
 * antd in the colours and sizes of `base.css`. The build extracts the static sheet with the same theme; the
 * fixed key makes the sheet and the variables that antd sets at run time meet.
 */
export function antdTheme(large: boolean): ThemeConfig {
  return {
    zeroRuntime: true,
    hashed: false,
    cssVar: { key: 'redpine' },
    token: {
      colorPrimary: '#a61b29',
      colorInfo: '#1f5f99',
      colorLink: '#1f5f99',
      colorSuccess: '#1a6b43',
      colorWarning: '#8a5a00',
      colorError: '#b3261e',
      colorText: '#1d2129',
      colorTextSecondary: '#4a515c',
      colorTextTertiary: '#5f6672',
      colorTextPlaceholder: '#6b7280',
      colorTextDisabled: '#6b7280',
      colorBorder: '#c9cdd4',
      colorBorderSecondary: '#e5e7eb',
      colorBgLayout: '#f7f7f5',
      borderRadius: 4,
      wireframe: false,
      fontFamily: FONT,
      fontSize: large ? 18 : 15,
      controlHeight: large ? 46 : 36,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.18s',
    },
    components: {
      Button: { fontWeight: 500, primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Table: { headerBg: '#fafaf8', headerSplitColor: 'transparent', rowHoverBg: '#fbf7f6' },
    },
  };
}
