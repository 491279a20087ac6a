declare module 'virtual:redpine-apps' {
  import type { BuiltApp } from '@redpine/ui/app-routes';

  /** Every app of this build, from its `routes.json`. */
  export const apps: readonly BuiltApp[];
}

declare module '*.css' {}
