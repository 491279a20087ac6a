/** A title in both languages. */
export interface Title {
  zh: string;
  en: string;
}

/**
 * Who is shown a navigation entry: `public` everyone, `account` everyone signed in, otherwise one permission
 * of the viewer, such as `representation.browse`. It decides what is shown, never what is allowed.
 */
export type Shown = 'public' | 'account' | (string & {});

export interface NavigationEntry {
  path: string;
  title: Title;
  shown: Shown;
  /** position in the navigation, smallest first */
  order: number;
  /** key of the section of this app that it stands under; under none where absent */
  section?: string;
}

/** `routes.json`: what an app tells the shell. */
export interface AppRoutes {
  /** path prefixes that mount the app: `/suggestions` answers `/suggestions` and `/suggestions/…` */
  routes: string[];
  navigation: NavigationEntry[];
  /** headings in the navigation, by key; a section stands where its first entry does */
  sections?: Record<string, Title>;
  /** whether the app also mounts on `/`, below the shell's greeting */
  home?: boolean;
  /** words for the kinds of notification that this app's service sends, by kind */
  notifications?: Record<string, Title>;
}

/** An app as the build hands it to the shell. */
export interface BuiltApp extends AppRoutes {
  name: string;
  styles: string[];
  preload: string[];
}
