/* antd ships these as ES modules without telling Node so; the bundler knows better than the type resolver. */
declare module 'antd/es/locale/zh_CN' {
  import type { ConfigProviderProps } from 'antd';

  const locale: NonNullable<ConfigProviderProps['locale']>;
  export default locale;
}

declare module 'antd/es/locale/en_US' {
  import type { ConfigProviderProps } from 'antd';

  const locale: NonNullable<ConfigProviderProps['locale']>;
  export default locale;
}
