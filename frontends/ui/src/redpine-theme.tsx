import { ConfigProvider } from 'antd';
import enUS from 'antd/es/locale/en_US';
import zhCN from 'antd/es/locale/zh_CN';
import type { ReactNode } from 'react';
import { antdTheme } from './antd-theme.ts';
import { useLanguage } from './language.ts';
import { useTextSize } from './text-size.ts';

/** antd in Redpine's theme, language and type size; every React root of every app stands in one. */
export function RedpineTheme({ children }: { children: ReactNode }) {
  const locale = useLanguage() === 'en' ? enUS : zhCN;
  const theme = antdTheme(useTextSize() === 'large');
  return (
    // antd would write two-character labels with a gap (新 建).
    <ConfigProvider locale={locale} theme={theme} button={{ autoInsertSpace: false }} wave={{ disabled: true }}>
      {children}
    </ConfigProvider>
  );
}
